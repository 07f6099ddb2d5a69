"""Turns for derivations: at most N at once over all processes, by locks on N files.

Unknown devices use one file fewer, so that guessing never keeps everybody out. Forty wait, ten
seconds at most (docs/vault.md §14).
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from trousseau.vault import config
from trousseau.vault.errors import Busy

SEATS = 40
PATIENCE = 10.0  # seconds
PAUSE = 0.02  # seconds between two tries


@contextmanager
def slot(*, known: bool = True) -> Iterator[None]:
    """Wait for a turn; raise Busy when too many wait, or for too long."""
    count = os.cpu_count() or 1
    names = [f"slot-{number}" for number in range(count if known else max(1, count - 1))]
    with ExitStack() as held:
        taken = _take_one(names) or _wait(names)
        held.callback(os.close, taken)
        yield


def _wait(names: list[str]) -> int:
    """Sit down among those who wait; return the file taken."""
    seat = _take_one([f"seat-{number}" for number in range(SEATS)])
    if seat is None:
        raise Busy
    try:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            time.sleep(PAUSE)
            taken = _take_one(names)
            if taken is not None:
                return taken
    finally:
        os.close(seat)
    raise Busy


def _take_one(names: list[str]) -> int | None:
    """Lock the first free file; its descriptor is the lock, gone when the process dies."""
    folder = config.run_dir()
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        taken = _try(folder / name)
        if taken is not None:
            return taken
    return None


def _try(path: Path) -> int | None:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor
