"""Prepare a circle, write in it, rotate it, shred in it, and look at what is left."""

import itertools
import json
import os
import time
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from tests.vault.models import Card, Note
from tests.vault.world import Someone, World, card, note
from trousseau.lib import clock
from trousseau.vault import api as vault
from trousseau.vault.models import Holder, Layer, RowSecret, Safe

ROWS, TURNS = 25, 4
MEETING, CARDS = UUID(int=77), 6
People = dict[str, list[str]]


def prepare() -> dict[str, Any]:
    call_command("migrate", verbosity=0)
    with connection.schema_editor() as editor:
        for model in (Note, Card):
            editor.create_model(model)
    world = World()
    safe = world.circle("aicha", "bruno", "chantal")
    people = {
        name: [str(world.people[name].id), world.people[name].password] for name in world.people
    }
    return {"safe": str(safe.pk), "people": people}


def somebody(people: People, name: str) -> Someone:
    holder_id, password = people[name]
    return Someone(Holder.objects.get(pk=holder_id), password)


def write(safe_id: UUID, people: People) -> None:
    """Write rows one by one, and edit each, from one unlock: its secrets grow stale."""
    by, safe = somebody(people, "bruno").back(), Safe.objects.get(pk=safe_id)
    for number in range(ROWS):
        row = card(safe, f"{number}", by=by)
        vault.seal_row(row, {"text": f"{number} relu"}, by=by)


def rotate(safe_id: UUID, people: People) -> None:
    """Send Chantal away and let her in again, over and over."""
    by = somebody(people, "aicha").back()
    chantal = somebody(people, "chantal")
    for number in range(TURNS):
        vault.remove(safe_id, chantal.id, by=by)
        time.sleep(0.02)
        vault.admit(safe_id, chantal.id, number=4 + number, compared=True, by=by)
    vault.remove(safe_id, chantal.id, by=by)


def look(safe_id: UUID, people: People) -> None:
    """Everybody who stayed opens everything, under the last epoch, and nothing is lost."""
    rows = list(Card.objects.filter(safe=safe_id))
    assert len(rows) == ROWS
    for name in ("aicha", "bruno"):
        by = somebody(people, name).back()
        texts = {(one.payload or {}).get("text") for one in vault.open_rows(rows, by=by)}
        assert texts == {f"{number} relu" for number in range(ROWS)}
        assert vault.check_safe(safe_id, by=by, model=Card) == []
    epochs = dict(Layer.objects.filter(safe=safe_id).values_list("number", "epoch"))
    for layer, epoch in RowSecret.objects.filter(safe=safe_id).values_list("layer", "epoch"):
        assert epoch == epochs[layer]
    assert not vault.can_open(safe_id, by=somebody(people, "chantal").back())
    assert vault.verify_trail().is_whole


def shred(safe_id: UUID, people: People) -> None:
    """Shred two rows, run the clock, and look for their 73 bytes in every file of the base."""
    by = somebody(people, "aicha").back()
    safe = vault.create_safe("notebook", by=by)
    rows = [note(safe, f"{number}", by=by) for number in range(3)]
    gone = [bytes(RowSecret.objects.get(pk=row.pk).blob) for row in rows[:2]]
    assert connection.vendor != "sqlite" or all(traces(blob) for blob in gone)
    for row in rows[:2]:
        vault.shred_row(row, by=by)
    vault.retain(clock.today())
    assert not any(traces(blob) for blob in gone)
    assert vault.open_row(Note.objects.get(safe=safe), by=by) == {"text": "2"}
    assert len(Path(settings.VAULT_RECEIPTS).read_text(encoding="utf-8").splitlines()) == 3


def put_down(safe_id: UUID, people: People, name: str) -> None:
    """Put cards on the pile and correct them without end, saying each: until somebody kills."""
    by = somebody(people, name).back()
    for turn in itertools.count():
        number = turn % CARDS
        vault.pile_put(
            meeting=MEETING,
            run=1,
            slot=f"card:{number}",
            payload={"text": f"{name} {number}", "turn": turn},
            safe_id=safe_id,
            by=by,
        )
        print(turn, flush=True)  # noqa: T201  (read by the test that kills)


def put_down_aicha(safe_id: UUID, people: People) -> None:
    put_down(safe_id, people, "aicha")


def put_down_bruno(safe_id: UUID, people: People) -> None:
    put_down(safe_id, people, "bruno")


def take(safe_id: UUID, people: People) -> None:
    """Say what is on the pile, as JSON."""
    by = somebody(people, "chantal").back()
    found = vault.pile_take(meeting=MEETING, run=1, safe_id=safe_id, by=by)
    told = {payload["text"]: payload["turn"] for _slot, payload in found}
    assert len(told) == len(found)  # once each
    print(json.dumps(told))  # noqa: T201  (read by the test)


def traces(blob: bytes) -> list[str]:
    """Return the files of a SQLite base where these bytes can be read."""
    if connection.vendor != "sqlite":
        return []
    folder = Path(settings.VAULT_RUN_DIR).parent
    found = [path.name for path in folder.glob("vault.sqlite3*") if blob in path.read_bytes()]
    os.sync()
    return found
