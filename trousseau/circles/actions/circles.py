"""Create a circle, say who facilitates."""

from django.db import transaction

from trousseau.circles import library
from trousseau.circles.actions import guards
from trousseau.circles.models import Charter, CharterAcceptance, Circle, CircleMembership, Standing
from trousseau.circles.rules import Refusal, Refused, may_create
from trousseau.lib.clock import today
from trousseau.people.http import Actor
from trousseau.vault import api as vault


@transaction.atomic
def create_circle(*, name: str, by: Actor, charter: str = "") -> Circle:
    """Create a circle, its safe and its first charter; its creator facilitates and is number 1."""
    if not may_create(by.person.roles):
        raise Refused(Refusal.NOT_A_PEER)
    safe = vault.create_safe("circle", by=by.unlocked)
    circle = Circle.objects.create(name=name.strip(), safe=safe)
    place = CircleMembership.objects.create(
        circle=circle,
        person=by.person,
        number=1,
        standing=Standing.ADMITTED,
        is_facilitator=True,
        joined_on=today(),
    )
    text = charter.strip() or library.proposed_charter()
    first = Charter.objects.create(circle=circle, version=1, text=text)
    CharterAcceptance.objects.create(charter=first, membership=place)
    vault.trail("circle.created", "circle", by=by.person.holder_id, ref=str(circle.pk))
    return circle


@transaction.atomic
def take_as_it_is(*, circle: Circle, by: Actor) -> None:
    """Make the sealed indexes say what is there, after a restore a member has seen."""
    guards.member(circle, by)
    vault.accept_safe(circle.safe_id, by=by.unlocked)
    vault.trail("circle.accepted", "circle", by=by.person.holder_id, ref=str(circle.pk))


@transaction.atomic
def entrust_facilitation(
    *, membership: CircleMembership, by: Actor, facilitates: bool = True
) -> CircleMembership:
    """Entrust the facilitation to a member, or take it back; somebody always facilitates."""
    guards.facilitator(membership.circle, by)
    if not facilitates:
        check_not_last_facilitator(membership)
    membership.is_facilitator = facilitates
    membership.save(update_fields=["is_facilitator"])
    ref = str(membership.circle_id)
    vault.trail("facilitation.entrusted", "circle", by=by.person.holder_id, ref=ref)
    return membership


def check_not_last_facilitator(membership: CircleMembership) -> None:
    """Refuse to leave other members without anyone to facilitate."""
    others = membership.circle.memberships.filter(standing=Standing.ADMITTED).exclude(
        pk=membership.pk
    )
    if not others.exists() or others.filter(is_facilitator=True).exists():
        return
    raise Refused(Refusal.LAST_FACILITATOR)
