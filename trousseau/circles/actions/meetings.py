"""Plan a meeting, move it, cancel it; members are told by mail, without content."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from trousseau.circles import mail, streams
from trousseau.circles.actions import diaries, guards
from trousseau.circles.models import Circle, Meeting
from trousseau.circles.rules import Refusal, Refused
from trousseau.lib.clock import today
from trousseau.people.http import Actor
from trousseau.vault import api as vault


@transaction.atomic
def plan_meeting(
    *,
    circle: Circle,
    starts_at: datetime,
    ends_at: datetime,
    by: Actor,
    place: str = "",
    questions: Sequence[int] = (),
    protocol: str = "gapp",
    is_last: bool = False,
    leaves_nothing: bool = False,
) -> Meeting:
    """Put a meeting in the circle's diary."""
    guards.facilitator(circle, by)
    guards.protocol(circle, protocol)
    meeting = Meeting.objects.create(
        circle=circle,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place.strip(),
        questions=sorted(questions),
        protocol=protocol,
        is_last=is_last,
        leaves_nothing=leaves_nothing,
    )
    diaries.enter(meeting)
    vault.trail("meeting.planned", "meeting", by=by.person.holder_id, ref=str(meeting.pk))
    mail.tell_members(circle, "meeting_planned", besides=by.person, meeting=meeting)
    return meeting


@transaction.atomic
def edit_meeting(
    *,
    meeting: Meeting,
    starts_at: datetime,
    ends_at: datetime,
    by: Actor,
    place: str = "",
    questions: Sequence[int] = (),
    is_last: bool = False,
    leaves_nothing: bool = False,
) -> Meeting:
    """Correct a planned meeting; members are told when it moves."""
    guards.facilitator(meeting.circle, by)
    held = _planned(meeting)
    moved = (held.starts_at, held.ends_at, held.place) != (starts_at, ends_at, place.strip())
    held.starts_at, held.ends_at, held.place = starts_at, ends_at, place.strip()
    held.questions, held.is_last = sorted(questions), is_last
    held.leaves_nothing = leaves_nothing
    held.save(
        update_fields=["starts_at", "ends_at", "place", "questions", "is_last", "leaves_nothing"]
    )
    if moved:
        diaries.revise(held)
    vault.trail("meeting.edited", "meeting", by=by.person.holder_id, ref=str(held.pk))
    if moved:
        mail.tell_members(held.circle, "meeting_moved", besides=by.person, meeting=held)
    return held


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, by: Actor) -> Meeting:
    """Take a planned meeting out of the diary."""
    guards.facilitator(meeting.circle, by)
    held = _planned(meeting)
    held.cancelled_on = today()
    held.save(update_fields=["cancelled_on"])
    diaries.revise(held)
    streams.finish(held.pk)
    vault.trail("meeting.cancelled", "meeting", by=by.person.holder_id, ref=str(held.pk))
    mail.tell_members(held.circle, "meeting_cancelled", besides=by.person, meeting=held)
    return held


def _planned(meeting: Meeting) -> Meeting:
    held = guards.locked(meeting)
    if not held.is_planned:
        raise Refused(Refusal.MEETING_UNDER_WAY)
    return held
