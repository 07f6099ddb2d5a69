"""Reaching the secret of a layer: through one's grants, or the letters that bring a newer one."""

from contextlib import suppress
from uuid import UUID

from django.db import transaction
from django.db.models import F

from trousseau.vault import grants, indexes, letters
from trousseau.vault.errors import CannotOpen, NotGranted, StaleEpoch
from trousseau.vault.models import Grant, Layer, Letter
from trousseau.vault.secret import EpochSecret
from trousseau.vault.unlocked import Unlocked


def reach(safe_id: UUID, layer: int, epoch: int, *, by: Unlocked) -> EpochSecret:
    """Return the secret of an epoch; when it is not granted, read one's letters and try once more."""
    try:
        return grants.secret_at(safe_id, layer, epoch, by=by)
    except StaleEpoch:
        if by.is_untraced:
            letters.read_for(safe_id, by=by)
        else:
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
    opened = []
    for safe_id in waiting:
        with suppress(NotGranted):  # closed meanwhile
            if letters.accept_for(safe_id, by=by):
                opened.append(safe_id)
    _renew_pins(by)
    return [safe_id for safe_id in opened if safe_id not in before]


def _renew_pins(by: Unlocked) -> None:
    """Raise the least index revision of each grant to the one seen now."""
    mine = Grant.objects.filter(holder_id=by.holder_id, safe__is_closed=False)
    behind = mine.filter(
        safe__layers__number=F("layer"),
        safe__layers__epoch=F("epoch"),
        safe__layers__revision__gt=F("least"),
    )
    for pk, safe_id in list(behind.order_by("safe_id").values_list("pk", "safe_id")):
        with transaction.atomic(), suppress(CannotOpen, NotGranted):
            grants.hold(safe_id)
            _renew_pin(mine.select_related("safe").get(pk=pk), by)


def _renew_pin(grant: Grant, by: Unlocked) -> None:
    layer = Layer.objects.get(safe=grant.safe, number=grant.layer)
    secret = grants.open_grant(grant, by=by)
    if layer.epoch == grant.epoch and indexes.index_or_nothing(layer, secret) is not None:
        grants.seal_grant(grant.safe, grant.layer, grant.epoch, secret, least=layer.revision, to=by)
