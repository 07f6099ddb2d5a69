"""The second door: an agreed draft leaves, reviewed in every text; nothing else does."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.http import Http404
from django.test import Client

from tests.cast import Cast
from tests.circles.factories import (
    WORDS,
    Company,
    agree,
    circle_of,
    draft_from,
    harvested,
)
from trousseau.circles import actions as circles
from trousseau.circles.models import KeyDraft
from trousseau.keys.models import Key
from trousseau.lib.clock import now, stopped_at, today
from trousseau.passages import actions, rules
from trousseau.passages import circle_to_key as door
from trousseau.passages import circle_to_key_access as access
from trousseau.passages.models import Crossing
from trousseau.passages.notebook_to_circle import NotDecidedError, StillThereError
from trousseau.vault.models import TrailRow

NAMED = replace(
    WORDS,
    situation="Rachida Benali attend. On la joint au 06 12 34 56 78.",
    levers=("Appeler Rachida Benali un mardi.",),
)


@pytest.fixture
def company(cast: Cast) -> Company:
    return Company(cast)


@pytest.fixture
def draft(company: Company) -> KeyDraft:
    circle = circle_of(company, "aicha", "bruno")
    return draft_from(harvested(company, circle, "aicha", "bruno"), company["bruno"])


@pytest.fixture
def agreed(company: Company, draft: KeyDraft) -> KeyDraft:
    agree(company, draft, "aicha", "bruno")
    return draft


def passage_of(company: Company, draft: KeyDraft, who: str = "bruno") -> access.KeyPassage:
    door.begin_key_passage(draft_id=draft.pk, by=company[who])
    return access.key_passage_for(company[who], draft.pk)


def decide_everything(company: Company, passage: access.KeyPassage) -> access.KeyPassage:
    review = passage.review
    for item in review.items:
        review = rules.decide(review, item.words, rules.REPLACED, wording="une personne")
    actions.keep_review(
        crossing=passage.crossing, texts=passage.texts, review=review, by=company["bruno"]
    )
    return access.key_passage_for(company["bruno"], passage.agreed.draft.pk)


def test_an_agreed_draft_becomes_a_received_key(company: Company, agreed: KeyDraft) -> None:
    circles.take_stand(
        draft=agreed, recognises=False, accepts=True, reserve="Chez nous, non.", by=company["bruno"]
    )
    passage = passage_of(company, agreed)

    key = door.pass_to_keys(passage=passage, by=company["bruno"])

    assert (key.title, key.kind, key.question) == (WORDS.title, WORDS.kind, WORDS.question)
    assert key.situation == WORDS.situation
    assert key.questions == list(WORDS.questions)
    assert key.cautions == list(WORDS.cautions)
    assert key.levers == list(WORDS.levers)
    assert key.limits == list(WORDS.limits)
    assert key.reserves == ["Chez nous, non."]
    assert (key.situations, key.meetings, key.members) == (1, 1, 1)
    assert key.period.startswith("en 20")
    assert not key.live
    agreed.refresh_from_db()
    assert agreed.passed_key_slug == key.slug
    assert not Crossing.objects.exists()
    trail = TrailRow.objects.filter(verb="passage.made").last()
    assert trail is not None


@pytest.mark.parametrize(
    ("numbers", "period"),
    [
        ({}, ""),
        ({"first_year": 2014, "last_year": 2014}, "en 2014"),
        ({"first_year": 2013, "last_year": 2014}, "de 2013 à 2014"),
    ],
)
def test_the_period_is_said_to_the_year(numbers: dict[str, int], period: str) -> None:
    assert access.period_of(numbers) == period


def test_nothing_in_a_key_leads_back_to_its_circle(company: Company, agreed: KeyDraft) -> None:
    key = door.pass_to_keys(passage=passage_of(company, agreed), by=company["bruno"])

    kept = str({field.attname: getattr(key, field.attname) for field in key._meta.concrete_fields})

    people = [company[who].person for who in ("aicha", "bruno", "driss")]
    marks = [str(agreed.pk), str(agreed.circle_id), agreed.circle.name]
    marks += [str(mark) for person in people for mark in (person.pk, person.name)]
    assert [mark for mark in marks if mark in kept] == []
    assert key.latest_revision.user is None


def test_every_text_is_reviewed_and_replaced(company: Company, agreed: KeyDraft) -> None:
    named = circles.edit_draft(draft=agreed, content=NAMED, by=company["bruno"])
    agree(company, named, "aicha", "bruno")
    passage = passage_of(company, named)
    with pytest.raises(NotDecidedError):
        door.pass_to_keys(passage=passage, by=company["bruno"])

    passage = decide_everything(company, passage)
    key = door.pass_to_keys(passage=passage, by=company["bruno"])

    assert "Rachida" not in key.situation + key.levers[0]
    assert "06 12" not in key.situation
    assert len(access.headings_of(passage.agreed)) == len(passage.texts)


def test_a_replaced_word_never_comes_back(company: Company, agreed: KeyDraft) -> None:
    named = circles.edit_draft(draft=agreed, content=NAMED, by=company["bruno"])
    agree(company, named, "aicha", "bruno")
    passage = passage_of(company, named)
    review = passage.review
    for item in review.items:
        other = "Rachida Benali" if item.kind == "PHONE" else "une femme"
        review = rules.decide(review, item.words, rules.REPLACED, wording=other)

    with pytest.raises(StillThereError):
        door.pass_to_keys(passage=replace(passage, review=review), by=company["bruno"])


def test_words_changed_meanwhile_ask_for_agreement_again(
    company: Company, agreed: KeyDraft
) -> None:
    passage_of(company, agreed)

    circles.edit_draft(draft=agreed, content=NAMED, by=company["bruno"])

    assert access.key_passage_or_none(company["bruno"], agreed.pk) is None
    with pytest.raises(Http404):
        access.key_passage_for(company["bruno"], agreed.pk)
    with pytest.raises(Http404):
        door.begin_key_passage(draft_id=agreed.pk, by=company["bruno"])


def test_the_door_says_what_is_awaited(company: Company, draft: KeyDraft) -> None:
    nobody = access.candidate_for(company["bruno"], draft.pk).waits
    agree(company, draft, "aicha", accepts=False)
    refused = access.candidate_for(company["bruno"], draft.pk).waits
    agree(company, draft, "aicha")
    circles.announce_round(draft=draft, ends_on=today() + timedelta(days=8), by=company["bruno"])

    with stopped_at(now() + timedelta(days=9)):
        after = access.candidate_for(company["bruno"], draft.pk).waits

    assert "n’a pas encore dit oui" in nobody[0]
    assert "n’a pas encore répondu" in nobody[1]
    assert "ne veut pas" in refused[0]
    assert after == []


@pytest.mark.parametrize("who", ["aicha", "chantal", "elise", "farid", "gaelle"])
def test_neither_reader_nor_stranger_opens_the_door(
    company: Company, agreed: KeyDraft, who: str
) -> None:
    with pytest.raises(Http404):
        access.candidate_for(company[who], agreed.pk)


@pytest.mark.parametrize("who", ["bruno", "driss"])
def test_drafter_and_facilitator_open_the_door(
    company: Company, agreed: KeyDraft, who: str
) -> None:
    assert passage_of(company, agreed, who).texts[0] == WORDS.title


def test_a_key_leaves_once(company: Company, agreed: KeyDraft) -> None:
    door.pass_to_keys(passage=passage_of(company, agreed), by=company["bruno"])

    with pytest.raises(Http404):
        access.candidate_for(company["bruno"], agreed.pk)


def test_a_review_given_up_leaves_nothing(company: Company, agreed: KeyDraft) -> None:
    passage = passage_of(company, agreed)

    door.give_up_key_passage(passage=passage, by=company["bruno"])

    assert not Crossing.objects.exists()
    assert not Key.objects.exists()


# --- The screens ---------------------------------------------------------------------------


def urls(draft: KeyDraft) -> dict[str, str]:
    base = f"/passages/cle/{draft.pk}/"
    return {
        "review": base,
        "door": f"{base}ouvrir/",
        "reading": f"{base}relire/",
        "give_up": f"{base}abandonner/",
    }


def test_the_way_out_through_the_screens(company: Company, agreed: KeyDraft) -> None:
    named = circles.edit_draft(draft=agreed, content=NAMED, by=company["bruno"])
    agree(company, named, "aicha", "bruno")
    browser, at = company.cast.client("bruno"), urls(agreed)

    assert browser.get(at["review"]).headers["Location"] == at["door"]
    assert "Le cercle est d’accord" in browser.get(at["door"]).content.decode()
    assert browser.post(at["door"]).headers["Location"] == at["review"]
    shown = browser.get(at["review"]).content.decode()
    assert "Rachida Benali" in shown
    assert "Les leviers" in shown
    wrong = browser.post(at["review"], {"act": "replace", "words": "Rachida Benali", "n": "1"})
    assert "Écrivez ce que" in wrong.content.decode()
    assert "Tout n’est pas décidé" in browser.get(at["reading"]).content.decode()
    browser.post(at["review"], {"act": "sure"})
    decide_everything(company, access.key_passage_for(company["bruno"], agreed.pk))
    page = browser.get(at["reading"])
    assert "Rachida" not in page.content.decode()
    seen = page.context["form"].leaving_now
    assert "cochez cette case" in browser.post(at["reading"], {"seen": seen}).content.decode()
    stale = browser.post(at["reading"], {"seen": "autre", "read": "on"})
    assert "Le texte a changé" in stale.content.decode()
    done = browser.post(at["reading"], {"seen": seen, "read": "on"})

    assert done.headers["Location"].endswith(f"{agreed.pk}/")
    assert Key.objects.get().title == WORDS.title


def test_the_screen_says_what_is_awaited(company: Company, draft: KeyDraft) -> None:
    browser, at = company.cast.client("bruno"), urls(draft)

    page = browser.get(at["door"]).content.decode()
    pushed = browser.post(at["door"])

    assert "ne peut pas encore sortir" in page
    assert pushed.status_code == 200
    assert not Crossing.objects.exists()


def test_a_review_is_given_up_by_post(company: Company, agreed: KeyDraft) -> None:
    passage_of(company, agreed)
    browser, at = company.cast.client("bruno"), urls(agreed)

    assert browser.get(at["give_up"]).status_code == 405
    assert browser.post(at["give_up"]).status_code == 302
    assert not Crossing.objects.exists()


@pytest.mark.parametrize("who", ["aicha", "chantal", "elise", "farid", "gaelle"])
@pytest.mark.parametrize("screen", ["review", "door", "reading"])
def test_others_get_404(company: Company, agreed: KeyDraft, who: str, screen: str) -> None:
    assert company.cast.client(who).get(urls(agreed)[screen]).status_code == 404


def test_a_visitor_is_asked_who_they_are(company: Company, agreed: KeyDraft) -> None:
    for address in urls(agreed).values():
        assert Client().get(address).status_code in {302, 405}
