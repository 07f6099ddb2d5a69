"""Open rows of the circle's safe, each with its own type."""

from collections.abc import Iterable
from typing import Any, TypeVar

from trousseau.people.http import Actor
from trousseau.vault import api as vault
from trousseau.vault.models import SealedRow

Row = TypeVar("Row", bound=SealedRow)
Payload = dict[str, Any]


def opened(rows: Iterable[Row], *, by: Actor) -> list[tuple[Row, Payload | None]]:
    """Open rows in the order given; a payload is None when its row does not open."""
    found = list(rows)
    payloads = [one.payload for one in vault.open_rows(found, by=by.unlocked)]
    return list(zip(found, payloads, strict=True))


def readable(rows: Iterable[Row], *, by: Actor) -> list[tuple[Row, Payload]]:
    """Open rows, and keep those that open."""
    return [(row, payload) for row, payload in opened(rows, by=by) if payload is not None]
