"""Receipts: what was destroyed, written outside the base so that a restore can do it again.

One JSON line an event, in a file that is only ever appended to (docs/vault.md §11); no content.
"""

import json
import os
from typing import Any
from uuid import UUID

from django.db import transaction

from trousseau.lib import clock
from trousseau.vault import config

OWNER_ONLY = 0o600


def note(event: str, **facts: Any) -> None:
    """Append a line once the transaction holds."""
    line = json.dumps({"event": event, "on": clock.today().isoformat(), **facts}) + "\n"
    transaction.on_commit(lambda: _append(line))


def note_row(table: str, row_id: UUID) -> None:
    """Say that a row was shredded."""
    note("row", table=table, id=str(row_id))


def note_removal(safe_id: UUID, holder_id: UUID) -> None:
    """Say that somebody left a safe."""
    note("removal", safe=str(safe_id), holder=str(holder_id))


def note_safe_closed(safe_id: UUID) -> None:
    """Say that a safe was destroyed."""
    note("safe", id=str(safe_id))


def note_holder_closed(holder_id: UUID) -> None:
    """Say that an account's secrets were destroyed."""
    note("holder", id=str(holder_id))


def _append(line: str) -> None:
    path = config.receipts()
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, OWNER_ONLY)
    try:
        os.write(descriptor, line.encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
