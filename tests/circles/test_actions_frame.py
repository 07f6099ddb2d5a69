"""Who holds the frame: the clock, the floor, the presenter's silence, a guest for one meeting."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from tests.circles.factories import Company, advanced, case_by, number_of, planned, under_way
from tests.circles.test_actions_meetings import refusal_of
from trousseau.circles import access, actions
from trousseau.circles.models import Case, Circle, Contribution, Meeting
from trousseau.circles.protocols import Kind, Phase, Speaker
from trousseau.circles.rules import Refusal
from trousseau.lib.clock import now

UNTIMED = Phase("x", "X", "x", Speaker.EVERYONE)


@pytest.fixture
def asking(company: Company, circle: Circle) -> Meeting:
    """Return a meeting at its questions, on Aïcha's case."""
    case = case_by(company["aicha"], circle)
    meeting = under_way(company, circle, "driss", "aicha", "bruno")
    meeting = actions.choose_case(meeting=meeting, case=case, by=company["driss"])
    return advanced(meeting, company["driss"], "questions")


def test_a_double_click_on_next_advances_once(company: Company, asking: Meeting) -> None:
    turn, driss = asking.turn, company["driss"]
    meeting = actions.advance_phase(meeting=asking, turn=turn, by=driss)

    again = refusal_of(actions.advance_phase, meeting=asking, turn=turn, by=driss)

    assert again is Refusal.STALE
    assert Meeting.objects.get().phase == meeting.phase == "hypotheses"


def test_a_pause_stops_the_clock_for_everyone(company: Company, asking: Meeting) -> None:
    driss, start = company["driss"], now()
    with time_machine.travel(start + timedelta(minutes=10), tick=False):
        meeting = actions.pause(meeting=asking, by=driss)
    with time_machine.travel(start + timedelta(minutes=40), tick=False):
        seen = access.room_of(meeting, by=company["bruno"])
        assert (seen.minutes_left, seen.is_paused) == (20, True)
        meeting = actions.resume(meeting=meeting, by=driss)
        meeting = actions.resume(meeting=meeting, by=driss)
        meeting = actions.add_minutes(meeting=meeting, by=driss)
        assert access.room_of(meeting, by=company["bruno"]).minutes_left == 25


