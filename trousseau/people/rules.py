"""Who may do what among people: pure decisions."""

MAY_INVITE: dict[str, frozenset[str]] = {
    "administrator": frozenset({"mediator", "facilitator", "editor", "employer", "administrator"}),
    "facilitator": frozenset({"mediator", "facilitator"}),
    "editor": frozenset({"mediator", "facilitator", "editor"}),
}
# An employer's account is made by invitation and stays one: it enters no circle, edits nothing.
GIVEN_ON_SCREEN = ("mediator", "facilitator", "editor", "administrator")
FIRST_YEAR = 1980  # the trade's first experiments; earlier is a slip of the finger


def roles_open_to(roles: frozenset[str]) -> frozenset[str]:
    """Return the roles that someone with these roles may invite to."""
    return frozenset().union(*(MAY_INVITE.get(role, frozenset()) for role in roles))


def year_is_possible(year: int, this_year: int) -> bool:
    """Say whether someone can have begun that year."""
    return FIRST_YEAR <= year <= this_year
