"""« Et depuis ? »: what the presenters of the last meetings say came of it."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from trousseau.circles import rules
from trousseau.circles.access.cases import HarvestView, open_harvests
from trousseau.circles.access.circles import membership_of
from trousseau.circles.access.meetings import course_of, phase_of
from trousseau.circles.models import Harvest, Meeting
from trousseau.people.http import Actor


@dataclass(frozen=True)
class Returns:
    """The harvests one presented, to tell what came of them, and what others have told."""

    own: tuple[HarvestView, ...]
    told: tuple[HarvestView, ...]


def returns_of(meeting: Meeting, *, by: Actor) -> Returns | None:
    """Return what is told at this moment of a meeting; None when it is not the moment for it."""
    if not meeting.is_open or meeting.is_harvesting:
        return None
    if not rules.asks_since(course_of(meeting), phase_of(meeting)):
        return None
    number = membership_of(by.person, meeting.circle).number
    views = [view for view in _last_harvests(meeting, by=by) if view.opens]
    return Returns(
        own=tuple(view for view in views if view.presenter_number == number),
        told=tuple(view for view in views if view.since and view.presenter_number != number),
    )


def harvest_to_tell(meeting: Meeting, pk: UUID, *, by: Actor) -> tuple[Harvest, HarvestView]:
    """Return a harvest one presented, while the meeting asks what came of it; 404 otherwise."""
    returns = returns_of(meeting, by=by)
    if returns is None:
        raise Http404
    view = next((one for one in returns.own if one.id == pk), None)
    if view is None:
        raise Http404
    return Harvest.objects.select_related("circle", "safe").get(pk=pk), view


def _last_harvests(meeting: Meeting, *, by: Actor) -> list[HarvestView]:
    held = meeting.circle.meetings.held().exclude(pk=meeting.pk).order_by("-starts_at")
    last = [one.pk for one in held[: rules.MEETINGS_BACK]]
    return open_harvests(list(Harvest.objects.filter(meeting__in=last)), by=by)
