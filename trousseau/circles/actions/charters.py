"""Adopt a version of the charter, accept it."""

from django.db import transaction

from trousseau.circles import access
from trousseau.circles.actions import guards
from trousseau.circles.models import Charter, CharterAcceptance, Circle
from trousseau.lib.clock import today
from trousseau.people.http import Actor
from trousseau.vault import api as vault


@transaction.atomic
def adopt_charter(*, circle: Circle, text: str, by: Actor) -> Charter:
    """Write a new dated version; each member accepts it anew."""
    place = guards.facilitator(circle, by)
    version = access.charter_of(circle).version + 1
    charter = Charter.objects.create(circle=circle, version=version, text=text.strip())
    CharterAcceptance.objects.create(charter=charter, membership=place)
    vault.trail("charter.adopted", "charter", by=by.person.holder_id, ref=str(circle.pk))
    return charter


@transaction.atomic
def accept_charter(*, circle: Circle, by: Actor) -> CharterAcceptance:
    """Say yes, in one's own name, to the version in force."""
    place = guards.member(circle, by)
    acceptance, created = CharterAcceptance.objects.get_or_create(
        charter=access.charter_of(circle), membership=place, defaults={"accepted_on": today()}
    )
    if created:
        vault.trail("charter.accepted", "charter", by=by.person.holder_id, ref=str(circle.pk))
    return acceptance
