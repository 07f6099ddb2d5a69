"""Time a call beside another, in turn, several times; show the medians and their ratio."""

import statistics
import time
from collections.abc import Callable

Call = Callable[[], object]


def seconds(call: Call) -> float:
    """Time one call."""
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def side_by_side(ours: Call, theirs: Call, times: int = 5) -> tuple[float, float]:
    """Return both medians. One run of each warms up; then they alternate, so that a machine
    busy with something else slows both."""
    ours(), theirs()
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(times)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def show(what: str, beside: str, pair: tuple[float, float]) -> None:
    """Print our seconds, the other's, and the ratio."""
    ours, theirs = pair
    print(f"{what:<46}{ours:9.3f} s   {beside:<38}{theirs:9.3f} s   ×{ours / theirs:.2f}")


def show_rate(what: str, beside: str, pair: tuple[float, float]) -> None:
    """Print our requests per second, the other's, and what one of ours costs in theirs."""
    ours, theirs = pair
    print(f"{what:<46}{ours:9.0f} /s  {beside:<38}{theirs:9.0f} /s  ×{theirs / ours:.2f}")
