"""Cases withdrawn; keys drafted, answered, agreed."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.http import Http404

from tests.circles.factories import (
    WORDS,
    Company,
    advanced,
    agree,
    case_by,
    circle_of,
    draft_from,
    harvested,
    under_way,
)
from tests.circles.test_actions_meetings import refusal_of
from trousseau.circles import access, actions
from trousseau.circles.models import Case, Circle, Contribution, Harvest, KeyDraft, Stand
from trousseau.circles.rules import Refusal
from trousseau.lib import clock
from trousseau.vault import api as vault


@pytest.fixture
def draft(company: Company, circle: Circle) -> KeyDraft:
    """Return Bruno's draft on Aïcha's case."""
    return draft_from(harvested(company, circle, "aicha", "bruno"), company["bruno"])


def test_a_case_holds_no_way_back(company: Company, circle: Circle) -> None:
    case = case_by(company["aicha"], circle, token=vault.new_token())

    ((_row, payload),) = access.readable([case], by=company["bruno"])
    assert set(payload) == {
        "title", "story", "question", "register", "domain", "presenter", "day",
    }  # fmt: skip
    assert payload["day"] == clock.today().isoformat()


def test_a_token_removes_the_case_and_flags_what_came_of_it(
    company: Company, circle: Circle
) -> None:
    token = vault.new_token()
    case = case_by(company["aicha"], circle, token=token)
    meeting = under_way(company, circle, "aicha", "bruno")
    actions.choose_case(meeting=meeting, case=case, by=company["driss"])
    advanced(meeting, company["driss"], "conclusion")
    actions.close_meeting(meeting=meeting, by=company["driss"])
    draft = draft_from(Harvest.objects.get(), company["bruno"])
    agree(company, draft, "aicha", "bruno")
    actions.mark_passed(draft=draft, key_slug="le-fauteuil", by=company["bruno"])

    withdrawn = actions.withdraw_case(token=token)

    assert withdrawn.draft_ids == (draft.pk,)
    assert withdrawn.key_slugs == ("le-fauteuil",)
    assert not Case.objects.exists()
    assert not Harvest.objects.exists()
    assert access.draft_view(draft, by=company["bruno"]).withdrawn == 1
    assert actions.withdraw_case(token=token) == withdrawn


def test_a_case_is_withdrawn_in_the_middle_of_its_meeting(company: Company, circle: Circle) -> None:
    case = case_by(company["aicha"], circle)
    meeting = under_way(company, circle, "aicha", "bruno")
    actions.choose_case(meeting=meeting, case=case, by=company["driss"])

    assert refusal_of(actions.withdraw_own_case, case=case, by=company["bruno"]) is (
        Refusal.ONLY_PRESENTER
    )
    actions.withdraw_own_case(case=case, by=company["aicha"])

    meeting.refresh_from_db()
    assert meeting.chosen_case is None
    assert not Contribution.objects.exists()
    assert access.anomalies_of(circle, by=company["driss"]) == []


@pytest.mark.parametrize("token", ["", "nimporte quoi"])
def test_a_token_of_nothing_withdraws_nothing(company: Company, circle: Circle, token: str) -> None:
    case_by(company["aicha"], circle)

    assert actions.withdraw_case(token=token) == actions.Withdrawn((), ())
    assert Case.objects.count() == 1


def test_a_draft_needs_a_harvest_it_can_open(company: Company, circle: Circle) -> None:
    assert (
        refusal_of(
            actions.draft_key, circle=circle, harvests=[], content=WORDS, by=company["bruno"]
        )
        is Refusal.NO_SOURCE
    )


def test_several_harvests_make_one_key_with_several_presenters(
    company: Company, circle: Circle
) -> None:
    harvests = [
        harvested(company, circle, "aicha", "bruno"),
        harvested(company, circle, "bruno", "aicha", title="Deux"),
    ]
    draft = actions.draft_key(circle=circle, harvests=harvests, content=WORDS, by=company["bruno"])

    view = access.draft_view(draft, by=company["aicha"])

    assert view.provenance is not None
    assert [view.provenance[one] for one in ("situations", "meetings", "people")] == [2, 2, 2]
    assert view.is_presenter
    assert view.verdict is not None
    assert view.verdict.presenters_awaited == 2


def test_the_silence_of_a_presenter_blocks_even_after_the_round(
    company: Company, draft: KeyDraft
) -> None:
    agree(company, draft, "bruno")
    actions.announce_round(
        draft=draft, ends_on=clock.today() + timedelta(days=7), by=company["bruno"]
    )
    later = clock.now() + timedelta(days=30)

    with clock.stopped_at(later):
        view = access.draft_view(draft, by=company["bruno"])
        assert view.verdict is not None
        assert not view.verdict.passes
        agree(company, draft, "aicha")
        assert access.agreed_draft(draft, by=company["bruno"]).withdrawn == 0


def test_a_round_is_announced_by_mail_without_content(
    company: Company, draft: KeyDraft, django_capture_on_commit_callbacks: object
) -> None:
    ends_on = clock.today() + timedelta(days=7)
    assert (
        refusal_of(actions.announce_round, draft=draft, ends_on=clock.today(), by=company["bruno"])
        is Refusal.ROUND_TOO_SHORT
    )

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        actions.announce_round(draft=draft, ends_on=ends_on, by=company["bruno"])

    assert {letter.to[0] for letter in mail.outbox} == {"aicha@cast.example", "driss@cast.example"}
    assert WORDS.title not in str(mail.outbox[0].body)


def test_other_words_ask_every_answer_again(company: Company, draft: KeyDraft) -> None:
    agree(company, draft, "aicha", "bruno")
    actions.edit_draft(draft=draft, content=WORDS, by=company["bruno"])
    assert access.draft_view(draft, by=company["aicha"]).version == 1

    actions.edit_draft(draft=draft, content=replace(WORDS, title="Autre"), by=company["aicha"])

    view = access.draft_view(draft, by=company["aicha"])
    assert (view.version, len(view.drafters)) == (2, 2)
    assert view.mine is not None
    assert not view.mine.is_current
    with pytest.raises(Http404):
        access.agreed_draft(draft, by=company["bruno"])


def test_a_reserve_stays_beside_without_a_name(company: Company, draft: KeyDraft) -> None:
    agree(company, draft, "aicha")
    actions.take_stand(
        draft=draft, recognises=False, reserve=" Pas la nuit. ", accepts=True, by=company["bruno"]
    )

    assert access.agreed_draft(draft, by=company["aicha"]).reserves == ("Pas la nuit.",)
    assert Stand.objects.count() == 2
    agree(company, draft, "bruno")
    assert Stand.objects.count() == 2, "a second answer replaces the first"


def test_a_key_goes_out_once_and_then_rests(company: Company, draft: KeyDraft) -> None:
    passing: dict[str, Any] = {"draft": draft, "key_slug": "le-fauteuil", "by": company["bruno"]}
    assert refusal_of(actions.mark_passed, **passing) is Refusal.NOT_AGREED
    agree(company, draft, "aicha", "bruno")

    actions.mark_passed(**passing)

    assert refusal_of(actions.mark_passed, **passing) is Refusal.ALREADY_PASSED
    again = {"draft": draft, "by": company["bruno"]}
    assert refusal_of(actions.edit_draft, content=WORDS, **again) is Refusal.ALREADY_PASSED
    assert refusal_of(actions.take_stand, recognises=True, accepts=True, **again) is (
        Refusal.ALREADY_PASSED
    )


def test_a_draft_given_up_takes_its_stands_along(company: Company, draft: KeyDraft) -> None:
    agree(company, draft, "aicha")

    actions.delete_draft(draft=draft, by=company["bruno"])

    assert not Stand.objects.exists()
    assert not KeyDraft.objects.exists()


def test_another_circle_cannot_answer(company: Company, draft: KeyDraft) -> None:
    circle_of(company, "chantal", name="Autre")

    with pytest.raises(Http404):
        actions.take_stand(draft=draft, recognises=True, accepts=True, by=company["chantal"])
