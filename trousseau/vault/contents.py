"""One sealed payload per row: every sealed field in one padded text (docs/vault.md §2)."""

import json
from typing import Any

from trousseau.vault import suite
from trousseau.vault.errors import CannotOpen
from trousseau.vault.frames import Context, context
from trousseau.vault.models import SealedRow
from trousseau.vault.secret import RowSecret

Payload = dict[str, Any]


def seal_content(row: SealedRow, secret: RowSecret, payload: Payload) -> bytes:
    """Seal a payload for this row at its present revision."""
    text = json.dumps(payload, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return suite.seal(secret, _place(row), suite.pad(text.encode()))


def read_content(row: SealedRow, secret: RowSecret) -> Payload:
    """Open a row's payload."""
    padded = suite.unseal(secret, _place(row), row.blob)
    return _parsed(suite.unpad(padded, "content"))


def reseal_content(row: SealedRow, old: RowSecret, new: RowSecret) -> bytes:
    """Seal a row's padded payload under another row secret, without reading it."""
    return suite.seal(new, _place(row), suite.unseal(old, _place(row), row.blob))


def _parsed(text: bytes) -> Payload:
    try:
        payload = json.loads(text)
    except ValueError:
        payload = None
    if not isinstance(payload, dict):
        raise CannotOpen("content")
    return payload


def _place(row: SealedRow) -> Context:
    return context("content", row.TABLE, row.pk, row.safe_id, row.revision)
