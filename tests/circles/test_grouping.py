"""Groups as diverse as possible: what never happens, what happens when it can, what is said."""

from itertools import combinations, product
from random import Random
from statistics import mean
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trousseau.circles.grouping import (
    LEAST,
    MOST,
    Candidate,
    Group,
    Remark,
    how_many,
    likeness,
    propose,
    remarks,
)

TRAITS = {"territory": 4, "missions": 10, "kind": 6, "supervision": 3, "seniority": 4}


def someone(n: int, rng: Random, *, teams: int = 0) -> Candidate:
    """Make someone; with teams, one of that many."""
    traits = {trait: frozenset({str(rng.randrange(size))}) for trait, size in TRAITS.items()}
    team = str(rng.randrange(teams)) if teams else ""
    return Candidate(id=UUID(int=n + 1), traits=traits, employer=team, team=team)


def people(number: int, seed: int = 0, *, teams: int = 0) -> list[Candidate]:
    rng = Random(seed)  # noqa: S311
    return [someone(n, rng, teams=teams) for n in range(number)]


def links(pairs: set[tuple[int, int]]) -> set[frozenset[UUID]]:
    return {frozenset((UUID(int=a + 1), UUID(int=b + 1))) for a, b in pairs if a != b}


def sizes(groups: list[Group]) -> list[int]:
    return sorted(len(group) for group in groups)


PAIRS = st.sets(st.tuples(st.integers(0, 25), st.integers(0, 25)), max_size=30)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 26), st.integers(5, 12), PAIRS, st.integers(0, 5), st.integers(0, 9))
def test_whatever_happens_no_link_and_everyone_once(
    number: int, size: int, pairs: set[tuple[int, int]], teams: int, seed: int
) -> None:
    candidates, apart = people(number, seed, teams=teams), links(pairs)

    groups = propose(candidates, size=size, apart=apart, seed=seed)

    placed = [one.id for group in groups for one in group]
    assert sorted(placed) == [one.id for one in candidates]
    for group in groups:
        assert len(group) <= MOST
        assert not any(frozenset((a.id, b.id)) in apart for a, b in combinations(group, 2))
    assert all(groups)


@settings(deadline=None, max_examples=40)
@given(st.integers(2, 7), st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=6))
def test_sizes_differ_by_one_at_most_when_that_is_possible(
    number: int, pairs: set[tuple[int, int]]
) -> None:
    """Judged by trying every arrangement in as many groups as were proposed."""
    candidates, apart = people(number), links(pairs)

    groups = propose(candidates, size=5, apart=apart)

    possible = any(
        max(counts) - min(counts) <= 1
        for placing in product(range(len(groups)), repeat=number)
        if (counts := [placing.count(g) for g in range(len(groups))])
        and not any(
            placing[a] == placing[b] and frozenset((candidates[a].id, candidates[b].id)) in apart
            for a, b in combinations(range(number), 2)
        )
    )
    assert (max(sizes(groups)) - min(sizes(groups)) <= 1) == possible


@settings(deadline=None, max_examples=40)
@given(st.integers(10, 24), st.integers(0, 99))
def test_two_of_one_team_are_apart_when_that_is_possible(number: int, seed: int) -> None:
    """Without links, it is possible when no team has more people than there are groups."""
    candidates = people(number, seed, teams=number // 2)
    groups = propose(candidates, size=6, seed=seed)
    biggest = max(sum(one.team == two.team for two in candidates) for one in candidates)

    together = any(a.team == b.team for group in groups for a, b in combinations(group, 2))

    assert together == (biggest > len(groups))


def test_on_average_they_are_more_diverse_than_by_chance() -> None:
    proposed, drawn = [], []
    for seed in range(20):
        candidates = people(24, seed)
        proposed.append(sum(likeness(group) for group in propose(candidates, size=8, seed=seed)))
        Random(seed).shuffle(candidates)  # noqa: S311
        drawn.append(sum(likeness(candidates[n : n + 8]) for n in (0, 8, 16)))

    assert mean(proposed) < 0.9 * mean(drawn)
    assert all(ours <= chance for ours, chance in zip(proposed, drawn, strict=True))


def test_the_same_seed_gives_the_same_groups_and_another_may_not() -> None:
    candidates = people(20, teams=9)

    def ids(seed: int, given_in: list[Candidate]) -> list[list[UUID]]:
        return [[one.id for one in group] for group in propose(given_in, size=7, seed=seed)]

    assert ids(1, candidates) == ids(1, candidates[::-1])
    assert len({str(ids(seed, candidates)) for seed in range(6)}) > 1


def test_a_head_and_ten_of_theirs_ask_for_uneven_circles() -> None:
    apart = links({(0, n) for n in range(1, 11)})

    groups = propose(people(16), size=8, apart=apart)

    assert sizes(groups) == [6, 10]


def test_people_who_are_all_linked_get_as_many_circles() -> None:
    apart = links(set(combinations(range(4), 2)))

    groups = propose(people(4), size=8, apart=apart)

    assert sizes(groups) == [1, 1, 1, 1]
    assert remarks(groups[0]) == [Remark.SMALL]


@pytest.mark.parametrize(
    ("number", "size", "groups"),
    [(0, 8, 1), (4, 8, 1), (8, 8, 1), (12, 12, 1), (13, 12, 2), (15, 8, 2), (24, 8, 3), (9, 5, 1)],
)
def test_how_many_circles(number: int, size: int, groups: int) -> None:
    assert how_many(number, size) == groups
    assert number < LEAST or LEAST <= number / groups <= MOST


def test_what_remains_imperfect_is_said() -> None:
    a, b = (
        Candidate(UUID(int=n), {"territory": frozenset({"city"})}, employer="x", team=team)
        for n, team in ((1, "x|ici"), (2, "x|là"))
    )
    c = Candidate(UUID(int=3), {"territory": frozenset({"city"})}, employer="y", team="x|ici")
    unknown = Candidate(UUID(int=4), {"territory": frozenset()})

    assert remarks([a, b]) == [Remark.SAME_EMPLOYER, Remark.SMALL]
    assert remarks([a, c]) == [Remark.SAME_TEAM, Remark.SMALL]
    assert remarks([a, b, c, unknown])[-1] == Remark.TERRITORY
    assert remarks([a, unknown], apart=[frozenset((a.id, unknown.id))])[0] == Remark.HIERARCHY
    assert Remark.LARGE in remarks(people(13))
    assert remarks([]) == []
