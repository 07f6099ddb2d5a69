"""Gestures on the pile, for the stories of several test modules."""

import sqlite3
from pathlib import Path
from uuid import UUID

from django.conf import settings

from trousseau.vault import api as vault
from trousseau.vault.models import Safe
from trousseau.vault.unlocked import Unlocked

MEETING = UUID(int=77)
RUN = 3
CARD = "card:question"


def put(
    safe: Safe,
    text: str,
    *,
    by: Unlocked,
    slot: str = CARD,
    run: int = RUN,
    meeting: UUID = MEETING,
) -> None:
    payload = {"text": text, "rank": 1}
    vault.pile_put(meeting=meeting, run=run, slot=slot, payload=payload, safe_id=safe.pk, by=by)


def taken(safe: Safe, *, by: Unlocked, run: int = RUN) -> list[str]:
    found = vault.pile_take(meeting=MEETING, run=run, safe_id=safe.pk, by=by)
    return sorted(payload["text"] for _slot, payload in found)


def own(safe: Safe, *, by: Unlocked, slot: str = CARD) -> str | None:
    found = vault.pile_own(meeting=MEETING, run=RUN, slot=slot, safe_id=safe.pk, by=by)
    return found and found["text"]


def file() -> Path:
    return Path(settings.VAULT_PILE)


def stored(query: str) -> list[tuple[bytes, ...]]:
    base = sqlite3.connect(file())
    try:
        return base.execute(query).fetchall()
    finally:
        base.close()
