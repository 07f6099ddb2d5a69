"""The first door's acts: what leaves, what never does, and the way back."""

import json

import pytest
from django.http import Http404

from tests.circles.factories import WORDS, harvested
from tests.notebook.factories import read
from tests.passages.factories import SECRETS
from trousseau.circles import access as circles
from trousseau.circles import actions as circle_actions
from trousseau.circles.models import Case
from trousseau.lib.questions import question
from trousseau.passages import access, rules
from trousseau.passages import notebook_to_circle as door
from trousseau.passages.models import Crossing
from trousseau.vault import api as vault
from trousseau.vault.models import TrailRow

EVERY_TAG = ("question", "register", "domain")


def test_a_review_finds_what_could_identify_in_title_and_story(scene):
    passage = scene.begin()

    found = " ".join(item.words for item in passage.review.items)

    assert passage.texts == ("La voisine de M. Karim Belhadji", passage.note.content.story)
    for words in ("Karim Belhadji", "06 39 98 12 34", "Odile Ferrand"):
        assert words in found


def test_beginning_again_keeps_one_review_and_its_decisions(scene):
    passage = scene.begin()
    scene.keep(rules.replace_all_sure(passage.review))

    again = scene.begin()

    assert Crossing.objects.count() == 1
    assert again.review.done > 0


def test_a_case_never_contains_a_replaced_word(scene):
    passage = scene.decide_everything()

    case = door.pass_to_circle(passage=passage, kept_tags=EVERY_TAG, by=scene.aicha)

    payload = json.dumps(
        vault.open_row(case, by=scene.company["bruno"].unlocked), ensure_ascii=False
    )
    for words in rules.neutral_pairs(passage.review.items):
        assert not rules.is_in(words, [payload])
    for words in SECRETS:
        assert words not in payload


def test_the_circle_reads_the_case_and_never_the_private_word(scene):
    passage = scene.decide_everything()

    case = door.pass_to_circle(passage=passage, kept_tags=EVERY_TAG, by=scene.aicha)

    seen = circles.case_view(case, by=scene.company["bruno"])
    assert (seen.title, seen.story) == passage.leaving
    assert (seen.question, seen.register, seen.domain) == (
        question(1),
        "Prévenir et apaiser les conflits",
        "Habitat",
    )
    assert "piégée" not in json.dumps(vault.open_row(case, by=scene.aicha.unlocked))


def test_tags_may_stay_in_the_notebook(scene):
    passage = scene.decide_everything()

    case = door.pass_to_circle(passage=passage, kept_tags=(), by=scene.aicha)

    seen = circles.case_view(case, by=scene.aicha)
    assert (seen.question, seen.register, seen.domain) == (None, "", "")


def test_a_situation_without_a_title_is_named_by_its_first_decided_words(scene):
    content = access.note_for(scene.aicha, scene.situation.pk).content
    scene.situation = door.notebook.edit_situation(
        situation=scene.situation,
        content=type(content)(story=content.story),
        by=scene.aicha,
    )

    passage = scene.decide_everything()

    assert passage.leaving[0].endswith("…")
    assert "Belhadji" not in passage.leaving[0]


def test_nothing_leaves_while_a_find_is_undecided(scene):
    passage = scene.begin()

    with pytest.raises(door.NotDecidedError):
        door.pass_to_circle(passage=passage, kept_tags=(), by=scene.aicha)

    assert not Case.objects.exists()


def test_nothing_leaves_while_a_replaced_word_comes_back_elsewhere(scene):
    passage = scene.decide_everything()
    first, second = [one.words for one in passage.review.items if one.state == rules.REPLACED][:2]
    wording = f"quelqu’un près de {first}"
    passage = scene.keep(rules.decide(passage.review, second, rules.REPLACED, wording=wording))

    with pytest.raises(door.StillThereError):
        door.pass_to_circle(passage=passage, kept_tags=(), by=scene.aicha)

    assert not Case.objects.exists()


def test_the_author_keeps_the_token_and_the_table_and_the_review_goes(scene):
    passage = scene.decide_everything()

    case = door.pass_to_circle(passage=passage, kept_tags=(), by=scene.aicha)

    note = read(scene.situation, scene.aicha)
    assert vault.stub(note.passages[0].token) == case.stub
    assert note.veil == {"Val d’Orle": rules.neutral_pairs(passage.review.items)}
    assert not Crossing.objects.exists()


def test_no_plain_column_joins_the_case_to_the_notebook(scene):
    before = set(TrailRow.objects.values_list("seq", flat=True))
    pk = scene.situation.pk

    case = door.pass_to_circle(passage=scene.decide_everything(), kept_tags=(), by=scene.aicha)

    refs = set(TrailRow.objects.exclude(seq__in=before).values_list("ref", flat=True))
    assert not refs & {str(pk), pk.hex, str(case.pk), case.pk.hex}
    columns = {str(value) for value in Case.objects.values().get().values()}
    assert not columns & {str(pk), str(scene.situation.safe_id)}


def test_a_withdrawn_case_is_gone_and_what_came_of_it_says_so(scene):
    aicha, bruno = scene.aicha, scene.company["bruno"]
    door.pass_to_circle(passage=scene.decide_everything(), kept_tags=(), by=aicha)
    token = read(scene.situation, aicha).passages[0].token

    withdrawn = door.withdraw_from_circle(
        situation=scene.situation, number=0, token=token, by=aicha
    )

    assert withdrawn.draft_ids == withdrawn.key_slugs == ()
    assert circles.table_of(scene.circle, by=bruno) == []
    note = read(scene.situation, aicha)
    assert not note.passages_there
    assert note.passages[0].token == ""
    assert note.content.story


def test_a_text_edited_meanwhile_is_looked_at_again(scene):
    passage = scene.begin()
    scene.keep(rules.replace_all_sure(passage.review))
    content = passage.note.content

    door.notebook.edit_situation(
        situation=scene.situation,
        content=type(content)(story=f"{content.story} Jordan Lemoine arrive."),
        by=scene.aicha,
    )

    again = scene.passage.review
    assert any("Lemoine" in item.words and item.state == rules.OPEN for item in again.items)
    assert again.done


def test_a_review_given_up_is_forgotten(scene):
    door.give_up_passage(passage=scene.begin(), by=scene.aicha)

    with pytest.raises(Http404):
        assert scene.passage
    assert not Crossing.objects.exists()


def test_drafts_drawn_from_the_case_are_named(scene, monkeypatch):
    company = scene.company
    harvest = harvested(company, scene.circle, "aicha", "bruno")
    draft = circle_actions.draft_key(
        circle=scene.circle, content=WORDS, harvests=[harvest], by=company["bruno"]
    )
    monkeypatch.setattr(vault, "stub", lambda _token: harvest.stub)
    door.notebook.note_passage(
        situation=scene.situation, circle_name="Val d’Orle", token="t", by=scene.aicha
    )

    withdrawn = door.withdraw_from_circle(
        situation=scene.situation, number=0, token="t", by=scene.aicha
    )

    assert withdrawn.draft_ids == (draft.pk,)
