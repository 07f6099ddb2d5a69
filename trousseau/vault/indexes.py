"""The sealed index of a layer: which rows it has, at which revision, until when (docs/vault.md §9).

30 bytes a row: id (16), revision (u64), number of its table (u16), last day kept as the ordinal of
the proleptic Gregorian calendar (u32, 0 when there is none).
"""

import struct
from datetime import date
from typing import NamedTuple

from trousseau.vault import suite
from trousseau.vault.errors import CannotOpen
from trousseau.vault.frames import Context, context
from trousseau.vault.models import Layer
from trousseau.vault.secret import EpochSecret

_ROW = struct.Struct(">16sQHI")
_HEAD = struct.Struct(">I")


class Entry(NamedTuple):
    """What the index says of one row."""

    table: str
    revision: int
    keep_until: date | None


Index = dict[bytes, Entry]  # by the 16 bytes of the row's id


def pack(index: Index) -> bytes:
    """Write an index as bytes."""
    tables = sorted({entry.table for entry in index.values()})
    numbers = {table: number for number, table in enumerate(tables)}
    head = "\n".join(tables).encode()
    rows = (
        _ROW.pack(
            row_id,
            entry.revision,
            numbers[entry.table],
            entry.keep_until.toordinal() if entry.keep_until else 0,
        )
        for row_id, entry in index.items()
    )
    return _HEAD.pack(len(head)) + head + b"".join(rows)


def unpack(raw: bytes) -> Index:
    """Read an index from what `pack` wrote."""
    (length,) = _HEAD.unpack_from(raw)
    start = _HEAD.size + length
    tables = raw[_HEAD.size : start].decode().split("\n")
    return {
        row_id: Entry(tables[number], revision, date.fromordinal(day) if day else None)
        for row_id, revision, number, day in _ROW.iter_unpack(raw[start:])
    }


def open_index(layer: Layer, secret: EpochSecret) -> Index:
    """Open the index of a layer under its present epoch."""
    return unpack(suite.unseal(secret, _place(layer), layer.blob))


def write_index(layer: Layer, secret: EpochSecret, index: Index) -> None:
    """Seal the index anew, one revision later, and save the layer."""
    layer.revision += 1
    layer.blob = suite.seal(secret, _place(layer), pack(index))
    layer.save()


def index_or_nothing(layer: Layer, secret: EpochSecret) -> Index | None:
    """Open the index of a layer, or return None where it does not open."""
    try:
        return open_index(layer, secret)
    except CannotOpen:
        return None


def _place(layer: Layer) -> Context:
    return context("index", layer.safe_id, layer.number, layer.epoch, layer.revision)
