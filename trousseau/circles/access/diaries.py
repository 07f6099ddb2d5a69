"""One person's diary: their meetings, the feed that carries them, who wants reminders."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.http import Http404

from trousseau.circles.calendars import TITLE, Series, Sitting
from trousseau.circles.models import (
    CalendarFeed,
    Circle,
    CircleMembership,
    Cycle,
    DiaryEntry,
    Meeting,
    Standing,
)
from trousseau.circles.rhythms import Rhythm
from trousseau.lib.clock import now
from trousseau.people.models import Person

FED_FOR = timedelta(days=180)  # what is older leaves calendars


@dataclass(frozen=True)
class Diary:
    """The diary page: meetings to come, circles and their reminders, the feed if there is one."""

    meetings: list[Meeting]
    places: list[CircleMembership]
    feed: CalendarFeed | None


def diary_of(person: Person) -> Diary:
    """Return what the diary page shows."""
    meetings = Meeting.objects.to_come().filter(circle__in=Circle.objects.of(person))
    return Diary(
        meetings=list(meetings.select_related("circle").order_by("starts_at")),
        places=places_of(person),
        feed=CalendarFeed.objects.filter(person=person).first(),
    )


def places_of(person: Person) -> list[CircleMembership]:
    """Return this person's places in the open circles they are a member of."""
    return list(
        CircleMembership.objects.select_related("circle")
        .filter(person=person, standing=Standing.ADMITTED, circle__closed_on=None)
        .order_by("circle__name")
    )


def feed_of(person: Person) -> CalendarFeed:
    """Return this person's feed."""
    feed = CalendarFeed.objects.filter(person=person).first()
    if feed is None:
        raise Http404
    return feed


def digest_of(secret: str) -> str:
    """Return what is kept of a secret: 256 random bits need no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()


def feed_by_secret(secret: str) -> CalendarFeed:
    """Return the feed whose secret this is; a wrong one, a revoked one and none look the same."""
    feed = CalendarFeed.objects.select_related("person").filter(digest=digest_of(secret)).first()
    if feed is None:
        raise Http404
    if not feed.person.is_active:
        raise Http404
    return feed


def plans_of(feed: CalendarFeed) -> list[Sitting | Series]:
    """Return what a feed says: single meetings, then cycles; nothing that is long over."""
    since = now() - FED_FOR
    entries = (
        DiaryEntry.objects.select_related("meeting__circle", "cycle")
        .filter(meeting__circle__in=Circle.objects.of(feed.person))
        .order_by("meeting__starts_at", "pk")
    )
    cycles: dict[Cycle, list[DiaryEntry]] = defaultdict(list)
    single: list[Sitting | Series] = []
    for entry in entries:
        if entry.cycle is not None:
            cycles[entry.cycle].append(entry)
        elif entry.meeting.ends_at >= since:
            single.append(_sitting(entry, feed))
    lasting = {cycle: rows for cycle, rows in cycles.items() if _lasts(rows, since)}
    return [*single, *(_series(cycle, rows, feed) for cycle, rows in lasting.items())]


def _lasts(entries: Iterable[DiaryEntry], since: datetime) -> bool:
    return any(entry.meeting.ends_at >= since for entry in entries)


def _sitting(entry: DiaryEntry, feed: CalendarFeed) -> Sitting:
    meeting = entry.meeting
    owner = entry.cycle_id or meeting.pk
    return Sitting(
        uid=_uid(feed, owner),
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        revised_at=entry.revised_at,
        sequence=entry.sequence,
        is_cancelled=meeting.cancelled_on is not None,
        title=_title(feed, meeting.circle),
        place=meeting.place if feed.shows_place else "",
        slot=entry.slot,
    )


def _series(cycle: Cycle, entries: list[DiaryEntry], feed: CalendarFeed) -> Series:
    return Series(
        uid=_uid(feed, cycle.pk),
        starts_at=cycle.starts_at,
        ends_at=cycle.ends_at,
        revised_at=cycle.planned_at,
        rhythm=Rhythm(cycle.rhythm),
        number=cycle.number,
        sittings=[_sitting(entry, feed) for entry in entries],
        title=_title(feed, entries[0].meeting.circle),
        place=cycle.place if feed.shows_place else "",
    )


def _title(feed: CalendarFeed, circle: Circle) -> str:
    return f"{TITLE}, {circle.name}" if feed.shows_name else TITLE


def _uid(feed: CalendarFeed, what: UUID) -> str:
    """Return an identifier that leads neither to an address nor to another member's calendar."""
    return str(uuid5(feed.pk, str(what)))
