"""Closing an account: what opened dies at once, whoever asks; the rest goes by the clocks."""

from uuid import UUID

from django.db import transaction

from trousseau.vault import grants, safes
from trousseau.vault import trail as trails
from trousseau.vault.models import Grant, Letter, Pass, PassLock, Safe, Sheet, Unlock
from trousseau.vault.models.safe import LETTERED
from trousseau.vault.receipts import note_holder_closed


@transaction.atomic
def close_holder(holder_id: UUID) -> None:
    """Destroy a holder's locks, unlocks and grants; their own safes with them.

    Safes they shared change their secrets before the next writing (no secret is needed here). The
    public half stays: letters already written are recognised by it, and it leads to no name.
    """
    for model in (PassLock, Sheet, Unlock, Pass):
        model._base_manager.filter(holder_id=holder_id).delete()
    for safe_id in sorted(_safes_of(holder_id)):
        safe = grants.hold(safe_id)
        if safe.kind in LETTERED:
            safes.leave(safe, holder_id)
        else:
            safes.destroy(safe)
    note_holder_closed(holder_id)
    trails.write("holder.closed", "holder", by=holder_id)


def _safes_of(holder_id: UUID) -> set[UUID]:
    granted = Grant.objects.filter(holder_id=holder_id).values_list("safe_id", flat=True)
    lettered = Letter.objects.filter(recipient_id=holder_id).values_list("safe_id", flat=True)
    live = Safe.objects.filter(pk__in={*granted, *lettered}, is_closed=False)
    return set(live.values_list("pk", flat=True))
