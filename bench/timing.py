"""Time a call several times; show the median and a ratio."""

import statistics
import time
from collections.abc import Callable


def median(call: Callable[[], object], times: int = 5) -> float:
    """Return the median seconds of a call, after one run that warms up."""
    call()
    seconds = []
    for _ in range(times):
        began = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - began)
    return statistics.median(seconds)


def show(what: str, ours: float, floor: float, beside: str) -> None:
    """Print our seconds, the other's, and the ratio."""
    print(f"{what:<42} {ours:8.3f} s   {beside:<34} {floor:8.3f} s   ×{ours / floor:.2f}")
