"""Grants: an epoch secret under its holder's own lock. A sealed box is never one."""

import logging
from uuid import UUID

from trousseau.vault import suite
from trousseau.vault.errors import CannotOpen, NotGranted, StaleEpoch
from trousseau.vault.frames import Context, context
from trousseau.vault.models import Grant, Safe
from trousseau.vault.secret import EpochSecret
from trousseau.vault.unlocked import Unlocked

logger = logging.getLogger("trousseau.vault")


def hold(safe_id: UUID) -> Safe:
    """Take the safe's lock for this transaction: one writer, one rotation at a time."""
    safe = Safe.objects.select_for_update().filter(pk=safe_id, is_closed=False).first()
    if safe is None:
        raise NotGranted
    return safe


def seal_grant(
    safe: Safe, layer: int, epoch: int, secret: EpochSecret, *, least: int, to: Unlocked
) -> None:
    """Write a grant, pinning the least index revision that its holder has seen."""
    place = _context(safe, layer, epoch, least, to)
    Grant.objects.update_or_create(
        safe=safe,
        holder_id=to.holder_id,
        layer=layer,
        epoch=epoch,
        defaults={
            "root_no": to.root_no,
            "least": least,
            "blob": suite.seal(to.own_lock, place, secret.reveal()),
        },
    )
    to.epochs[safe.pk, layer, epoch] = secret


def open_grant(grant: Grant, *, by: Unlocked) -> EpochSecret:
    """Open one of one's own grants; anything else in its place raises an alarm."""
    place = _context(grant.safe, grant.layer, grant.epoch, grant.least, by)
    try:
        return EpochSecret(suite.unseal(by.own_lock, place, grant.blob))
    except CannotOpen:
        logger.error("alarm: a grant does not open")
        raise


def secret_at(safe_id: UUID, layer: int, epoch: int, *, by: Unlocked) -> EpochSecret:
    """Return the secret of one epoch; raise StaleEpoch when it is not granted (yet)."""
    known = by.epochs.get((safe_id, layer, epoch))
    if known is not None:
        return known
    if by.is_guest:
        raise StaleEpoch  # a pass holds what it may open, and nothing to open more with
    mine = Grant.objects.filter(safe_id=safe_id, holder_id=by.holder_id)
    grant = mine.filter(layer=layer, epoch=epoch).select_related("safe").first()
    if grant is None:
        raise StaleEpoch
    secret = open_grant(grant, by=by)
    by.epochs[safe_id, layer, epoch] = secret
    return secret


def _context(safe: Safe, layer: int, epoch: int, least: int, by: Unlocked) -> Context:
    return context("grant", by.holder_id, by.root_no, safe.pk, safe.kind, layer, epoch, least)
