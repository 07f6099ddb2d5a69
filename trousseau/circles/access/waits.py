"""What waits for a person in all their circles; nothing of what was written is told."""

from django.db.models import QuerySet

from trousseau.circles.access.sealed import opened, readable
from trousseau.circles.models import (
    Circle,
    CircleMembership,
    KeyDraft,
    Meeting,
    Stand,
    Standing,
)
from trousseau.people.http import Actor
from trousseau.people.models import Person

NEXT = 3  # meetings


def next_meetings_of(person: Person) -> list[Meeting]:
    """Return the nearest meetings, planned or under way."""
    meetings = Meeting.objects.to_come().filter(circle__in=Circle.objects.of(person))
    return list(meetings.select_related("circle").order_by("starts_at")[:NEXT])


def newcomers_for(person: Person) -> list[CircleMembership]:
    """Return who waits at the door of one of this person's circles."""
    asked = CircleMembership.objects.filter(standing=Standing.ASKED, person__isnull=False)
    own = asked.filter(circle__in=Circle.objects.of(person))
    return list(own.select_related("circle", "person").order_by("circle__name", "number"))


def open_drafts_of(person: Person) -> QuerySet[KeyDraft]:
    """Return the drafts of this person's circles that have not left, sealed."""
    rows = KeyDraft.objects.filter(circle__in=Circle.objects.of(person), passed_key_slug="")
    return rows.select_related("circle", "safe").order_by("circle__name", "pk")


def drafts_awaiting(*, by: Actor) -> list[KeyDraft]:
    """Return the drafts whose present words wait for this member's answer."""
    rows = list(open_drafts_of(by.person))
    places = CircleMembership.objects.filter(person=by.person, standing=Standing.ADMITTED)
    number = dict(places.values_list("circle_id", "number"))
    answered = {
        (stand.draft_id, payload["number"], payload["version"])
        for stand, payload in readable(Stand.objects.filter(draft__in=rows), by=by)
    }
    return [
        row
        for row, payload in opened(rows, by=by)
        if payload is not None
        and number[row.circle_id] in {*payload["members"], *payload["presenters"]}
        and (row.pk, number[row.circle_id], payload["version"]) not in answered
    ]
