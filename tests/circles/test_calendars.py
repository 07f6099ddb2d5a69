"""iCalendar, judged by two libraries of the field: wall-clock hours, moves, cancellations."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component

from trousseau.circles.calendars import ZONE, Series, Sitting, written
from trousseau.circles.rhythms import Rhythm, slots

PARIS = ZoneInfo("Europe/Paris")
wall = datetime.fromisoformat  # what a clock on a wall in Paris says
PLANNED = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)
HOURS = timedelta(hours=3)


def series(first: datetime, rhythm: Rhythm, number: int, **changed: Sitting | None) -> Series:
    """Make a cycle as planned, but for some sittings: `_2=None` takes the third out."""
    given_slots = [moment.replace(tzinfo=PARIS) for moment in slots(first, rhythm, number)]
    sittings = [changed.get(f"_{place}", sitting(slot)) for place, slot in enumerate(given_slots)]
    return Series(
        uid="cycle",
        starts_at=given_slots[0],
        ends_at=given_slots[0] + HOURS,
        revised_at=PLANNED,
        rhythm=rhythm,
        number=number,
        sittings=[one for one in sittings if one is not None],
    )


def sitting(slot: datetime, *, at: datetime | None = None, **more: object) -> Sitting:
    """Make a sitting of the cycle, at its slot or moved."""
    starts = at or slot
    known = {"uid": "cycle", "starts_at": starts, "ends_at": starts + HOURS, "slot": slot}
    return Sitting(revised_at=PLANNED, **known | more)  # type: ignore[arg-type]


def judged(plans: Sequence[Sitting | Series]) -> list[Component]:
    """Read what was written, as a calendar application does."""
    calendar = Calendar.from_ical(written(plans))
    found = recurring_ical_events.of(calendar).between(date(2024, 1, 1), date(2040, 1, 1))
    return sorted(found, key=lambda event: event["DTSTART"].dt)


@pytest.mark.parametrize("rhythm", [Rhythm.WEEK, Rhythm.MONTH])
@pytest.mark.parametrize("first", [wall("2026-03-05 09:30"), wall("2026-10-01 09:30")])
def test_the_hour_on_the_wall_stays_across_summer_time(rhythm: Rhythm, first: datetime) -> None:
    events = judged([series(first, rhythm, 6)])

    starts = [event["DTSTART"].dt for event in events]
    assert len(starts) == 6
    assert {moment.astimezone(PARIS).time() for moment in starts} == {first.time()}
    assert len({moment.utcoffset() for moment in starts}) == 2, "summer time begins or ends"
    assert {event["DTEND"].dt - event["DTSTART"].dt for event in events} == {HOURS}


def test_a_cycle_on_the_very_sundays_clocks_change() -> None:
    """The last Sundays of March and October, at ten: one rule across both changes."""
    events = judged([series(wall("2026-03-29 10:00"), Rhythm.MONTH, 8)])

    days = [event["DTSTART"].dt for event in events]
    assert (days[0].date(), days[-1].date()) == (date(2026, 3, 29), date(2026, 10, 25))
    assert {day.hour for day in days} == {10}
    assert [day.utcoffset() for day in (days[0], days[-1])] == [
        timedelta(hours=2), timedelta(hours=1),
    ]  # fmt: skip


def test_a_moved_sitting_leaves_its_slot_and_keeps_its_place_in_the_cycle() -> None:
    first = wall("2026-09-03 09:30")
    second = datetime(2026, 10, 1, 9, 30, tzinfo=PARIS)
    later = datetime(2026, 10, 8, 14, 0, tzinfo=PARIS)

    events = judged([series(first, Rhythm.MONTH, 3, _1=sitting(second, at=later, sequence=1))])

    assert [event["DTSTART"].dt for event in events] == [
        first.replace(tzinfo=PARIS), later, datetime(2026, 11, 5, 9, 30, tzinfo=PARIS),
    ]  # fmt: skip
    assert events[1]["RECURRENCE-ID"].dt == second
    assert events[1]["SEQUENCE"] == 1
    assert {event["UID"] for event in events} == {"cycle"}


def test_a_cancelled_sitting_says_so_and_the_others_stand() -> None:
    first = wall("2026-09-03 09:30")
    second = datetime(2026, 10, 1, 9, 30, tzinfo=PARIS)
    gone = sitting(second, sequence=1, is_cancelled=True)

    events = judged([series(first, Rhythm.MONTH, 3, _1=gone)])

    assert [str(event.get("STATUS", "")) for event in events] == ["", "CANCELLED", ""]


def test_a_sitting_removed_before_it_was_planned_was_never_there() -> None:
    events = judged([series(wall("2026-09-03 09:30"), Rhythm.MONTH, 3, _1=None)])

    assert [event["DTSTART"].dt.month for event in events] == [9, 11]


def test_a_sitting_moved_and_put_back_still_says_that_it_was_revised() -> None:
    first = wall("2026-09-03 09:30")
    second = datetime(2026, 10, 1, 9, 30, tzinfo=PARIS)

    events = judged([series(first, Rhythm.MONTH, 3, _1=sitting(second, sequence=2))])

    assert events[1]["SEQUENCE"] == 2
    assert events[1]["DTSTART"].dt == second


def test_a_single_meeting_is_an_event_of_its_own() -> None:
    starts = datetime(2026, 7, 2, 14, 0, tzinfo=PARIS)
    one = Sitting("one", starts, starts + HOURS, PLANNED, sequence=3, place="Salle du Lavoir")

    (event,) = judged([one])

    assert (str(event["SUMMARY"]), str(event["LOCATION"])) == ("Séance", "Salle du Lavoir")
    assert (event["SEQUENCE"], str(event["CLASS"])) == (3, "PRIVATE")
    assert event["DTSTAMP"].dt == PLANNED
    assert "RRULE" not in event


def test_the_calendar_says_when_to_come_back_and_where_its_hours_are() -> None:
    text = written([series(wall("2026-09-03 09:30"), Rhythm.WEEK, 4)]).decode()

    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in text
    assert "DTSTART;TZID=Europe/Paris:20260903T093000\r\n" in text
    assert text.count("BEGIN:VTIMEZONE") == 1
    assert Calendar.from_ical(text).errors == []


@given(st.datetimes(wall("2000-01-01 00:00"), wall("2050-01-01 00:00")))
def test_our_zone_is_paris(moment: datetime) -> None:
    zone = Calendar.from_ical(written([])).timezones[0].to_tz(lookup_tzid=False)
    instant = moment.replace(tzinfo=UTC)

    assert ZONE.startswith("BEGIN:VTIMEZONE")
    assert instant.astimezone(zone).utcoffset() == instant.astimezone(PARIS).utcoffset()
