"""Who may invite whom, and since when one can have mediated."""

import pytest

from trousseau.people import rules


@pytest.mark.parametrize(
    ("roles", "open_to"),
    [
        ({"mediator"}, set()),
        ({"employer"}, set()),
        ({"facilitator"}, {"mediator", "facilitator"}),
        ({"editor"}, {"mediator", "facilitator", "editor"}),
        ({"mediator", "facilitator"}, {"mediator", "facilitator"}),
        ({"administrator"}, {"mediator", "facilitator", "editor", "employer", "administrator"}),
    ],
)
def test_who_may_invite_to_what(roles: set[str], open_to: set[str]) -> None:
    assert rules.roles_open_to(frozenset(roles)) == open_to


@pytest.mark.parametrize(
    ("year", "possible"), [(1979, False), (1980, True), (2026, True), (2027, False)]
)
def test_the_first_year_is_between_the_first_experiments_and_today(
    year: int, possible: bool
) -> None:
    assert rules.year_is_possible(year, 2026) is possible
