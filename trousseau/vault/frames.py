"""How things are framed before they are sealed: a blob opens in its own place or nowhere.

frame = ‖ ( u32be length ‖ bytes ): a UUID is its 16 bytes, an int u64be, text UTF-8 in NFC
(docs/vault.md §2). The tables of purposes are frozen: a change makes every blob unreadable.
"""

import unicodedata
from typing import NamedTuple
from uuid import UUID

Part = UUID | int | str | bytes

# purpose -> what stands in its context, in this order
PURPOSES: dict[str, tuple[type, ...]] = {
    "lock.pass": (UUID, int, bytes, int, int, int),  # holder, root no, salt, t, m in KiB, p
    "lock.sheet": (UUID, int, int),  # holder, root no, sheet no
    "session": (UUID, UUID, int),  # holder, unlock, root no
    "grant": (
        UUID,
        int,
        UUID,
        str,
        int,
        int,
        int,
    ),  # holder, root no, safe, kind, layer, epoch, least
    "row": (str, UUID, UUID, int, int),  # table, row, safe, layer, epoch
    "content": (str, UUID, UUID, int),  # table, row, safe, revision
    "index": (UUID, int, int, int),  # safe, layer, epoch, own revision
    "roster": (UUID, int, int, int),  # safe, layer, epoch, own revision
    "pass": (
        UUID,
        UUID,
        int,
        UUID,
        UUID,
        str,
        int,
    ),  # holder, pass, root no, meeting, safe, kind, until (seconds)
    "pile": (UUID, int, bytes, UUID, int, int),  # meeting, run, tag, safe, layer, epoch
    "bridge": (UUID, int, int),  # safe, layer, the older epoch
}


class Context(NamedTuple):
    """Where a blob belongs: its purpose and the frame authenticated with it."""

    purpose: str
    aad: bytes


def frame(*parts: Part) -> bytes:
    """Join parts so that no two different lists give the same bytes."""
    return b"".join(len(raw).to_bytes(4, "big") + raw for raw in map(_raw, parts))


def context(purpose: str, *parts: Part) -> Context:
    """Return the context of a blob; a wrong count or kind of parts is a mistake of ours."""
    kinds = PURPOSES[purpose]
    if len(parts) != len(kinds) or not all(map(isinstance, parts, kinds)):
        raise TypeError(f"the context of {purpose} is {', '.join(k.__name__ for k in kinds)}")
    return Context(purpose, frame("trousseau", purpose, *parts))


def _raw(part: Part) -> bytes:
    match part:
        case UUID():
            return part.bytes
        case int():
            return part.to_bytes(8, "big")
        case str():
            return unicodedata.normalize("NFC", part).encode()
        case _:
            return part
