"""The meeting's course: open, choose, advance, go back, stop, close. Its rules are `rules`."""

import secrets
from collections.abc import Mapping
from functools import partial
from uuid import UUID

from django.db import transaction

from trousseau.circles import access, rules, streams
from trousseau.circles.access.meetings import presenter_of
from trousseau.circles.actions import guards
from trousseau.circles.actions.harvests import date_what_fades, leave_nothing, write_harvests
from trousseau.circles.actions.moves import enter, reveal
from trousseau.circles.contents import HarvestContent
from trousseau.circles.models import Case, Meeting
from trousseau.circles.rules import Refusal, Refused
from trousseau.lib.clock import now
from trousseau.people.http import Actor
from trousseau.vault import api as vault

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"  # no I and no O: they are read 1 and 0


@transaction.atomic
def open_meeting(*, meeting: Meeting, by: Actor) -> Meeting:
    """Open the meeting on its first phase, with six letters to join it."""
    guards.conductor(meeting, by)
    held = guards.locked(meeting)
    if not held.is_planned:
        raise Refused(Refusal.MEETING_UNDER_WAY)
    protocol = access.course_of(held)
    held.opened_at, held.code, held.course = now(), _free_code(), protocol.to_data()
    held.leaves_nothing = held.leaves_nothing or protocol.leaves_nothing
    held.save(update_fields=["opened_at", "code", "course", "leaves_nothing"])
    enter(held, protocol.phases[0])
    vault.trail("meeting.opened", "meeting", by=by.person.holder_id, ref=str(held.pk))
    return held


def _free_code() -> str:
    while True:
        code = "".join(secrets.choice(LETTERS) for _place in range(6))
        if not Meeting.objects.filter(code=code).exists():
            return code


@transaction.atomic
def choose_case(*, meeting: Meeting, case: Case, by: Actor, turn: int | None = None) -> Meeting:
    """Choose the case the group works on, as the vote suggests; a first choice goes back."""
    held = guards.held(meeting, by, turn=turn)
    if not access.phase_of(held).chooses_case:
        raise Refused(Refusal.NOT_NOW)
    case.refresh_from_db(fields=["meeting"])
    if case.circle_id != held.circle_id or case.meeting_id is not None:
        raise Refused(Refusal.NOT_ON_THE_TABLE)
    if held.chosen_case is not None:
        Case.objects.filter(pk=held.chosen_case.pk).update(meeting=None)
    case.meeting = held
    case.save(update_fields=["meeting"])
    held.chosen_case, held.turn = case, held.turn + 1
    held.save(update_fields=["chosen_case", "turn"])
    streams.tell(held.pk, "phase")
    vault.trail("meeting.chose", "meeting", by=by.person.holder_id, ref=str(held.pk))
    return held


@transaction.atomic
def count_ballots(*, meeting: Meeting, by: Actor, turn: int | None = None) -> Meeting:
    """End the vote: the group sees how many voices each case has, never whose."""
    held = guards.held(meeting, by, turn=turn)
    if not access.phase_of(held).chooses_case:
        raise Refused(Refusal.NOT_NOW)
    held.ballots_counted, held.turn = True, held.turn + 1
    held.save(update_fields=["ballots_counted", "turn"])
    streams.tell(held.pk, "phase")
    vault.trail("meeting.counted", "meeting", by=by.person.holder_id, ref=str(held.pk))
    return held


@transaction.atomic
def advance_phase(*, meeting: Meeting, by: Actor, turn: int | None = None) -> Meeting:
    """Go on to the next phase; what waited for the end of this one is revealed."""
    held = _at_work(meeting, by, turn)
    following = rules.next_phase(
        access.course_of(held), access.phase_of(held), has_case=held.chosen_case is not None
    )
    reveal(held, by=by)
    enter(held, following)
    vault.trail("meeting.advanced", "meeting", by=by.person.holder_id, ref=str(held.pk))
    return held


