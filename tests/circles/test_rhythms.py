"""The rhythms of a cycle: the same days as calendars will find, and days to think about twice."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from trousseau.circles.rhythms import (
    BEFORE,
    MORNING,
    MOST_MEETINGS,
    Caution,
    Rhythm,
    caution,
    is_holiday,
    rank,
    recurrence,
    reminder,
    slots,
)

PARIS = ZoneInfo("Europe/Paris")
wall = datetime.fromisoformat  # what a clock on a wall in Paris says
THURSDAY = wall("2026-09-03 09:30")


@pytest.mark.parametrize(
    ("rhythm", "third"),
    [
        (Rhythm.WEEK, date(2026, 9, 17)),
        (Rhythm.TWO_WEEKS, date(2026, 10, 1)),
        (Rhythm.THREE_WEEKS, date(2026, 10, 15)),
        (Rhythm.FOUR_WEEKS, date(2026, 10, 29)),
        (Rhythm.SIX_WEEKS, date(2026, 11, 26)),
        (Rhythm.MONTH, date(2026, 11, 5)),
        (Rhythm.TWO_MONTHS, date(2027, 1, 7)),
    ],
)
def test_each_rhythm_gives_its_days(rhythm: Rhythm, third: date) -> None:
    found = slots(THURSDAY, rhythm, 3)

    assert found[0] == THURSDAY
    assert found[2].date() == third
    assert {moment.time() for moment in found} == {THURSDAY.time()}


def test_a_fifth_thursday_means_the_last_one() -> None:
    found = slots(wall("2026-10-29 14:00"), Rhythm.MONTH, 3)

    assert [moment.date() for moment in found] == [
        date(2026, 10, 29), date(2026, 11, 26), date(2026, 12, 31),
    ]  # fmt: skip
    assert [rank(date(2026, 10, day)) for day in (1, 8, 28, 29)] == [1, 2, 4, -1]


@given(
    first=st.datetimes(wall("2024-01-01 04:00"), wall("2036-12-31 00:00")),
    rhythm=st.sampled_from(list(Rhythm)),
    number=st.integers(1, MOST_MEETINGS),
)
def test_calendars_find_the_very_same_days(first: datetime, rhythm: Rhythm, number: int) -> None:
    first = first.replace(hour=max(4, first.hour), second=0, microsecond=0)
    event = Event()
    event.add("uid", "one")
    event.add("dtstart", first.replace(tzinfo=PARIS))
    event.add("rrule", recurrence(first, rhythm, number))
    calendar = Calendar()
    calendar.add_component(event)

    judged = recurring_ical_events.of(calendar).between(date(2023, 1, 1), date(2045, 1, 1))

    expected = [moment.replace(tzinfo=PARIS) for moment in slots(first, rhythm, number)]
    assert [one["DTSTART"].dt for one in judged] == expected
    assert len(expected) == number


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 5, 14), Caution.HOLIDAY),  # Ascension Day
        (date(2027, 3, 29), Caution.HOLIDAY),  # Easter Monday
        (date(2026, 5, 25), Caution.HOLIDAY),  # Whit Monday
        (date(2026, 11, 11), Caution.HOLIDAY),
        (date(2026, 8, 15), Caution.HOLIDAY),
        (date(2026, 9, 5), Caution.WEEKEND),
        (date(2026, 7, 28), Caution.SUMMER),
        (date(2026, 7, 9), None),
        (date(2026, 9, 1), None),
        (date(2026, 12, 23), Caution.YEAR_END),
        (date(2027, 1, 4), None),
        (date(2026, 1, 14), Caution.PAST),
    ],
)
def test_some_days_deserve_a_second_thought(day: date, said: Caution | None) -> None:
    assert caution(day, today=date(2026, 2, 1)) is said


def test_a_year_has_eleven_holidays() -> None:
    days = [date(2026, 1, 1).fromordinal(date(2026, 1, 1).toordinal() + n) for n in range(365)]

    assert sum(is_holiday(day) for day in days) == 11


@pytest.mark.parametrize(
    ("days_left", "told_days_before", "due"),
    [
        (4, 30, None),
        (3, 30, BEFORE),
        (1, 30, BEFORE),
        (0, 30, MORNING),
        (-1, 30, None),
        (3, 4, BEFORE),
        (3, 3, None),
        (1, 2, None),
        (0, 2, MORNING),
        (0, 0, None),
    ],
)
def test_when_a_reminder_is_due(days_left: int, told_days_before: int, due: str | None) -> None:
    day = date(2026, 9, 17)
    today, told_on = (day - timedelta(days=n) for n in (days_left, told_days_before))

    assert reminder(day, today=today, told_on=told_on) == due
