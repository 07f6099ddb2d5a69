"""Create the circles that were composed, and invite their members."""

from collections.abc import Sequence

from django.db import transaction

from trousseau.circles.actions.circles import create_circle
from trousseau.circles.actions.members import invite_member
from trousseau.circles.models import Circle
from trousseau.circles.rules import Refusal, Refused, may_compose
from trousseau.people.http import Actor
from trousseau.people.models import Person


@transaction.atomic
def compose_circles(*, groups: Sequence[tuple[str, Sequence[Person]]], by: Actor) -> list[Circle]:
    """Create a circle for each name and invite its people: all of it, or nothing."""
    if not may_compose(by.person.roles):
        raise Refused(Refusal.NOT_A_PEER)
    made = []
    for name, invited in groups:
        circle = create_circle(name=name, by=by)
        for person in invited:
            invite_member(circle=circle, person=person, by=by)
        made.append(circle)
    return made