@transaction.atomic
def go_back(*, meeting: Meeting, by: Actor, turn: int | None = None) -> Meeting:
    """Go back to the phase before; what was put down in this one is shown, its phase is over."""
    held = _at_work(meeting, by, turn)
    earlier = rules.previous_phase(access.course_of(held), access.phase_of(held))
    reveal(held, by=by)
    enter(held, earlier)
    vault.trail("meeting.went_back", "meeting", by=by.person.holder_id, ref=str(held.pk))
    return held


def _at_work(meeting: Meeting, by: Actor, turn: int | None) -> Meeting:
    held = guards.held(meeting, by, turn=turn)
    if held.is_harvesting:
        raise Refused(Refusal.NOT_NOW)
    return held


@transaction.atomic
def stop_exchange(*, meeting: Meeting, by: Actor, turn: int | None = None) -> Meeting:
    """Let the presenter stop the exchange: the last word is theirs, and nobody asks why."""
    place = guards.member(meeting.circle, by)
    held = guards.opened(meeting)
    if held.is_harvesting:
        raise Refused(Refusal.NOT_NOW)
    seat = access.seat_of(place, held, presenter=presenter_of(held, by=by), is_present=True)
    following = rules.phase_after_stop(access.course_of(held), access.phase_of(held), seat)
    if not seat.is_presenter:
        rules.check_turn(turn, held.turn)
    reveal(held, by=by)
    enter(held, following)
    vault.trail("meeting.stopped", "meeting", by=by.person.holder_id, ref=str(held.pk))
    return held


@transaction.atomic
def take_another_case(*, meeting: Meeting, by: Actor, turn: int | None = None) -> Meeting:
    """Start over with a second case, once the first is concluded."""
    held = guards.held(meeting, by, turn=turn)
    following = rules.phase_for_another_case(access.course_of(held), access.phase_of(held))
    reveal(held, by=by)
    held.chosen_case, held.is_harvesting = None, False
    held.save(update_fields=["chosen_case", "is_harvesting"])
    enter(held, following)
    vault.trail("meeting.went_on", "meeting", by=by.person.holder_id, ref=str(held.pk))
    return held


@transaction.atomic
def start_harvest(*, meeting: Meeting, by: Actor, turn: int | None = None) -> Meeting:
    """End the last phase: what waited is revealed, nothing more is put down, the group chooses."""
    held = guards.held(meeting, by, turn=turn)
    _check_last_word(held)
    reveal(held, by=by)
    # Another run: cards left on the pile by a server that stopped here are never written twice.
    held.is_harvesting, held.turn, held.run = True, held.turn + 1, held.run + 1
    held.save(update_fields=["is_harvesting", "turn", "run"])
    streams.tell(held.pk, "phase")
    vault.trail("meeting.harvested", "meeting", by=by.person.holder_id, ref=str(held.pk))
    return held


def _check_last_word(meeting: Meeting) -> None:
    rules.check_end(
        access.course_of(meeting),
        access.phase_of(meeting),
        has_case=meeting.chosen_case is not None,
    )


@transaction.atomic
def close_meeting(
    *, meeting: Meeting, by: Actor, harvests: Mapping[UUID, HarvestContent] | None = None
) -> Meeting:
    """Close: the pile is forgotten, harvests stay, the rest gets a date. `harvests` goes by case id."""
    held = guards.held(meeting, by, turn=None)
    _check_last_word(held)
    reveal(held, by=by)
    if held.leaves_nothing:
        leave_nothing(held, by=by)
    else:
        write_harvests(held, harvests or {}, by=by)
        date_what_fades(held, by=by)
    transaction.on_commit(partial(vault.pile_forget, meeting=held.pk))
    held.closed_at, held.is_harvesting, held.code, held.floor = now(), False, "", None
    held.turn += 1
    held.save(
        update_fields=[
            "closed_at", "contributions_put_down", "is_harvesting", "code", "floor", "turn",
        ]
    )  # fmt: skip
    streams.finish(held.pk)
    vault.trail("meeting.closed", "meeting", by=by.person.holder_id, ref=str(held.pk))
    return held