def test_minutes_are_not_added_to_a_phase_without_a_length(
    company: Company, asking: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trousseau.circles.access.phase_of", lambda _m: UNTIMED)

    assert refusal_of(actions.add_minutes, meeting=asking, by=company["driss"]) is (
        Refusal.NOT_TIMED
    )


def test_the_floor_is_handed_to_someone_present_until_the_phase_ends(
    company: Company, asking: Meeting
) -> None:
    driss, bruno = company["driss"], company["bruno"]
    number = number_of(bruno.person, asking.circle)

    meeting = actions.hand_floor(meeting=asking, number=number, by=driss)

    seen = access.room_of(meeting, by=bruno)
    assert seen.sentence == "La parole est à Bruno."
    assert [chair.name for chair in seen.chairs if chair.has_floor] == ["Bruno"]
    assert refusal_of(actions.hand_floor, meeting=meeting, number=99, by=driss) is (
        Refusal.NOT_PRESENT
    )
    assert actions.advance_phase(meeting=meeting, by=driss).floor is None


def test_who_holds_the_frame_may_let_the_presenter_answer(
    company: Company, asking: Meeting
) -> None:
    driss = company["driss"]
    meeting = actions.advance_phase(meeting=asking, by=driss)
    assert access.room_of(meeting, by=driss).is_hushed

    meeting = actions.hush_presenter(meeting=meeting, hushed=False, by=driss)

    seen = access.room_of(meeting, by=driss)
    assert not seen.is_hushed
    assert "lead on" in seen.seat_states
    meeting = actions.hush_presenter(meeting=meeting, hushed=True, by=driss)
    assert "lead hush" in access.room_of(meeting, by=driss).seat_states


def test_going_back_shows_what_was_put_down_and_starts_the_phase_anew(
    company: Company, asking: Meeting
) -> None:
    driss = company["driss"]
    run = asking.run

    meeting = actions.go_back(meeting=asking, by=driss)

    assert (meeting.phase, meeting.run) == ("expose", run + 1)
    meeting = actions.go_back(meeting=meeting, by=driss)
    assert refusal_of(actions.go_back, meeting=meeting, by=driss) is Refusal.FIRST_PHASE


def test_a_guest_holds_the_frame_of_one_meeting(company: Company, circle: Circle) -> None:
    meeting, later = planned(circle, company["driss"]), planned(circle, company["driss"], days=30)
    bruno = access.membership_of(company["bruno"].person, circle)
    assert refusal_of(
        actions.entrust_meeting, meeting=meeting, membership=bruno, by=company["aicha"]
    ) is (Refusal.ONLY_FACILITATOR)

    actions.entrust_meeting(meeting=meeting, membership=bruno, by=company["driss"])

    meeting = actions.open_meeting(meeting=meeting, by=company["bruno"])
    assert refusal_of(actions.open_meeting, meeting=later, by=company["bruno"]) is (
        Refusal.ONLY_FACILITATOR
    )
    for who in ("bruno", "driss"):
        actions.join_meeting(meeting=meeting, by=company[who])
    seen = access.room_of(meeting, by=company["driss"])
    assert (seen.seat.is_facilitator, seen.may_conduct) == (False, True)
    assert access.room_of(meeting, by=company["bruno"]).seat.is_facilitator
    actions.take_meeting_back(meeting=meeting, membership=bruno, by=company["driss"])
    assert access.room_of(meeting, by=company["driss"]).seat.is_facilitator
    assert refusal_of(actions.pause, meeting=meeting, by=company["bruno"]) is (
        Refusal.ONLY_FACILITATOR
    )


def test_who_left_is_entrusted_nothing(company: Company, circle: Circle) -> None:
    meeting = planned(circle, company["driss"])
    bruno = access.membership_of(company["bruno"].person, circle)
    actions.leave_circle(circle=circle, by=company["bruno"])
    bruno.refresh_from_db()

    assert refusal_of(
        actions.entrust_meeting, meeting=meeting, membership=bruno, by=company["driss"]
    ) is (Refusal.NOT_PRESENT)


def test_a_contribution_sent_twice_is_put_down_once(company: Company, asking: Meeting) -> None:
    put = {"meeting": asking, "kind": Kind.QUESTION, "text": "Qui ?", "by": company["bruno"]}
    once = uuid4()

    first = actions.contribute(**put, once=once)
    second = actions.contribute(**put, once=once)

    assert first.pk == second.pk == once
    assert Contribution.objects.count() == 1


def test_six_letters_join_only_ones_own_open_meeting(company: Company, asking: Meeting) -> None:
    letters = f" {asking.code[:3].lower()} {asking.code[3:]} "

    assert access.meeting_with_code(company["bruno"].person, letters) == asking
    assert access.meeting_with_code(company["chantal"].person, letters) is None
    assert access.meeting_with_code(company["bruno"].person, "") is None
    meeting = actions.stop_exchange(meeting=asking, by=company["aicha"])
    assert actions.close_meeting(meeting=meeting, by=company["driss"]).code == ""


def test_a_case_withdrawn_at_work_brings_the_group_back_to_the_choice(
    company: Company, asking: Meeting
) -> None:
    case = asking.chosen_case
    assert case is not None
    actions.contribute(meeting=asking, kind=Kind.QUESTION, text="Qui ?", by=company["bruno"])

    actions.withdraw_own_case(case=case, by=company["aicha"])

    meeting = Meeting.objects.get()
    assert (meeting.phase, meeting.chosen_case) == ("demarrage", None)
    assert not Contribution.objects.exists()


def test_a_meeting_that_leaves_nothing_leaves_a_receipt(company: Company, asking: Meeting) -> None:
    asking.leaves_nothing = True
    asking.save(update_fields=["leaves_nothing"])
    actions.contribute(meeting=asking, kind=Kind.QUESTION, text="Qui ?", by=company["bruno"])
    meeting = actions.stop_exchange(meeting=asking, by=company["aicha"])

    meeting = actions.close_meeting(meeting=meeting, by=company["driss"])

    assert not Contribution.objects.exists()
    assert not Case.objects.exists()
    assert access.harvests_of_meeting(meeting, by=company["driss"]) == []
    (fading,) = access.fading_of(meeting.circle)
    assert fading.contributions_destroyed == 1


def test_rien_ne_reste_is_planned_then_said_at_the_close(company: Company, circle: Circle) -> None:
    day = (now() + timedelta(days=2)).date().isoformat()
    plan = {"day": day, "starts": "14:00", "ends": "17:00", "protocol": "gapp"}
    home, driss = f"/cercles/{circle.pk}/", company.cast.client("driss")
    driss.post(f"{home}seances/prevoir/", plan | {"leaves_nothing": "on"})
    meeting = Meeting.objects.get()
    assert meeting.leaves_nothing
    case = case_by(company["aicha"], circle)
    meeting = actions.open_meeting(meeting=meeting, by=company["driss"])
    meeting = actions.choose_case(meeting=meeting, case=case, by=company["driss"])
    meeting = advanced(meeting, company["driss"], "conclusion")
    actions.start_harvest(meeting=meeting, by=company["driss"])
    close = f"{home}seances/{meeting.pk}/clore/"

    assert "Cela ne se défait pas." in driss.get(close).content.decode()
    driss.post(close)

    assert not Case.objects.exists()
    assert Meeting.objects.get().is_closed
