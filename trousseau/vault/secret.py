"""Secrets as types, not bytes: shown nowhere, stored by no serialiser, compared in constant time."""

import hmac
from typing import NoReturn


class Mute:
    """Something that never shows itself: no text, no pickle, no copy."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def __str__(self) -> NoReturn:
        raise TypeError("a secret has no text")

    def __format__(self, spec: str) -> NoReturn:
        raise TypeError("a secret has no text")

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a secret is not stored")

    def __copy__(self) -> NoReturn:
        raise TypeError("a secret is not copied")

    def __deepcopy__(self, memo: object) -> NoReturn:
        raise TypeError("a secret is not copied")


class Secret(Mute):
    """Bytes of one kind and one length; `reveal` is for the suite and the derivations only."""

    __slots__ = ("_raw",)
    LENGTH = 32
    __hash__ = None  # type: ignore[assignment]  # a hash would be a trace

    def __init__(self, raw: bytes) -> None:
        if len(raw) != self.LENGTH:
            raise ValueError("a secret of another length")
        self._raw = bytes(raw)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and hmac.compare_digest(self._raw, other._raw)

    def reveal(self) -> bytes:
        """Return the bytes."""
        return self._raw


class Root(Secret):
    """The 32 random bytes of one person, from which everything they may open follows."""


class Stretched(Secret):
    """What Argon2id makes of a passphrase; never stored."""


class Pepper(Secret):
    """The server's file without which a stolen base is not worth guessing."""


class TrailSecret(Secret):
    """The server's file without which nobody writes the trail."""


class Lock(Secret):
    """What seals a root, a grant or an unlock."""


class BoxHalf(Secret):
    """The private half of a person's X25519 pair: it carries letters, once."""


class EpochSecret(Secret):
    """What one layer of a safe is sealed with, until the next rotation."""


class RowSecret(Secret):
    """What one row is sealed with, until its next save."""


class SheetSecret(Secret):
    """The 128 bits written on a recovery sheet."""

    LENGTH = 16


class MeetingSecret(Secret):
    """What the tags of one person's slips follow from, in one meeting."""


class Cookie(Secret):
    """The 32 bytes a browser keeps, without which its unlock stays shut."""
