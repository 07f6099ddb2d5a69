"""Write meetings as iCalendar (RFC 5545, 7986): hours on the wall of Paris, and no content."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

from trousseau.circles.rhythms import Rhythm, recurrence, slots

PARIS = ZoneInfo("Europe/Paris")
# Written by hand: the library's own list of dates ends in 2038, and is an hour late in spring.
ZONE = (Path(__file__).parent / "content" / "europe-paris.ics").read_text(encoding="utf-8")
REFRESHED = timedelta(hours=6)
TITLE = "Séance"


@dataclass(frozen=True)
class Sitting:
    """A meeting as a calendar sees it; in a series, `slot` is what the rhythm gave."""

    uid: str
    starts_at: datetime
    ends_at: datetime
    revised_at: datetime
    sequence: int = 0
    is_cancelled: bool = False
    title: str = TITLE
    place: str = ""
    slot: datetime | None = None


@dataclass(frozen=True)
class Series:
    """A cycle as a calendar sees it: one rule, and the sittings that follow it or not."""

    uid: str
    starts_at: datetime
    ends_at: datetime
    revised_at: datetime
    rhythm: Rhythm
    number: int
    sittings: Sequence[Sitting]
    title: str = TITLE
    place: str = ""


def written(plans: Sequence[Sitting | Series]) -> bytes:
    """Return a whole calendar."""
    calendar = Calendar()
    calendar.add("prodid", "-//Trousseau//Agenda//FR")
    calendar.add("version", "2.0")
    calendar.add("name", "Séances")
    calendar.add("x-wr-calname", "Séances")
    calendar.add("refresh-interval", REFRESHED, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    calendar.add_component(Timezone.from_ical(ZONE))
    for plan in plans:
        for event in _series(plan) if isinstance(plan, Series) else [_event(plan)]:
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def _series(series: Series) -> list[Event]:
    """Write the rule, what was taken out of it, and each sitting that left it."""
    rule = _event(series)
    first = series.starts_at.astimezone(PARIS).replace(tzinfo=None)
    rule.add("rrule", recurrence(first, series.rhythm, series.number))
    kept = {sitting.slot for sitting in series.sittings}
    given = [day.replace(tzinfo=PARIS) for day in slots(first, series.rhythm, series.number)]
    for slot in given:
        if slot not in kept:
            rule.add("exdate", slot)
    return [rule, *(_event(one) for one in series.sittings if _left(one, series))]


def _left(sitting: Sitting, series: Series) -> bool:
    """Say whether a sitting was revised, or differs from what the rule says of its slot."""
    lasts = sitting.ends_at - sitting.starts_at
    as_planned = (sitting.starts_at, lasts, sitting.place, sitting.is_cancelled) == (
        sitting.slot,
        series.ends_at - series.starts_at,
        series.place,
        False,
    )
    return sitting.sequence > 0 or not as_planned


def _event(plan: Sitting | Series) -> Event:
    event = Event()
    event.add("uid", plan.uid)
    event.add("dtstamp", plan.revised_at)
    event.add("last-modified", plan.revised_at)
    event.add("dtstart", plan.starts_at.astimezone(PARIS))
    event.add("dtend", plan.ends_at.astimezone(PARIS))
    event.add("summary", plan.title)
    event.add("class", "PRIVATE")
    if plan.place:
        event.add("location", plan.place)
    if isinstance(plan, Sitting):
        _state(event, plan)
    return event


def _state(event: Event, sitting: Sitting) -> None:
    event.add("sequence", sitting.sequence)
    event.add("status", "CANCELLED" if sitting.is_cancelled else "CONFIRMED")
    if sitting.slot is not None:
        event.add("recurrence-id", sitting.slot.astimezone(PARIS))
