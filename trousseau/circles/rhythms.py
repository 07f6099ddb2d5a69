"""The rhythms of a cycle: which days, and which of them deserve a second thought. No Django."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum

from dateutil.easter import easter
from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

MOST_MEETINGS = 24
LAST = -1


class Rhythm(StrEnum):
    """How often a circle meets; the code says the unit and the interval."""

    WEEK = "week-1"
    TWO_WEEKS = "week-2"
    THREE_WEEKS = "week-3"
    FOUR_WEEKS = "week-4"
    SIX_WEEKS = "week-6"
    MONTH = "month-1"
    TWO_MONTHS = "month-2"


class Caution(StrEnum):
    """Why a day deserves a second thought; `wording.py` says it in French."""

    HOLIDAY = "holiday"
    WEEKEND = "weekend"
    SUMMER = "summer"
    YEAR_END = "year_end"
    PAST = "past"


WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FIXED_HOLIDAYS = {(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)}
AFTER_EASTER = (1, 39, 50)  # Monday, Ascension Day, Whit Monday
SUMMER = ((7, 10), (8, 31))
YEAR_END = ((12, 22), (1, 3))


def slots(first: datetime, rhythm: Rhythm, number: int) -> list[datetime]:
    """Return the starts of a cycle, on the clock of the wall: give and get naive moments."""
    interval = _interval(rhythm)
    if not _is_monthly(rhythm):
        return list(rrule(WEEKLY, interval=interval, count=number, dtstart=first))
    same = weekday(first.weekday(), rank(first.date()))
    return list(rrule(MONTHLY, interval=interval, count=number, byweekday=same, dtstart=first))


def recurrence(first: datetime, rhythm: Rhythm, number: int) -> Mapping[str, object]:
    """Return the same slots as the parts of an iCalendar RRULE."""
    parts: dict[str, object] = {"count": number, "interval": _interval(rhythm)}
    if not _is_monthly(rhythm):
        return {"freq": "weekly", **parts}
    return {"freq": "monthly", **parts, "byday": f"{rank(first.date())}{WEEKDAYS[first.weekday()]}"}


def rank(day: date) -> int:
    """Return which Thursday of its month a Thursday is; a fifth one is the last."""
    nth = (day.day - 1) // 7 + 1
    return LAST if nth == 5 else nth


def caution(day: date, *, today: date) -> Caution | None:
    """Return why this day deserves a second thought, the gravest reason first, or None."""
    if day < today:
        return Caution.PAST
    if is_holiday(day):
        return Caution.HOLIDAY
    if day.weekday() >= 5:
        return Caution.WEEKEND
    if SUMMER[0] <= (day.month, day.day) <= SUMMER[1]:
        return Caution.SUMMER
    if (day.month, day.day) >= YEAR_END[0] or (day.month, day.day) <= YEAR_END[1]:
        return Caution.YEAR_END
    return None


def is_holiday(day: date) -> bool:
    """Say whether it is a public holiday in all of France."""
    sunday = easter(day.year)
    moving = {sunday + timedelta(days=after) for after in AFTER_EASTER}
    return (day.month, day.day) in FIXED_HOLIDAYS or day in moving


def _interval(rhythm: Rhythm) -> int:
    return int(rhythm.value.partition("-")[2])


def _is_monthly(rhythm: Rhythm) -> bool:
    return rhythm.value.startswith("month")


BEFORE, MORNING = "before", "morning"
REMINDED_BEFORE = timedelta(days=3)


def reminder(day: date, *, today: date, told_on: date) -> str | None:
    """Return which reminder is due for a meeting of this day, or None.

    Who was just told of the date needs no reminder of it.
    """
    if today == day:
        return MORNING if told_on < day else None
    window = day - REMINDED_BEFORE
    return BEFORE if window <= today < day and told_on < window else None
