"""Join a meeting with one tap, or say that one cannot come."""

from django.db import transaction

from trousseau.circles import access, streams
from trousseau.circles.actions import guards
from trousseau.circles.models import Attendance, Meeting, Presence
from trousseau.circles.rules import Refusal, Refused
from trousseau.lib.clock import today
from trousseau.people.http import Actor
from trousseau.vault import api as vault


@transaction.atomic
def join_meeting(*, meeting: Meeting, by: Actor) -> Attendance:
    """Take one's seat in an open meeting, the charter in force accepted."""
    place = guards.member(meeting.circle, by)
    guards.opened(meeting)
    if access.has_accepted_charter(place) is None:
        raise Refused(Refusal.CHARTER_FIRST)
    attendance = _say(meeting, by, Presence.PRESENT)
    streams.tell(meeting.pk, "seats")
    return attendance


@transaction.atomic
def miss_meeting(*, meeting: Meeting, by: Actor) -> Attendance:
    """Say that one cannot come: an absence is announced."""
    guards.member(meeting.circle, by)
    if not guards.locked(meeting).is_planned:
        raise Refused(Refusal.MEETING_UNDER_WAY)
    return _say(meeting, by, Presence.ABSENT)


@transaction.atomic
def come_after_all(*, meeting: Meeting, by: Actor) -> None:
    """Take back that one cannot come."""
    place = guards.member(meeting.circle, by)
    held = guards.locked(meeting)
    if not held.is_planned:
        raise Refused(Refusal.MEETING_UNDER_WAY)
    Attendance.objects.filter(meeting=held, membership=place, presence=Presence.ABSENT).delete()
    vault.trail("meeting.coming", "meeting", by=by.person.holder_id, ref=str(held.pk))


def _say(meeting: Meeting, by: Actor, presence: Presence) -> Attendance:
    attendance, _created = Attendance.objects.update_or_create(
        meeting=meeting,
        membership=guards.member(meeting.circle, by),
        defaults={"presence": presence, "said_on": today()},
    )
    vault.trail(f"meeting.{presence.value}", "meeting", by=by.person.holder_id, ref=str(meeting.pk))
    return attendance
