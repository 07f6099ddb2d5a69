"""Reaching the secret of a layer: through one's grants, or the letters that bring a newer one."""

from uuid import UUID

from django.db import transaction

from trousseau.vault import grants, letters
from trousseau.vault.errors import CannotOpen, NotGranted, StaleEpoch
from trousseau.vault.models import Grant, Layer, Letter
from trousseau.vault.secret import EpochSecret
from trousseau.vault.unlocked import Unlocked


def reach(safe_id: UUID, layer: int, epoch: int, *, by: Unlocked) -> EpochSecret:
    """Return the secret of an epoch; when it is not granted, read one's letters and try once more."""
    try:
        return grants.secret_at(safe_id, layer, epoch, by=by)
    except StaleEpoch:
        letters.accept_for(safe_id, by=by)
    try:
        return grants.secret_at(safe_id, layer, epoch, by=by)
    except StaleEpoch:
        raise NotGranted from None


def pending_letters(*, by: Unlocked) -> list[UUID]:
    """Return the safes for which a letter waits."""
    mine = Letter.objects.filter(recipient_id=by.holder_id)
    return list(mine.order_by("safe_id").values_list("safe_id", flat=True).distinct())


def accept_letters(*, by: Unlocked) -> list[UUID]:
    """Seal every letter under one's own lock; return the safes opened for the first time.

    Called at each unlock: it also pins the index revision each grant has seen.
    """
    waiting = pending_letters(by=by)
    granted = Grant.objects.filter(holder_id=by.holder_id)
    before = set(granted.values_list("safe_id", flat=True))
    opened = [safe_id for safe_id in waiting if _accept(safe_id, by)]
    _renew_pins(by)
    return [safe_id for safe_id in opened if safe_id not in before]


def _accept(safe_id: UUID, by: Unlocked) -> bool:
    try:
        return letters.accept_for(safe_id, by=by)
    except NotGranted:  # closed meanwhile
        return False


def _renew_pins(by: Unlocked) -> None:
    mine = Grant.objects.filter(holder_id=by.holder_id, safe__is_closed=False)
    for safe_id in sorted(set(mine.values_list("safe_id", flat=True))):
        with transaction.atomic():
            grants.hold(safe_id)
            layers = {layer.number: layer for layer in Layer.objects.filter(safe_id=safe_id)}
            for grant in mine.filter(safe_id=safe_id).select_related("safe"):
                _renew(grant, layers[grant.layer], by)


def _renew(grant: Grant, layer: Layer, by: Unlocked) -> None:
    try:
        letters.renew_pin(grant, layer, by=by)
    except CannotOpen:
        return  # the alarm was raised; the safe itself will say that it does not open
