"""What who holds the frame does within a phase: the floor, the clock, the presenter's silence."""

from collections.abc import Callable
from datetime import timedelta

from django.db import transaction

from trousseau.circles import access, mail, rules, slots, streams
from trousseau.circles.access.meetings import presenter_of
from trousseau.circles.actions import guards
from trousseau.circles.models import CircleMembership, Meeting, MeetingRole
from trousseau.circles.rules import Refusal, Refused
from trousseau.lib.clock import now
from trousseau.people.http import Actor
from trousseau.vault import api as vault


def _decided(
    verb: str, meeting: Meeting, by: Actor, turn: int | None, change: Callable[[Meeting], list[str]]
) -> Meeting:
    held = guards.held(meeting, by, turn=turn)
    changed = change(held)
    held.turn += 1
    held.save(update_fields=[*changed, "turn"])
    streams.tell(held.pk, "phase")
    vault.trail(verb, "meeting", by=by.person.holder_id, ref=str(held.pk))
    return held


@transaction.atomic
def pause(*, meeting: Meeting, by: Actor, turn: int | None = None) -> Meeting:
    """Stop the clock of the phase."""

    def stop(held: Meeting) -> list[str]:
        held.paused_at = held.paused_at or now()
        return ["paused_at"]

    return _decided("meeting.paused", meeting, by, turn, stop)


@transaction.atomic
def resume(*, meeting: Meeting, by: Actor, turn: int | None = None) -> Meeting:
    """Start the clock again where it stopped."""

    def start(held: Meeting) -> list[str]:
        if held.paused_at is not None:
            held.paused_seconds += (now() - held.paused_at) // timedelta(seconds=1)
        held.paused_at = None
        return ["paused_at", "paused_seconds"]

    return _decided("meeting.resumed", meeting, by, turn, start)


@transaction.atomic
def add_minutes(
    *, meeting: Meeting, by: Actor, minutes: int = 5, turn: int | None = None
) -> Meeting:
    """Give the phase a few minutes more; an untimed phase already has all it needs."""

    def lengthen(held: Meeting) -> list[str]:
        if access.phase_of(held).minutes is None:
            raise Refused(Refusal.NOT_TIMED)
        held.extra_minutes = min(held.extra_minutes + minutes, rules.MOST_EXTRA_MINUTES)
        return ["extra_minutes"]

    return _decided("meeting.lengthened", meeting, by, turn, lengthen)


@transaction.atomic
def hand_floor(
    *, meeting: Meeting, number: int | None, by: Actor, turn: int | None = None
) -> Meeting:
    """Hand the floor to someone present, or give it back to the phase's own order."""

    def hand(held: Meeting) -> list[str]:
        seats = access.seats_of(held, presenter=presenter_of(held, by=by))
        if number is not None and number not in {seat.number for seat in seats}:
            raise Refused(Refusal.NOT_PRESENT)
        held.floor = number
        if number is not None:
            _note_spoken(held, number, by)
        return ["floor"]

    return _decided("meeting.handed", meeting, by, turn, hand)


def _note_spoken(held: Meeting, number: int, by: Actor) -> None:
    """Note on the pile who was handed the floor: forgotten with the phase, written nowhere else."""
    earlier = slots.own(held, slots.SPOKEN, by=by) or {"numbers": []}
    numbers = sorted({*earlier["numbers"], number})
    slots.put(held, slots.SPOKEN, {"numbers": numbers}, by=by)


@transaction.atomic
def hush_presenter(
    *, meeting: Meeting, hushed: bool, by: Actor, turn: int | None = None
) -> Meeting:
    """Ask the presenter to listen, or let them answer, whatever the phase says."""

    def hush(held: Meeting) -> list[str]:
        held.presenter_hushed = hushed
        return ["presenter_hushed"]

    return _decided("meeting.hushed", meeting, by, turn, hush)


@transaction.atomic
def entrust_meeting(*, meeting: Meeting, membership: CircleMembership, by: Actor) -> MeetingRole:
    """Entrust the frame of one meeting to a member; only who usually facilitates may."""
    guards.facilitator(meeting.circle, by)
    guards.member_of(meeting.circle, membership)
    role, created = MeetingRole.objects.get_or_create(meeting=meeting, membership=membership)
    vault.trail("meeting.entrusted", "meeting", by=by.person.holder_id, ref=str(meeting.pk))
    if created and membership.person is not None:
        mail.tell([membership.person], "meeting_entrusted", meeting=meeting)
    return role


@transaction.atomic
def take_meeting_back(*, meeting: Meeting, membership: CircleMembership, by: Actor) -> Meeting:
    """Take the frame of one meeting back."""
    guards.facilitator(meeting.circle, by)
    MeetingRole.objects.filter(meeting=meeting, membership=membership).delete()
    vault.trail("meeting.taken_back", "meeting", by=by.person.holder_id, ref=str(meeting.pk))
    return meeting
