"""Who composes a circle."""

from collections.abc import Collection, Iterable, Sequence

from trousseau.circles.rules.refusals import Refusal

COMFORTABLE_SIZE = 12  # beyond, practice analysis groups say: split (domain notes, GAPP and GEASE)
PEERS = frozenset({"mediator", "facilitator"})


def may_create(roles: Collection[str]) -> bool:
    """Say whether someone may create a circle: a peer, never an employer account."""
    return "employer" not in roles and not PEERS.isdisjoint(roles)


def may_compose(roles: Collection[str]) -> bool:
    """Say whether someone may compose circles from a list of people: who facilitates."""
    return "facilitator" in roles and may_create(roles)


def why_not_enter(
    *, roles: Collection[str], hierarchy: Collection[object], members: Collection[object]
) -> Refusal | None:
    """Return why a person may not enter a circle, or None; `hierarchy` is above and below them."""
    if "employer" in roles:
        return Refusal.EMPLOYER_ACCOUNT
    if PEERS.isdisjoint(roles):
        return Refusal.NOT_A_PEER
    if not set(hierarchy).isdisjoint(members):
        return Refusal.HIERARCHY
    return None


def is_crowded(size: int) -> bool:
    """Say whether the circle should be warned that two would work better."""
    return size > COMFORTABLE_SIZE


def values_present(order: Sequence[str], values: Iterable[str]) -> tuple[str, ...]:
    """Return the values present, each once, in a fixed order: nobody can be counted or placed."""
    found = set(values)
    return tuple(value for value in order if value in found)


def seniority(start_years: Iterable[int], this_year: int) -> tuple[int, int] | None:
    """Return the least and the most years of practice, or None when nobody has said."""
    years = [max(0, this_year - start) for start in start_years]
    return (min(years), max(years)) if years else None
