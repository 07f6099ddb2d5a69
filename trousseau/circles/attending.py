"""Attendance, decided without a database: half-days, hours, who may sign and until when."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from trousseau.circles.rules import Refusal

LONGEST_HALF_DAY = timedelta(hours=4)


def half_days(starts_at: datetime, ends_at: datetime) -> int:
    """Return how many boxes a person signs: funders ask for one each half-day."""
    return 1 if ends_at - starts_at <= LONGEST_HALF_DAY else 2


def minutes_of(spans: Iterable[tuple[datetime, datetime]]) -> int:
    """Add up hours, in whole minutes."""
    return sum((ends - starts) // timedelta(minutes=1) for starts, ends in spans)


def why_not_sign(*, was_there: bool, has_opened: bool) -> Refusal | None:
    """Return why a person may not sign on their phone, or None: who was not there does not."""
    if not has_opened:
        return Refusal.MEETING_NOT_OPEN
    return None if was_there else Refusal.WAS_NOT_THERE


def why_not_take_back(*, is_closed: bool, on_paper: bool) -> Refusal | None:
    """Return why one's own signature stays, or None: paper is corrected by who reported it."""
    if on_paper:
        return Refusal.SIGNED_ON_PAPER
    return Refusal.NOT_NOW if is_closed else None
