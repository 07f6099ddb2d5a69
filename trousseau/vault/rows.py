"""Sealing, opening and shredding rows (docs/vault.md §§1 and 9)."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple, TypeVar
from uuid import UUID

from django.db import transaction

from trousseau.lib import clock
from trousseau.vault import config, derivation, grants, indexes, layers, receipts, rotation, suite
from trousseau.vault.contents import Payload, read_content, seal_content
from trousseau.vault.derivation import Label
from trousseau.vault.errors import CannotOpen, NotGranted
from trousseau.vault.frames import frame
from trousseau.vault.indexes import Entry, Index
from trousseau.vault.models import Layer, RowSecret, Safe, SealedRow, Tombstone
from trousseau.vault.rotation import row_place
from trousseau.vault.secret import EpochSecret
from trousseau.vault.secret import RowSecret as Secret
from trousseau.vault.unlocked import Unlocked

Row = TypeVar("Row", bound=SealedRow)
CHUNK = 500  # ids a query
GRACE = timedelta(days=90)  # an entry past its date leaves the index this long after


@dataclass(frozen=True)
class Opened:
    """A row and its payload; None when it does not open: shown as such, never hidden."""

    row: SealedRow
    payload: Payload | None


class Desk(NamedTuple):
    """A layer ready to be written, its safe held for this transaction."""

    safe: Safe
    layer: Layer
    secret: EpochSecret


def month_end(day: date | None) -> date | None:
    """Round a date to the last day of its month, so that clocks in clear say little."""
    if day is None:
        return None
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


@transaction.atomic
def seal_row(row: Row, payload: Payload, *, by: Unlocked) -> Row:
    """Seal a payload into a row under a new row secret, and save both with the layer's index."""
    desk = _desk(row, None if row._state.adding else _row_secret(row), by)
    index = _living(indexes.open_index(desk.layer, desk.secret), desk)
    known = index.get(row.pk.bytes)
    row.keep_until = month_end(row.keep_until)
    row.revision = max(row.revision, known.revision if known else 0) + 1
    secret = suite.fresh(Secret)
    row.blob = seal_content(row, secret, payload)
    _keep(row, secret, desk)
    row.save(force_insert=row._state.adding, force_update=not row._state.adding)
    index[row.pk.bytes] = Entry(row.TABLE, row.revision, row.keep_until)
    indexes.write_index(desk.layer, desk.secret, index)
    return row


def open_row(row: SealedRow, *, by: Unlocked) -> Payload:
    """Open a row; raise NotGranted or CannotOpen."""
    kept = RowSecret.objects.filter(pk=row.pk).first()
    with suppress(CannotOpen):
        return _open(row, kept, by)
    return _open_again(row, kept, by)


def open_rows(rows: Iterable[SealedRow], *, by: Unlocked) -> list[Opened]:
    """Open many rows in the order given."""
    rows = list(rows)
    kept = _row_secrets([row.pk for row in rows])
    return [Opened(row, _payload_or_nothing(row, kept.get(row.pk), by)) for row in rows]


@transaction.atomic
def shred_row(row: SealedRow, *, by: Unlocked | None) -> None:
    """Destroy a row: its secret, then itself. Without a holder, only the clock or a token asks."""
    if by is None or not _strike_out(row, by):
        _leave_tombstone(row)
    RowSecret.objects.filter(pk=row.pk).delete()
    receipts.note_row(row.TABLE, row.pk)
    row.delete()


def tombstone_proof(row_id: UUID, safe_id: UUID) -> bytes:
    """Return what only the server, with its trail file, can write over a destroyed row."""
    return derivation.derive(config.trail_secret(), Label.STONE, frame(row_id, safe_id))


def _desk(row: SealedRow, kept: RowSecret | None, by: Unlocked) -> Desk:
    """Hold the safe, reach the layer's present secret, and change it first if that is due."""
    safe = grants.hold(row.safe_id)
    if safe.kind not in row.KINDS:
        raise NotGranted
    number = safe.newest if kept is None else kept.layer
    layer = Layer.objects.get(safe=safe, number=number)
    secret = layers.reach(safe.pk, number, layer.epoch, by=by)
    if layer.rotation_due:
        rotation.settle(safe, by=by)
        layer.refresh_from_db()
        secret = layers.reach(safe.pk, number, layer.epoch, by=by)
    return Desk(safe, layer, secret)


