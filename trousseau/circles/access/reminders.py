"""Who is to be reminded of what today."""

from collections.abc import Iterator
from dataclasses import dataclass

from trousseau.circles.models import (
    CircleMembership,
    DiaryEntry,
    Meeting,
    Presence,
    Reminder,
    Standing,
)
from trousseau.circles.rhythms import REMINDED_BEFORE, reminder
from trousseau.lib.clock import now, today


@dataclass(frozen=True)
class Due:
    """One member to be reminded of one meeting."""

    meeting: Meeting
    membership: CircleMembership
    kind: str


def reminders_due() -> list[Due]:
    """Return who is to be reminded now: not who said they cannot come, nor who wants none."""
    until = now() + REMINDED_BEFORE * 2
    entries = DiaryEntry.objects.select_related("meeting__circle").filter(
        meeting__starts_at__gt=now(),
        meeting__starts_at__lt=until,
        meeting__opened_at=None,
        meeting__cancelled_on=None,
        meeting__circle__closed_on=None,
    )
    return [due for entry in entries.order_by("meeting__starts_at") for due in _due(entry)]


def _due(entry: DiaryEntry) -> Iterator[Due]:
    meeting = entry.meeting
    told_on = entry.revised_at.astimezone().date()
    kind = reminder(meeting.day, today=today(), told_on=told_on)
    if kind is None:
        return
    places = (
        CircleMembership.objects.select_related("person")
        .filter(
            circle=meeting.circle,
            standing=Standing.ADMITTED,
            wants_reminders=True,
            person__is_active=True,
        )
        .exclude(attendances__meeting=meeting, attendances__presence=Presence.ABSENT)
        .exclude(
            pk__in=Reminder.objects.filter(
                meeting=meeting, kind=kind, starts_at=meeting.starts_at
            ).values("membership_id")
        )
    )
    for place in places.order_by("number"):
        yield Due(meeting=meeting, membership=place, kind=kind)
