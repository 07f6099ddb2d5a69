"""Attendance decided as tables."""

from datetime import UTC, datetime, timedelta

import pytest

from trousseau.circles import attending
from trousseau.circles.rules import Refusal

NINE = datetime(2015, 1, 14, 9, tzinfo=UTC)


@pytest.mark.parametrize(("minutes", "boxes"), [(60, 1), (180, 1), (240, 1), (241, 2), (420, 2)])
def test_a_long_meeting_is_signed_twice(minutes: int, boxes: int) -> None:
    assert attending.half_days(NINE, NINE + timedelta(minutes=minutes)) == boxes


def test_hours_add_up() -> None:
    spans = [(NINE, NINE + timedelta(hours=3)), (NINE, NINE + timedelta(minutes=90))]

    assert attending.minutes_of(spans) == 270
    assert attending.minutes_of([]) == 0


@pytest.mark.parametrize(
    ("was_there", "has_opened", "refusal"),
    [
        (True, True, None),
        (False, True, Refusal.WAS_NOT_THERE),
        (True, False, Refusal.MEETING_NOT_OPEN),
        (False, False, Refusal.MEETING_NOT_OPEN),
    ],
)
def test_who_may_sign(was_there: bool, has_opened: bool, refusal: Refusal | None) -> None:
    assert attending.why_not_sign(was_there=was_there, has_opened=has_opened) is refusal


@pytest.mark.parametrize(
    ("is_closed", "on_paper", "refusal"),
    [
        (False, False, None),
        (True, False, Refusal.NOT_NOW),
        (False, True, Refusal.SIGNED_ON_PAPER),
        (True, True, Refusal.SIGNED_ON_PAPER),
    ],
)
def test_who_may_take_back(is_closed: bool, on_paper: bool, refusal: Refusal | None) -> None:
    assert attending.why_not_take_back(is_closed=is_closed, on_paper=on_paper) is refusal
