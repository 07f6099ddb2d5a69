"""Twelve people at each of many meetings, and what an operator guesses of their cards afterwards."""

import random
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from tests import curious
from tests.vault.models import Card, Note
from tests.vault.world import World, card
from trousseau.lib import clock
from trousseau.vault import api as vault
from trousseau.vault import config, derivation
from trousseau.vault.models import Safe
from trousseau.vault.unlocked import Unlocked

NAMES = [f"peer{number}" for number in range(12)]
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DRAW = random.Random(12)  # noqa: S311  (the order of arrival, the same at each run)


@dataclass
class Seat:
    """One person at the table, in one browser."""

    name: str
    by: Unlocked
    unlock_id: UUID


def run(way: str, meetings: int) -> Counter[str]:
    """Hold the meetings, and count what each guess finds; `way`: "pile", or "at once" (a control)."""
    call_command("migrate", verbosity=0)
    with connection.schema_editor() as editor:
        for model in (Note, Card):
            editor.create_model(model)
    world = World()
    counted: Counter[str] = Counter()
    with clock.stopped_at(START):
        for number in range(meetings):
            clock.use(lambda number=number: START + timedelta(days=number))
            if number % 10 == 0:  # a circle meets ten times
                safe = world.circle(*NAMES)
            counted.update(hold(world, safe, way))
    return counted


def hold(world: World, safe: Safe, way: str) -> Counter[str]:
    """Hold one meeting; everybody opens the page a minute apart, and puts a card down at once."""
    seats = [arrive(world, name) for name in NAMES]
    DRAW.shuffle(seats)
    meeting, began = uuid4(), clock.now()
    written = []
    for minute, seat in enumerate(seats):
        clock.use(lambda minute=minute: began + timedelta(minutes=minute))
        vault.touch(seat.unlock_id)
        if way == "pile":
            put(meeting, safe, seat)
        else:
            written.append(card(safe, seat.name, by=seat.by))
    if way == "pile":
        written = reveal(meeting, safe, seats[0].by)
    authors = {row.pk.hex: world.people[vault.open_row(row, by=seats[0].by)["text"]].id.hex
               for row in written}  # fmt: skip
    return guess(authors)


def arrive(world: World, name: str) -> Seat:
    """Open one's vault in a browser."""
    by = getattr(world, name).back()
    unlock_id = vault.remember(by, bytes(32))
    vault.trail("session.opened", "session", by=by.holder_id)
    by.is_untraced = True
    return Seat(name, by, unlock_id)


def put(meeting: UUID, safe: Safe, seat: Seat) -> None:
    """Put a card on the pile; no byte of the base's files moves."""
    before = picture()
    payload = {"text": seat.name}
    vault.pile_put(
        meeting=meeting, run=1, slot="card", payload=payload, safe_id=safe.pk, by=seat.by
    )
    assert picture() == before


def picture() -> list[tuple[str, int, int]]:
    """Return when each file of the base was last written, and its size; nothing on another engine."""
    if connection.vendor != "sqlite":
        return []
    folder = Path(settings.VAULT_RUN_DIR).parent
    files = [path for path in folder.glob("vault.sqlite3*") if not path.name.endswith("-shm")]
    return [(path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in sorted(files)]


def reveal(meeting: UUID, safe: Safe, by: Unlocked) -> list[Card]:
    """End the phase as a circle does: shut, take, write all in one transaction, forget."""
    vault.pile_shut(meeting=meeting, run=1)
    by.is_untraced = False
    with transaction.atomic():
        taken = vault.pile_take(meeting=meeting, run=1, safe_id=safe.pk, by=by)
        rows = [card(safe, payload["text"], by=by) for _slot, payload in taken]
        vault.trail("meeting.advanced", "meeting", by=by.holder_id)
    vault.pile_forget(meeting=meeting)
    return rows


def guess(authors: dict[str, str]) -> Counter[str]:
    """Try every order of the cards against every order of the people."""
    cards = curious.orders_of(Card._meta.db_table, "id", authors)
    cards |= curious.orders_of("vault_row_secret", "id", authors)
    people = set(authors.values())
    seen: curious.Orders = {}
    for table in ("vault_unlock", "vault_grant"):
        seen |= curious.orders_of(table, "holder_id", people)
    names = pseudonyms(people)
    for order, found in curious.orders_of("vault_trail", "who", names).items():
        seen[order] = [names[one] for one in found]
    return curious.hits(cards, seen, authors)


def pseudonyms(people: set[str]) -> dict[str, str]:
    """Return the holders behind the names of the trail: the operator has its file."""
    secret = config.trail_secret()
    return {derivation.pseudonym(secret, UUID(hex=one).bytes): one for one in people}
