"""Slips: what one person puts on the pile, always two kibibytes, whatever it says (docs/vault.md §13).

A slip joins slot, JSON of what is no text, name, text, name, text…, each after its length (u16be).
Texts are written as they are: a line or a quotation mark takes one byte, not two.
"""

import json
from datetime import date
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from trousseau.vault import suite
from trousseau.vault.errors import CannotOpen, TooLong

Payload = dict[str, Any]


class Slip(NamedTuple):
    """A sealed slip: its tag is unique in the pile, and random to whoever lacks the nonce."""

    tag: bytes
    layer: int
    epoch: int
    blob: bytes


class Pile(Protocol):
    """Where slips wait, in volatile memory shared by every process; nothing in it tells an order."""

    def nonce(self, meeting: UUID, *, fresh: bytes = b"", today: date | None = None) -> bytes:
        """Return the meeting's nonce, `fresh` when it has none yet; empty once it is forgotten."""

    def put(self, meeting: UUID, run: int, slip: Slip, *, nonce: bytes) -> bool:
        """Lay a slip down instead of the one with its tag; False when this run is shut."""

    def drop(self, meeting: UUID, run: int, tag: bytes) -> bool:
        """Take a slip away; False when this run is shut."""

    def find(self, meeting: UUID, run: int, tag: bytes) -> Slip | None:
        """Return the slip with this tag."""

    def all(self, meeting: UUID, run: int) -> list[Slip]:
        """Return every slip of a run."""

    def shut(self, meeting: UUID, *, below: int, fresh: bytes, today: date) -> None:
        """Take nothing more for the runs below this one."""

    def forget(self, meeting: UUID, *, below: int | None) -> None:
        """Destroy the runs below this one; None: everything, and take nothing more."""

    def lay_bridge(self, safe: UUID, layer: int, epoch: int, blob: bytes, *, today: date) -> None:
        """Keep what leads from the next epoch of a layer back to this one."""

    def bridge(self, safe: UUID, layer: int, epoch: int) -> bytes | None:
        """Return what leads from the next epoch of a layer back to this one."""

    def sweep(self, before: date) -> None:
        """Destroy what was begun before a day: a meeting nobody closed."""

    def check(self) -> None:
        """Refuse, before anything starts, a pile that could not be used or that a disk would keep."""


def pack(slot: str, payload: Payload) -> bytes:
    """Write a slip's text; raise TooLong past 1,800 bytes of one text, or past the slip."""
    texts = {name: text.encode() for name, text in payload.items() if isinstance(text, str)}
    rest = {name: value for name, value in payload.items() if name not in texts}
    head = json.dumps(rest, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    lines = [part for name, text in texts.items() for part in (name.encode(), text)]
    parts = [slot.encode(), head.encode(), *lines]
    if any(len(part) > TooLong.LIMIT for part in parts):
        raise TooLong
    return suite.pad_slip(b"".join(len(part).to_bytes(2, "big") + part for part in parts))


def unpack(padded: bytes) -> tuple[str, Payload]:
    """Read what `pack` wrote."""
    try:
        slot, head, *lines = _split(suite.unpad_slip(padded))
        texts = zip(lines[::2], lines[1::2], strict=True)
        read = {name.decode(): text.decode() for name, text in texts}
        return slot.decode(), {**json.loads(head), **read}
    except (ValueError, TypeError):
        raise CannotOpen("pile") from None


def _split(joined: bytes) -> list[bytes]:
    parts = []
    while joined:
        end = 2 + int.from_bytes(joined[:2], "big")
        if end > len(joined):
            raise ValueError("a slip was cut")
        parts.append(joined[2:end])
        joined = joined[end:]
    return parts
