"""Count failed tries, so that nobody guesses for long."""

from django.core.cache import cache

TRIES, PAUSE = 5, 300
PAUSES = {"sheet": 3600}  # seconds; five tries an hour (docs/vault.md §6)


def left(what: str, who: str) -> int:
    """Return how many tries are left before the pause (5 tries, then 5 minutes)."""
    return max(0, TRIES - int(cache.get(_name(what, who), 0)))


def failed(what: str, who: str) -> int:
    """Count one failure; return how many tries are left."""
    cache.add(_name(what, who), 0, PAUSES.get(what, PAUSE))
    cache.incr(_name(what, who))
    return left(what, who)


def forgive(what: str, who: str) -> None:
    """Start again from nought, after a success."""
    cache.delete(_name(what, who))


def _name(what: str, who: str) -> str:
    return f"tries.{what}.{who}"
