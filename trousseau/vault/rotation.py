"""Changing the secrets of a safe: new epochs for those who stay, nothing for those who left."""

from dataclasses import replace
from uuid import UUID

from trousseau.vault import grants, indexes, layers, pile, rosters, suite
from trousseau.vault.contents import reseal_content
from trousseau.vault.errors import CannotOpen, NotGranted
from trousseau.vault.frames import Context, context
from trousseau.vault.letters import Fresh, Hands, write_letters
from trousseau.vault.models import (
    Departure,
    Grant,
    Layer,
    Letter,
    Pass,
    RowSecret,
    Safe,
    SealedRow,
    sealed_models,
)
from trousseau.vault.models.safe import LETTERED
from trousseau.vault.rosters import Roster
from trousseau.vault.secret import EpochSecret
from trousseau.vault.secret import RowSecret as Secret
from trousseau.vault.unlocked import Unlocked

BATCH = 500  # rows an UPDATE


def rotate(
    safe: Safe, *, hands: Hands, leavers: frozenset[UUID] = frozenset(), deep: bool = False
) -> None:
    """Change the secret of every layer; the safe is held, and all is one transaction.

    Layers the opener cannot read are marked: their next writer changes them first. `deep` seals
    the texts again too, for a notebook whose former secrets may be known. Raise NotGranted, or
    CannotOpen, when the opener cannot read the newest layer: nothing has changed then.
    """
    newest = Layer.objects.get(safe=safe, number=safe.newest)
    layers.reach(safe.pk, newest.number, newest.epoch, by=hands.opener)
    roster = _remaining(safe, hands, leavers)
    made = []
    for layer in Layer.objects.filter(safe=safe).order_by("number"):
        old = _reached(layer, hands.opener)
        if old is None:
            layer.rotation_due = True
            layer.save(update_fields=["rotation_due"])
        else:
            made.append(_rotate_layer(layer, old, safe=safe, hands=hands, deep=deep))
    if roster is not None:
        _announce(safe, roster, made, hands)


def settle(safe: Safe, *, by: Unlocked) -> None:
    """Change the secrets that a departure left to the next writer."""
    rotate(safe, hands=Hands(by, by))


def row_place(kept: RowSecret) -> Context:
    """Return where a row secret belongs."""
    return context("row", kept.table, kept.pk, kept.safe_id, kept.layer, kept.epoch)


def _remaining(safe: Safe, hands: Hands, leavers: frozenset[UUID]) -> Roster | None:
    roster = rosters.last_known(safe, by=hands.opener)
    if roster is None:
        if safe.kind in LETTERED:
            raise NotGranted
        return None
    departed = Departure.objects.filter(safe=safe)
    gone = set(departed.values_list("holder_id", flat=True)) | leavers
    Grant.objects.filter(safe=safe, holder_id__in=gone).delete()
    Letter.objects.filter(safe=safe, recipient_id__in=gone).delete()
    Pass.objects.filter(safe=safe, holder_id__in=gone).delete()
    departed.delete()
    me = roster.of(hands.sealer.holder_id)
    if me is None:
        raise NotGranted
    mine = replace(me, public=hands.sealer.public.hex())
    return roster.saying(mine).without(gone)


def _reached(layer: Layer, opener: Unlocked) -> EpochSecret | None:
    try:
        return layers.reach(layer.safe_id, layer.number, layer.epoch, by=opener)
    except (NotGranted, CannotOpen):
        return None


def _rotate_layer(layer: Layer, old: EpochSecret, *, safe: Safe, hands: Hands, deep: bool) -> Fresh:
    """Seal the index and the row secrets of one layer under a new secret."""
    fresh = Fresh(layer.number, layer.epoch + 1, suite.fresh(EpochSecret))
    index = indexes.index_or_nothing(layer, old)
    _reseal_rows(layer, old, fresh, deep=deep)
    if safe.kind in LETTERED:
        pile.lay_bridge(layer, old, fresh.secret)
    layer.epoch, layer.rotation_due = fresh.epoch, False
    if index is None:
        layer.save()  # an index that does not open stays as it is: nothing hides it
    else:
        indexes.write_index(layer, fresh.secret, index)
    Grant.objects.filter(safe=safe, holder_id=hands.opener.holder_id, layer=layer.number).delete()
    grants.seal_grant(
        safe, layer.number, fresh.epoch, fresh.secret, least=layer.revision, to=hands.sealer
    )
    return fresh


def _reseal_rows(layer: Layer, old: EpochSecret, fresh: Fresh, *, deep: bool) -> None:
    """Seal 73 bytes a row again; a row secret that does not open is left as it is."""
    kept = RowSecret.objects.filter(safe=layer.safe_id, layer=layer.number)
    opened: dict[UUID, Secret] = {}
    changed = []
    for row in kept.select_for_update():
        try:
            opened[row.pk] = Secret(suite.unseal(old, row_place(row), row.blob))
        except CannotOpen:
            continue
        changed.append(row)
    renewed = _reseal_contents(layer, opened) if deep else opened
    for row in changed:
        row.epoch = fresh.epoch
        row.blob = suite.seal(fresh.secret, row_place(row), renewed[row.pk].reveal())
    RowSecret.objects.bulk_create(
        changed,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["epoch", "blob"],
    )


def _reseal_contents(layer: Layer, opened: dict[UUID, Secret]) -> dict[UUID, Secret]:
    """Seal every text under a new row secret; one that does not open keeps its own."""
    renewed = dict(opened)
    for model in sealed_models():
        for row in model._base_manager.filter(safe=layer.safe_id):
            if row.pk in opened:
                renewed[row.pk] = _reseal_content(row, opened[row.pk])
    return renewed


def _reseal_content(row: SealedRow, secret: Secret) -> Secret:
    renewed = suite.fresh(Secret)
    try:
        blob = reseal_content(row, secret, renewed)
    except CannotOpen:
        return secret
    type(row)._base_manager.filter(pk=row.pk).update(blob=blob)
    return renewed


def _announce(safe: Safe, roster: Roster, made: list[Fresh], hands: Hands) -> None:
    """Write the next page of the roster under the newest layer, then the letters that go with it."""
    newest = made[-1]
    rosters.write_page(safe, roster, layer=newest.layer, epoch=newest.epoch, secret=newest.secret)
    write_letters(safe, roster, made, hands=hands)
