"""Record a meeting held without phones: who was there, and the harvest typed afterwards."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db import transaction

from trousseau.circles import access
from trousseau.circles.actions import guards
from trousseau.circles.actions.attendance import note_presences
from trousseau.circles.actions.harvests import date_what_fades, leave_nothing, write_harvests
from trousseau.circles.contents import HarvestContent
from trousseau.circles.models import Case, Meeting
from trousseau.circles.rules import Refusal, Refused
from trousseau.lib.clock import now
from trousseau.people.http import Actor
from trousseau.vault import api as vault


@transaction.atomic
def record_meeting(
    *,
    meeting: Meeting,
    cases: Collection[UUID],
    harvests: Mapping[UUID, HarvestContent],
    was_there: Collection[UUID],
    by: Actor,
) -> Meeting:
    """Close a planned meeting that was held on paper; it has no contribution.

    `harvests` goes by the id of a case worked on, and is not kept when nothing is to stay;
    `was_there` holds places of members.
    """
    guards.conductor(meeting, by)
    held = guards.locked(meeting)
    check_recordable(held)
    _lay_down(held, cases, was_there, by=by)
    _close(held)
    note_presences(held, was_there)
    if held.leaves_nothing:
        leave_nothing(held, by=by)
    else:
        write_harvests(held, harvests, by=by)
        date_what_fades(held, by=by)
    vault.trail("meeting.recorded", "meeting", by=by.person.holder_id, ref=str(held.pk))
    return held


def _close(meeting: Meeting) -> None:
    """Close it as if it had followed its protocol at its hour."""
    meeting.leaves_nothing = access.leaves_nothing(meeting)
    meeting.course = access.course_of(meeting).to_data()
    meeting.opened_at, meeting.closed_at = meeting.starts_at, now()
    meeting.save(update_fields=["leaves_nothing", "course", "opened_at", "closed_at"])


def check_recordable(meeting: Meeting) -> None:
    """Refuse a meeting that was opened, cancelled, or is still to come."""
    if not meeting.is_planned:
        raise Refused(Refusal.MEETING_UNDER_WAY)
    if not meeting.has_started:
        raise Refused(Refusal.NOT_YET_HELD)


def _lay_down(
    meeting: Meeting, pks: Collection[UUID], was_there: Collection[UUID], *, by: Actor
) -> None:
    """Give the cases to this meeting: from its circle's table, their presenters there."""
    places = meeting.circle.memberships.filter(pk__in=was_there)
    numbers = set(places.values_list("number", flat=True))
    rows = Case.objects.on_the_table().filter(circle=meeting.circle, pk__in=pks)
    cases = access.readable(rows.select_for_update(of=("self",)), by=by)
    if len(cases) != len(pks):
        raise Refused(Refusal.NOT_ON_THE_TABLE)
    for case, payload in cases:
        if payload["presenter"] not in numbers:
            raise Refused(Refusal.PRESENTER_AWAY)
        case.meeting = meeting
        case.save(update_fields=["meeting"])
