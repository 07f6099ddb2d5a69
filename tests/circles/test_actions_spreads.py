"""Cross-expertise: each answers alone, the spread is shown once, and nobody is in it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.circles.factories import Company, advanced, case_by, circle_of, planned
from tests.circles.test_actions_meetings import refusal_of
from trousseau.circles import access, actions, library
from trousseau.circles.grids import UNKNOWN
from trousseau.circles.models import Circle, Meeting, Spread
from trousseau.circles.protocols import Phase, Speaker
from trousseau.circles.rules import Refusal
from trousseau.lib.clock import today
from trousseau.vault import api as vault
from trousseau.vault.models import TrailRow

PEERS = [f"peer{n}" for n in range(1, 5)]
GROUP = ["aicha", "bruno", *PEERS]
GRID = library.grid(3)
TOKEN = "jeton-de-retrait-de-quarante-trois-lettres-1"[:43]
FIRST = {item.slug: item.answers[0] for item in GRID.items}
UNSURE = {item.slug: UNKNOWN for item in GRID.items}
CROSSED = Phase("croisee", "Réponses", "Seul.", Speaker.NOBODY, cross_expertise=True)


def meeting_of(company: Company, circle: Circle, *present: str) -> Meeting:
    """Open an exchange on a theme, question 3, and go to its cross-expertise."""
    meeting = planned(circle, company["driss"])
    Meeting.objects.filter(pk=meeting.pk).update(protocol="echange")
    meeting.refresh_from_db()
    meeting = actions.open_meeting(meeting=meeting, by=company["driss"])
    for who in present:
        actions.join_meeting(meeting=meeting, by=company[who])
    return advanced(meeting, company["driss"], "croisee")


@pytest.fixture
def crossed(company: Company) -> Meeting:
    """Return a meeting of six people and Driss, each about to answer alone."""
    return meeting_of(company, circle_of(company, *GROUP), "driss", *GROUP)


def answer(company: Company, meeting: Meeting, *who: str, **said: str) -> None:
    for one in who:
        actions.answer_grid(meeting=meeting, answers=FIRST | said, by=company[one])


def test_five_answers_are_shown_once_in_words_to_everyone(
    company: Company, crossed: Meeting
) -> None:
    answer(company, crossed, "aicha", "bruno", "peer1", "peer2")
    actions.answer_grid(meeting=crossed, answers=UNSURE, by=company["peer3"])

    actions.show_spread(meeting=crossed, turn=crossed.turn, by=company["driss"])

    crossed.refresh_from_db()
    for who in ("driss", "aicha", "peer4"):
        seen = access.crossing_of(crossed, by=company[who])
        assert seen is not None
        assert seen.spread is not None
        assert seen.grid is None
        assert seen.spread.tallies[0].counts == (
            ("la personne concernée", 4),
            ("quelqu’un de proche", 0),
            ("une institution ou un partenaire", 0),
            (UNKNOWN, 1),
        )
        assert seen.spread.discuss == GRID.discuss


def test_answers_sent_again_replace_the_first(company: Company, crossed: Meeting) -> None:
    answer(company, crossed, *GROUP)
    answer(company, crossed, *GROUP, qui="quelqu’un de proche")

    mine = access.crossing_of(crossed, by=company["bruno"])
    actions.show_spread(meeting=crossed, by=company["driss"])

    assert mine is not None
    assert mine.mine["qui"] == "quelqu’un de proche"
    spread = access.spread_of(crossed, by=company["bruno"])
    assert spread is not None
    assert dict(spread.tallies[0].counts)["quelqu’un de proche"] == 6


def test_under_five_nothing_is_shown_and_answering_goes_on(
    company: Company, crossed: Meeting
) -> None:
    answer(company, crossed, "aicha", "bruno", "peer1", "peer2")

    assert refusal_of(actions.show_spread, meeting=crossed, by=company["driss"]) is (
        Refusal.TOO_FEW_ANSWERS
    )
    answer(company, crossed, "peer3")
    actions.show_spread(meeting=crossed, by=company["driss"])
    assert Spread.objects.count() == 1


def test_it_is_shown_once_and_nobody_answers_afterwards(company: Company, crossed: Meeting) -> None:
    answer(company, crossed, *GROUP)
    actions.show_spread(meeting=crossed, by=company["driss"])

    assert refusal_of(actions.show_spread, meeting=crossed, by=company["driss"]) is Refusal.NOT_NOW
    late = refusal_of(actions.answer_grid, meeting=crossed, answers=UNSURE, by=company["aicha"])
    assert late is Refusal.NOT_NOW


def test_who_saw_an_older_page_shows_nothing(company: Company, crossed: Meeting) -> None:
    answer(company, crossed, *GROUP)
    turn = crossed.turn - 1

    stale = refusal_of(actions.show_spread, meeting=crossed, turn=turn, by=company["driss"])

    assert stale is Refusal.STALE
    assert not Spread.objects.exists()


def test_an_answer_after_the_pile_is_shut_is_told_to_be_late(
    company: Company, crossed: Meeting
) -> None:
    vault.pile_shut(meeting=crossed.pk, run=crossed.run)

    late = refusal_of(actions.answer_grid, meeting=crossed, answers=FIRST, by=company["aicha"])

    assert late is Refusal.NOT_NOW


def test_answers_that_come_back_too_few_are_not_shown(
    company: Company, crossed: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Someone changes their mind between the count and the shutting: five were there, four are."""
    answer(company, crossed, "aicha", "bruno", "peer1", "peer2", "peer3")
    shut = vault.pile_shut

    def shut_after_a_last_one(**asked: object) -> None:
        vault.pile_drop(
            meeting=crossed.pk, run=crossed.run, slot="grid", by=company["peer3"].unlocked
        )
        shut(**asked)  # type: ignore[arg-type]

    monkeypatch.setattr(vault, "pile_shut", shut_after_a_last_one)

    assert refusal_of(actions.show_spread, meeting=crossed, by=company["driss"]) is (
        Refusal.TOO_FEW_ANSWERS
    )
    assert not Spread.objects.exists()


