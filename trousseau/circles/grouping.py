"""Propose circles as diverse as possible; pure, and the same for the same seed.

Never two people with a hierarchical link; then even sizes; then no two of one team; then as few
likenesses as a search by swaps finds. Where one cannot be had, the next is still tried.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from random import Random
from uuid import UUID

LEAST, MOST, USUAL = 5, 12, 8
TEAM_COUNTS = 100.0  # against one for each of the five traits
STARTS = 4
PATIENCE = 20_000  # placements tried before another arrangement is


@dataclass(frozen=True, eq=False)
class Candidate:
    """Someone to be placed: values of each trait, and what is theirs alone with their team."""

    id: UUID
    traits: Mapping[str, frozenset[str]]
    employer: str = ""
    team: str = ""


Group = tuple[Candidate, ...]
Pairs = Collection[frozenset[UUID]]


class Remark(StrEnum):
    """What remains imperfect in a group; `wording.py` says it in French."""

    HIERARCHY = "hierarchy"
    SAME_TEAM = "same_team"
    SAME_EMPLOYER = "same_employer"
    SMALL = "small"
    LARGE = "large"
    TERRITORY = "territory"
    MISSIONS = "missions"
    KIND = "kind"
    SUPERVISION = "supervision"
    SENIORITY = "seniority"


def propose(
    candidates: Sequence[Candidate], *, size: int, apart: Pairs = (), seed: int = 0
) -> list[Group]:
    """Place every candidate once, in groups of about this size; more groups if links ask for it."""
    ordered = sorted(candidates, key=lambda one: one.id)
    links = _links(ordered, apart)
    close = [linked | mates for linked, mates in zip(links, _mates(ordered), strict=True)]
    for number in range(how_many(len(ordered), size), len(ordered) + 1):
        for even, conflicts in ((True, close), (True, links), (False, close), (False, links)):
            found = _best(ordered, number, conflicts, even=even, seed=seed)
            if found is not None:
                return [tuple(ordered[n] for n in group) for group in found]
    return []


def how_many(people: int, size: int) -> int:
    """Return how many groups of about this size, none too large, none too small if possible."""
    wanted = max(1, round(people / size), -(-people // MOST))
    return min(wanted, max(1, people // LEAST))


def likeness(group: Sequence[Candidate]) -> float:
    """Return how alike the people of a group are: the less, the more diverse."""
    return sum(_alike(one, other) for one, other in combinations(group, 2))


def remarks(group: Sequence[Candidate], *, apart: Pairs = ()) -> list[Remark]:
    """Return what remains imperfect in a group, the gravest first."""
    pairs = list(combinations(group, 2))
    teams = [pair for pair in pairs if _same(pair[0].team, pair[1].team)]
    found = {
        Remark.HIERARCHY: any(frozenset((a.id, b.id)) in apart for a, b in pairs),
        Remark.SAME_TEAM: bool(teams),
        Remark.SAME_EMPLOYER: not teams and any(_same(a.employer, b.employer) for a, b in pairs),
        Remark.SMALL: 0 < len(group) < LEAST,
        Remark.LARGE: len(group) > MOST,
    }
    monotone = [Remark(trait) for trait in _shared_by_all(group)]
    return [remark for remark, holds in found.items() if holds] + monotone


def _shared_by_all(group: Sequence[Candidate]) -> Iterator[str]:
    """Name the traits of which a group of three or more shows one value only."""
    for trait in group[0].traits if len(group) > 2 else ():
        known = [one.traits[trait] for one in group if one.traits.get(trait)]
        if len(known) > 2 and len(frozenset().union(*known)) == 1:
            yield trait


def _alike(one: Candidate, other: Candidate) -> float:
    total = TEAM_COUNTS if _same(one.team, other.team) else 0.0
    total += 1.0 if _same(one.employer, other.employer) else 0.0
    for trait, values in one.traits.items():
        theirs = other.traits.get(trait, frozenset())
        if values and theirs:
            total += len(values & theirs) / len(values | theirs)
    return total


def _same(one: str, other: str) -> bool:
    return bool(one) and one == other


def _links(candidates: Sequence[Candidate], apart: Pairs) -> list[set[int]]:
    return [
        {m for m, two in enumerate(candidates) if frozenset((one.id, two.id)) in apart}
        for one in candidates
    ]


def _mates(candidates: Sequence[Candidate]) -> list[set[int]]:
    return [
        {m for m, two in enumerate(candidates) if two is not one and _same(one.team, two.team)}
        for one in candidates
    ]


def _best(
    people: Sequence[Candidate], number: int, conflicts: list[set[int]], *, even: bool, seed: int
) -> list[list[int]] | None:
    """Search from several starts, and keep the least alike."""
    costs = [[_alike(one, other) for other in people] for one in people]
    found: list[tuple[float, list[list[int]]]] = []
    for start in range(STARTS):
        rng = Random(seed * STARTS + start)  # noqa: S311  (an arrangement, not a secret)
        groups = _Placing(len(people), number, conflicts, even=even, rng=rng).run()
        if groups is None:
            return None
        _improve(groups, costs, conflicts)
        found.append((_cost(groups, costs), groups))
    return min(found, key=lambda one: one[0])[1]


def _cost(groups: list[list[int]], costs: list[list[float]]) -> float:
    return sum(costs[a][b] for group in groups for a, b in combinations(group, 2))


class _Placing:
    """Place those who conflict by trial and error, then the others where there is room."""

    def __init__(
        self, people: int, number: int, conflicts: list[set[int]], *, even: bool, rng: Random
    ) -> None:
        self.people, self.conflicts, self.rng = people, conflicts, rng
        self.groups: list[list[int]] = [[] for _ in range(number)]
        self.base, self.longer = divmod(people, number) if even else (MOST, 0)
        self.left = PATIENCE

    def run(self) -> list[list[int]] | None:
        """Return the groups, or None: impossible, or not found in time."""
        order = list(range(self.people))
        self.rng.shuffle(order)
        hard = sorted(
            (n for n in order if self.conflicts[n]), key=lambda n: -len(self.conflicts[n])
        )
        if not self._place(hard, 0):
            return None
        for n in (n for n in order if not self.conflicts[n]):
            open_groups = [group for group in self.groups if self._has_room(group)]
            if not open_groups:
                return None
            min(open_groups, key=len).append(n)
        return self.groups

    def _place(self, hard: list[int], rank: int) -> bool:
        if rank == len(hard):
            return True
        self.left -= 1
        if self.left < 0:
            return False
        for group in self._choices(hard[rank]):
            group.append(hard[rank])
            if self._place(hard, rank + 1):
                return True
            group.pop()
        return False

    def _choices(self, n: int) -> list[list[int]]:
        """Return the groups open to someone, the emptier first; of the empty ones, one is enough."""
        fitting = [
            group
            for group in self.groups
            if group and self._has_room(group) and self.conflicts[n].isdisjoint(group)
        ]
        self.rng.shuffle(fitting)
        empty = [group for group in self.groups if not group][:1]
        return empty + sorted(fitting, key=len)

    def _has_room(self, group: list[int]) -> bool:
        if len(group) < self.base:
            return True
        longer = sum(len(one) > self.base for one in self.groups)
        return len(group) == self.base and longer < self.longer


def _improve(groups: list[list[int]], costs: list[list[float]], conflicts: list[set[int]]) -> None:
    """Swap two people as long as it makes their groups less alike."""
    better = True
    while better:
        better = False
        for one, other in combinations(groups, 2):
            for a in range(len(one)):
                for b in range(len(other)):
                    if _gain(one, other, a, b, costs, conflicts) > 1e-9:
                        one[a], other[b] = other[b], one[a]
                        better = True


def _gain(
    one: list[int],
    other: list[int],
    a: int,
    b: int,
    costs: list[list[float]],
    conflicts: list[set[int]],
) -> float:
    """Return what a swap would take off, or nothing when a link forbids it."""
    x, y = one[a], other[b]
    with_x = [n for n in one if n != x]
    with_y = [n for n in other if n != y]
    if not (conflicts[y].isdisjoint(with_x) and conflicts[x].isdisjoint(with_y)):
        return 0.0
    before = sum(costs[x][n] for n in with_x) + sum(costs[y][n] for n in with_y)
    after = sum(costs[y][n] for n in with_x) + sum(costs[x][n] for n in with_y)
    return before - after
