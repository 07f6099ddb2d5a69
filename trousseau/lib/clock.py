"""The only source of time: the demonstration and the tests give another one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime


def real() -> datetime:
    """Return the machine's time."""
    return datetime.now(tz=UTC)


_source: Callable[[], datetime] = real


def now() -> datetime:
    """Return the present moment, in UTC."""
    return _source()


def today() -> date:
    """Return the date in the process's own zone (Django sets it from TIME_ZONE)."""
    return now().astimezone().date()


def use(source: Callable[[], datetime]) -> None:
    """Tell the time from another source (`use(real)` comes back)."""
    global _source
    _source = source


@contextmanager
def stopped_at(moment: datetime) -> Iterator[None]:
    """Stop the clock at a moment, for the length of a block."""
    before = _source
    use(lambda: moment)
    try:
        yield
    finally:
        use(before)
