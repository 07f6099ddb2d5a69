"""What somebody who can write the database cannot hide: comparing a safe with its sealed index."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.apps import apps
from django.db import transaction

from trousseau.lib import clock
from trousseau.lib.privacy import labels_of
from trousseau.vault import grants, indexes, layers
from trousseau.vault import trail as trails
from trousseau.vault.errors import CannotOpen, NotGranted
from trousseau.vault.indexes import Entry, Index
from trousseau.vault.models import (
    Grant,
    Layer,
    RowSecret,
    SealedRow,
    Tombstone,
    sealed_models,
)
from trousseau.vault.rows import tombstone_proof
from trousseau.vault.unlocked import Unlocked


@dataclass(frozen=True)
class Anomaly:
    """What does not match: `missing`, `unknown`, `older`, `newer`, `clock` (another date to be
    destroyed at), or `index` (put back or unreadable, without a row)."""

    kind: str
    row_id: UUID | None


class Stored(NamedTuple):
    """What the database says of one row."""

    revision: int
    keep_until: date | None


def check_safe(safe_id: UUID, *, by: Unlocked, model: type[SealedRow]) -> list[Anomaly]:
    """Compare one model's rows in a safe with the sealed indexes of the layers one may read."""
    found: list[Anomaly] = []
    expected: dict[UUID, Entry] = {}
    read: set[int] = set()
    for layer in Layer.objects.filter(safe_id=safe_id).order_by("number"):
        try:
            index = _index_of(layer, by)
        except NotGranted:
            continue  # written before this holder came
        if index is None or layer.revision < _least(layer, by):
            found.append(Anomaly("index", None))
        if index is not None:
            read.add(layer.number)
            expected |= _rows_of(index, model)
    stored = _stored(safe_id, model, read)
    return found + _differences(expected, stored, _signed(safe_id))


@transaction.atomic
def accept_safe(safe_id: UUID, *, by: Unlocked) -> None:
    """Take a safe as it is now, after a restore its people have seen and accepted."""
    by.insist_on_root()
    safe = grants.hold(safe_id)
    for layer in Layer.objects.filter(safe=safe).order_by("number"):
        try:
            secret = layers.reach(safe.pk, layer.number, layer.epoch, by=by)
        except (NotGranted, CannotOpen):
            continue
        layer.revision = max(layer.revision, _least(layer, by))
        indexes.write_index(layer, secret, _as_it_is(layer))
        grants.seal_grant(safe, layer.number, layer.epoch, secret, least=layer.revision, to=by)
    trails.write("safe.accepted", safe.kind, by=by.holder_id, ref=safe.pk.hex)


def suites() -> Counter[int]:
    """Count the blobs of each suite, over everything sealed that is stored."""
    counted: Counter[int] = Counter()
    for model in apps.get_models():
        labels = labels_of(model)
        for name in sorted(labels.sealed if labels else ()):
            values = model._base_manager.values_list(name, flat=True).iterator()
            counted.update(bytes(blob)[0] for blob in values if blob)
    return counted


def _index_of(layer: Layer, by: Unlocked) -> Index | None:
    """Return a layer's index, or None when it or one's grant does not open."""
    try:
        secret = layers.reach(layer.safe_id, layer.number, layer.epoch, by=by)
    except CannotOpen:
        return None
    return indexes.index_or_nothing(layer, secret)


def _rows_of(index: Index, model: type[SealedRow]) -> dict[UUID, Entry]:
    return {
        UUID(bytes=row_id): entry for row_id, entry in index.items() if entry.table == model.TABLE
    }


def _least(layer: Layer, by: Unlocked) -> int:
    mine = Grant.objects.filter(
        safe=layer.safe_id, holder_id=by.holder_id, layer=layer.number, epoch=layer.epoch
    )
    return mine.values_list("least", flat=True).first() or 0


def _stored(safe_id: UUID, model: type[SealedRow], read: set[int]) -> dict[UUID, Stored]:
    """Return the rows of the layers that were read, and those without any layer."""
    layer_of = dict(
        RowSecret.objects.filter(safe_id=safe_id, table=model.TABLE).values_list("pk", "layer")
    )
    rows = model._base_manager.filter(safe_id=safe_id).values_list("pk", "revision", "keep_until")
    return {
        pk: Stored(revision, keep_until)
        for pk, revision, keep_until in rows
        if pk not in layer_of or layer_of[pk] in read
    }


def _signed(safe_id: UUID) -> set[UUID]:
    """Return the rows that the server itself destroyed before their date."""
    return {
        stone.pk
        for stone in Tombstone.objects.filter(safe_id=safe_id)
        if bytes(stone.proof) == tombstone_proof(stone.pk, safe_id)
    }


def _differences(
    expected: dict[UUID, Entry], stored: dict[UUID, Stored], signed: set[UUID]
) -> list[Anomaly]:
    today = clock.today()
    missing = [
        Anomaly("missing", pk)
        for pk, entry in expected.items()
        if pk not in stored
        and pk not in signed
        and (entry.keep_until is None or entry.keep_until >= today)
    ]
    unknown = [Anomaly("unknown", pk) for pk in stored if pk not in expected]
    changed = [
        Anomaly(kind, pk)
        for pk, row in stored.items()
        if pk in expected and (kind := _change(expected[pk], row))
    ]
    return missing + unknown + changed


def _change(entry: Entry, row: Stored) -> str:
    if row.revision < entry.revision:
        return "older"
    if row.revision > entry.revision:
        return "newer"
    return "clock" if row.keep_until != entry.keep_until else ""


def _as_it_is(layer: Layer) -> Index:
    kept = RowSecret.objects.filter(safe=layer.safe_id, layer=layer.number)
    ids = set(kept.values_list("pk", flat=True))
    return {
        pk.bytes: Entry(model.TABLE, revision, keep_until)
        for model in sealed_models()
        for pk, revision, keep_until in model._base_manager.filter(safe=layer.safe_id).values_list(
            "pk", "revision", "keep_until"
        )
        if pk in ids
    }