def _row_secret(row: SealedRow) -> RowSecret:
    """Return the secret of a row that exists, once its safe is held: nobody shreds it meanwhile."""
    grants.hold(row.safe_id)
    kept = RowSecret.objects.filter(pk=row.pk, safe=row.safe_id, table=row.TABLE).first()
    if kept is None:
        raise CannotOpen("row")
    return kept


def _strike_out(row: SealedRow, by: Unlocked) -> bool:
    """Take a row out of its index; False when the index does not open (the row must go anyway)."""
    grants.hold(row.safe_id)
    desk = _desk(row, RowSecret.objects.filter(pk=row.pk, safe=row.safe_id).first(), by)
    index = indexes.index_or_nothing(desk.layer, desk.secret)
    if index is None:
        return False
    index.pop(row.pk.bytes, None)
    indexes.write_index(desk.layer, desk.secret, _living(index, desk))
    return True


def _living(index: Index, desk: Desk) -> Index:
    """Return the index without long past rows, nor those whose destruction the server signed."""
    for stone in Tombstone.objects.filter(safe=desk.safe, layer=desk.layer.number):
        if bytes(stone.proof) == tombstone_proof(stone.pk, desk.safe.pk):
            index.pop(stone.pk.bytes, None)
            stone.delete()
    past = clock.today() - GRACE
    return {
        row_id: entry
        for row_id, entry in index.items()
        if entry.keep_until is None or entry.keep_until > past
    }


def _keep(row: SealedRow, secret: Secret, desk: Desk) -> None:
    kept = RowSecret(
        id=row.pk,
        table=row.TABLE,
        safe=desk.safe,
        layer=desk.layer.number,
        epoch=desk.layer.epoch,
    )
    kept.blob = suite.seal(desk.secret, row_place(kept), secret.reveal())
    kept.save()


def _row_secrets(ids: Sequence[UUID]) -> dict[UUID, RowSecret]:
    kept: dict[UUID, RowSecret] = {}
    for start in range(0, len(ids), CHUNK):
        kept |= RowSecret.objects.in_bulk(ids[start : start + CHUNK])
    return kept


def _open(row: SealedRow, kept: RowSecret | None, by: Unlocked) -> Payload:
    if kept is None:
        raise CannotOpen("row")
    if kept.safe_id != row.safe_id or kept.table != row.TABLE:
        raise CannotOpen("row")
    epoch = layers.reach(kept.safe_id, kept.layer, kept.epoch, by=by)
    secret = Secret(suite.unseal(epoch, row_place(kept), kept.blob))
    return read_content(row, secret)


def _open_again(row: SealedRow, kept: RowSecret | None, by: Unlocked) -> Payload:
    """Read the row and its secret anew, if somebody wrote between the two readings."""
    fresh = type(row)._base_manager.filter(pk=row.pk).first()
    fresh_kept = RowSecret.objects.filter(pk=row.pk).first()
    if fresh is None or fresh_kept is None or kept is None:
        raise CannotOpen("row")
    same_text = bytes(fresh.blob) == bytes(row.blob) and fresh.revision == row.revision
    if same_text and bytes(fresh_kept.blob) == bytes(kept.blob):
        raise CannotOpen("content")
    return _open(fresh, fresh_kept, by)


def _payload_or_nothing(row: SealedRow, kept: RowSecret | None, by: Unlocked) -> Payload | None:
    with suppress(CannotOpen, NotGranted):
        return _open(row, kept, by)
    with suppress(CannotOpen, NotGranted):
        return _open_again(row, kept, by)
    return None


def _leave_tombstone(row: SealedRow) -> None:
    """Sign the destruction of a row that the sealed index still expects."""
    kept = RowSecret.objects.filter(pk=row.pk).first()
    is_due = row.keep_until is not None and row.keep_until < clock.today()
    if kept is None or is_due:
        return
    Tombstone.objects.update_or_create(
        id=kept.pk,
        defaults={
            "safe_id": kept.safe_id,
            "layer": kept.layer,
            "proof": tombstone_proof(kept.pk, kept.safe_id),
        },
    )
