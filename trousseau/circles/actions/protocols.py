"""Copy a protocol, edit the copy, delete it: what is saved can always be followed."""

from typing import Any

from django.db import transaction

from trousseau.circles import access
from trousseau.circles.actions import guards
from trousseau.circles.models import Circle, CircleProtocol, Meeting
from trousseau.circles.protocols import Protocol, from_data
from trousseau.circles.rules import Refusal, Refused
from trousseau.lib.clock import today
from trousseau.people.http import Actor
from trousseau.vault import api as vault


@transaction.atomic
def copy_protocol(*, circle: Circle, protocol: Protocol, name: str, by: Actor) -> CircleProtocol:
    """Give the circle its own copy of a protocol, to be adapted."""
    guards.facilitator(circle, by)
    Circle.objects.select_for_update().get(pk=circle.pk)  # two copies never take one short name
    earlier = CircleProtocol.objects.filter(circle=circle, slug=protocol.slug).first()
    base = earlier.based_on if earlier else protocol.slug
    slug = access.free_slug(circle, base)
    copied = from_data(protocol.to_data() | {"slug": slug, "name": name})
    own = CircleProtocol.objects.create(
        circle=circle, slug=slug, name=copied.name, data=copied.to_data(), based_on=base
    )
    _leave_trail("protocol.copied", own, by)
    return own


@transaction.atomic
def edit_protocol(
    *, own: CircleProtocol, data: dict[str, Any], seen_version: int, by: Actor
) -> CircleProtocol:
    """Write the next version; BadProtocolError when it could not be followed.

    Refused when someone wrote another version since this one was read.
    """
    guards.facilitator(own.circle, by)
    held = CircleProtocol.objects.select_for_update(of=("self",)).get(pk=own.pk)
    if held.version != seen_version:
        raise Refused(Refusal.PROTOCOL_CHANGED)
    written = from_data(data | {"slug": held.slug})
    held.name, held.data = written.name, written.to_data()
    held.version, held.written_on = held.version + 1, today()
    held.save(update_fields=["name", "data", "version", "written_on"])
    _leave_trail("protocol.edited", held, by)
    return held


@transaction.atomic
def delete_protocol(*, own: CircleProtocol, by: Actor) -> None:
    """Delete a copy that no meeting to come follows."""
    guards.facilitator(own.circle, by)
    Circle.objects.select_for_update().get(pk=own.circle_id)
    if Meeting.objects.to_come().filter(circle=own.circle, protocol=own.slug).exists():
        raise Refused(Refusal.PROTOCOL_IN_USE)
    _leave_trail("protocol.deleted", own, by)
    own.delete()


def _leave_trail(verb: str, own: CircleProtocol, by: Actor) -> None:
    vault.trail(verb, "protocol", by=by.person.holder_id, ref=str(own.pk))
