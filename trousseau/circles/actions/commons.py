"""Ce qui nous est commun: gathered at the last meeting, signed by nobody."""

from collections.abc import Sequence

from django.db import transaction

from trousseau.circles import access
from trousseau.circles.actions import guards
from trousseau.circles.models import Circle, CommonGround
from trousseau.lib.clock import now
from trousseau.people.http import Actor
from trousseau.vault import api as vault


@transaction.atomic
def gather_common_ground(*, circle: Circle, lines: Sequence[str], by: Actor) -> CommonGround:
    """Seal what the circle says it has in common; a later gathering replaces it."""
    guards.member(circle, by)
    # One that was sealed before this member came does not open, and is not theirs to destroy.
    for earlier, _payload in access.readable(CommonGround.objects.filter(circle=circle), by=by):
        vault.shred_row(earlier, by=by.unlocked)
    row = CommonGround(circle=circle, safe=circle.safe)
    kept = [line.strip() for line in lines if line.strip()]
    vault.seal_row(row, {"lines": kept, "at": now().isoformat()}, by=by.unlocked)
    vault.trail("common.gathered", "circle", by=by.person.holder_id, ref=str(circle.pk))
    return row