def test_going_on_shows_what_was_answered(company: Company, crossed: Meeting) -> None:
    answer(company, crossed, *GROUP)

    meeting = actions.advance_phase(meeting=crossed, by=company["driss"])

    seen = access.crossing_of(meeting, by=company["aicha"])
    assert seen is not None
    assert seen.spread is not None
    assert access.spreads_of(meeting, by=company["aicha"]) == [seen.spread]


def test_going_on_with_too_few_answers_shows_nothing(company: Company, crossed: Meeting) -> None:
    answer(company, crossed, "aicha")

    meeting = actions.advance_phase(meeting=crossed, by=company["driss"])

    assert access.crossing_of(meeting, by=company["aicha"]) is None


def test_words_that_are_no_answer_are_left_out(company: Company, crossed: Meeting) -> None:
    answer(company, crossed, "aicha", qui="Mme Ferrand", autre="oui")

    seen = access.crossing_of(crossed, by=company["aicha"])

    assert seen is not None
    assert "qui" not in seen.mine
    assert "autre" not in seen.mine


@pytest.mark.parametrize(
    ("who", "why"), [("driss", Refusal.KEEPS_THE_FRAME), ("bruno", Refusal.NOT_PRESENT)]
)
def test_who_may_not_answer(company: Company, circle: Circle, who: str, why: Refusal) -> None:
    meeting = meeting_of(company, circle, "driss", "aicha")

    refused = refusal_of(actions.answer_grid, meeting=meeting, answers=FIRST, by=company[who])

    assert refused is why


def test_only_who_holds_the_frame_shows(company: Company, crossed: Meeting) -> None:
    answer(company, crossed, *GROUP)

    refused = refusal_of(actions.show_spread, meeting=crossed, by=company["aicha"])

    assert refused is Refusal.ONLY_FACILITATOR


def test_elsewhere_in_a_meeting_there_is_no_grid(company: Company, crossed: Meeting) -> None:
    meeting = actions.go_back(meeting=crossed, by=company["driss"])

    for act in (actions.show_spread, actions.answer_grid):
        asked = {} if act is actions.show_spread else {"answers": FIRST}
        assert refusal_of(act, meeting=meeting, by=company["driss"], **asked) is Refusal.NOT_NOW


def test_an_answer_writes_no_row_and_no_trail(company: Company, crossed: Meeting) -> None:
    aicha = company["aicha"]
    before = TrailRow.objects.count()
    with CaptureQueriesContext(connection) as asked:
        actions.answer_grid(meeting=crossed, answers=FIRST, by=aicha)

    assert TrailRow.objects.count() == before
    written = [one["sql"] for one in asked if one["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert written == []


def test_a_spread_holds_no_number_of_a_member_and_fades_with_the_slips(
    company: Company, crossed: Meeting
) -> None:
    answer(company, crossed, *GROUP)
    row = actions.show_spread(meeting=crossed, by=company["driss"])

    assert str(row) == str(row.pk)
    assert set(vault.open_row(row, by=company["aicha"].unlocked)) == {
        "question",
        "title",
        "tallies",
        "discuss",
    }
    assert row.keep_until >= today() + timedelta(days=90)
    meeting = advanced(crossed, company["driss"], "cloture")
    actions.close_meeting(meeting=meeting, by=company["driss"])
    row.refresh_from_db()
    assert row.keep_until - today() < timedelta(days=90 + 31)
    vault.retain(row.keep_until + timedelta(days=1))
    assert not Spread.objects.exists()
    assert access.anomalies_of(crossed.circle, by=company["aicha"]) == []


def test_when_nothing_stays_the_spread_goes_too(company: Company, crossed: Meeting) -> None:
    answer(company, crossed, *GROUP)
    actions.show_spread(meeting=crossed, by=company["driss"])
    Meeting.objects.filter(pk=crossed.pk).update(leaves_nothing=True)

    actions.close_meeting(
        meeting=advanced(crossed, company["driss"], "cloture"), by=company["driss"]
    )

    assert not Spread.objects.exists()


# -- with a case ------------------------------------------------------------------------------


@pytest.fixture
def on_a_case(company: Company) -> Meeting:
    """Return a GAPP with a cross-expertise before its hypotheses, on Aïcha's case, question 1."""
    circle = circle_of(company, *GROUP)
    meeting = planned(circle, company["driss"])
    Meeting.objects.filter(pk=meeting.pk).update(questions=[])
    meeting.refresh_from_db()
    meeting = actions.open_meeting(meeting=meeting, by=company["driss"])
    gapp = library.protocol("gapp")
    place = gapp.place("hypotheses") - 1
    crossed = replace(gapp, phases=(*gapp.phases[:place], CROSSED, *gapp.phases[place:]))
    Meeting.objects.filter(pk=meeting.pk).update(course=crossed.to_data())
    meeting.refresh_from_db()
    for who in ("driss", *GROUP):
        actions.join_meeting(meeting=meeting, by=company[who])
    case = case_by(company["aicha"], circle, question=1, token=TOKEN)
    meeting = actions.choose_case(meeting=meeting, case=case, by=company["driss"])
    return advanced(meeting, company["driss"], "croisee")


def test_a_meeting_without_a_question_takes_its_cases(company: Company, on_a_case: Meeting) -> None:
    seen = access.crossing_of(on_a_case, by=company["bruno"])

    assert seen is not None
    assert seen.grid == library.grid(1)


def test_withdrawing_the_case_takes_its_spread_away(company: Company, on_a_case: Meeting) -> None:
    said = {item.slug: UNKNOWN for item in library.grid(1).items}
    for who in GROUP:
        actions.answer_grid(meeting=on_a_case, answers=said, by=company[who])
    actions.show_spread(meeting=on_a_case, by=company["driss"])

    actions.withdraw_case(token=TOKEN)

    assert not Spread.objects.exists()


def test_without_any_question_there_is_no_grid(company: Company, circle: Circle) -> None:
    meeting = meeting_of(company, circle, "driss", "aicha")
    Meeting.objects.filter(pk=meeting.pk).update(questions=[])
    meeting.refresh_from_db()

    seen = access.crossing_of(meeting, by=company["aicha"])

    assert seen == access.Crossing(None, {}, False, False, None)


def test_the_floor_is_still_handed_once_the_spread_is_shown(
    company: Company, crossed: Meeting
) -> None:
    answer(company, crossed, *GROUP)
    actions.show_spread(meeting=crossed, by=company["driss"])
    number = access.membership_of(company["aicha"].person, crossed.circle).number

    meeting = actions.hand_floor(meeting=crossed, number=number, by=company["driss"])

    assert meeting.floor == number
