"""The clocks: without any secret, once, and with a receipt outside the base."""

import json
import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.db.models import Q
from pytest_django import DjangoCaptureOnCommitCallbacks

from tests.vault.models import Card, Note
from tests.vault.world import COOKIE, World, card, note
from trousseau.lib import clock
from trousseau.vault import api as vault
from trousseau.vault import retention
from trousseau.vault.models import Letter, RowSecret, TrailRow, Unlock

TODAY = date(2026, 6, 15)
NOON = datetime(2026, 6, 15, 12, tzinfo=UTC)


def receipts() -> list[dict[str, Any]]:
    lines = Path(settings.VAULT_RECEIPTS).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def dated(safe: Any, day: date | None, *, by: Any) -> Note:
    return vault.seal_row(Note(safe=safe, keep_until=day), {"text": "un"}, by=by)


def test_what_is_past_its_date_goes_and_the_rest_stays(
    world: World, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    safe, by = world.notebook("aicha"), world.aicha.back()
    with clock.stopped_at(NOON):
        old = dated(safe, date(2026, 5, 3), by=by)
        kept = [dated(safe, day, by=by) for day in (date(2026, 6, 1), None)]
        with django_capture_on_commit_callbacks(execute=True):
            receipt = vault.retain(TODAY)
            again = vault.retain(TODAY)
        found = vault.check_safe(safe.pk, by=world.aicha.back(), model=Note)

    assert receipt.rows == {"tests.note": 1}
    assert again.rows == {}
    assert set(Note.objects.all()) == set(kept)
    assert RowSecret.objects.count() == 2
    assert found == []
    row, first, second = receipts()
    assert row == {"event": "row", "on": "2026-06-15", "table": "tests.note", "id": str(old.pk)}
    assert first["event"] == second["event"] == "clock"
    assert first["rows"] == {"tests.note": 1}
    assert Path(settings.VAULT_RECEIPTS).stat().st_mode & 0o777 == 0o600


def test_nothing_is_written_outside_when_the_transaction_fails(
    world: World, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    safe = world.notebook("aicha")
    sealed = note(safe, "un", by=world.aicha.back())

    vault.shred_row(sealed, by=world.aicha.back())  # this test's own transaction never commits

    assert not Path(settings.VAULT_RECEIPTS).exists()


def test_a_model_s_own_clock_shreds_its_rows(world: World) -> None:
    safe = world.circle("aicha")
    by = world.aicha.back()
    with clock.stopped_at(NOON - timedelta(days=20)):
        card(safe, "vieux", by=by)
    with clock.stopped_at(NOON):
        card(safe, "neuf", by=by)
        receipt = vault.retain(TODAY)
        assert vault.check_safe(safe.pk, by=by, model=Card) == []

    assert receipt.rows == {"tests.card": 1}
    assert Card.objects.count() == 1


def test_a_row_others_point_at_loses_its_secret_and_goes_later(world: World) -> None:
    safe = world.circle("aicha")
    by = world.aicha.back()
    with clock.stopped_at(NOON - timedelta(days=20)):
        first = card(safe, "question", by=by)
    with clock.stopped_at(NOON):
        answer = vault.seal_row(Card(safe=safe, answers=first), {"text": "réponse"}, by=by)
        receipt = vault.retain(TODAY)
        assert vault.retain(TODAY).held == 1

    assert (receipt.held, receipt.rows) == (1, {})
    with pytest.raises(vault.CannotOpen):
        vault.open_row(first, by=by)
    assert vault.open_row(answer, by=by) == {"text": "réponse"}


def test_unlocks_letters_and_old_traces_go(world: World) -> None:
    with clock.stopped_at(NOON - timedelta(days=400)):
        safe = world.circle("aicha")
        vault.admit(safe.pk, world.bruno.id, number=2, compared=True, by=world.aicha.back())
        vault.remember(world.aicha.back(), COOKIE)

    with clock.stopped_at(NOON):
        receipt = vault.retain(TODAY)

    assert not Letter.objects.exists()
    assert not Unlock.objects.exists()
    assert not TrailRow.objects.exists()
    assert receipt.cleared == {"vault.Letter": 1}
    assert receipt.trail == 1
    assert receipt.head_seq == 1


def test_a_secret_without_its_row_goes(world: World) -> None:
    safe = world.notebook("aicha")
    note(safe, "un", by=world.aicha.back())
    Note.objects.all().delete()

    assert vault.retain(TODAY).orphans == 1
    assert not RowSecret.objects.exists()


def test_what_others_point_at_is_held(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.notebook("aicha")
    monkeypatch.setattr(
        retention, "labels_of", lambda model: clocked() if model.__name__ == "Safe" else None
    )
    monkeypatch.setattr(retention, "_past", lambda *_: Q())

    assert vault.retain(date(2099, 1, 1)).held == 1


def clocked() -> Any:
    return SimpleNamespace(kept_for=timedelta(days=1), kept_since="id")


def test_scrubbing_waits_for_the_end_of_the_transaction(world: World) -> None:
    assert not vault.scrub()


class Reader:
    """A connection whose checkpoint is busy so many times."""

    in_atomic_block, vendor = False, "sqlite"

    def __init__(self, busy: int, vendor: str = "sqlite") -> None:
        self.busy, self.vendor = busy, vendor
        self.said: list[str] = []

    def cursor(self) -> "Reader":
        return self

    def __enter__(self) -> "Reader":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def execute(self, statement: str) -> None:
        self.said.append(statement)

    def fetchone(self) -> tuple[int]:
        self.busy -= 1
        return (int(self.busy >= 0),)


@pytest.mark.parametrize(("busy", "done"), [(0, True), (3, True), (99, False)])
def test_a_checkpoint_is_tried_until_no_reader_is_left(
    monkeypatch: pytest.MonkeyPatch, busy: int, done: bool
) -> None:
    reader = Reader(busy)
    monkeypatch.setattr(retention, "connection", reader)
    monkeypatch.setattr(retention, "PAUSE", 0)

    assert vault.scrub() is done
    assert len(reader.said) == min(busy + 1, retention.TRIES)


def test_postgresql_rewrites_the_table_of_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader(0, "postgresql")
    monkeypatch.setattr(retention, "connection", reader)

    assert vault.scrub()
    assert reader.said == ["VACUUM FULL vault_row_secret"]


def test_freed_pages_are_erased_on_sqlite(db: None) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("SQLite only")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete")
        assert cursor.fetchone()[0] == 1
    assert sqlite3.sqlite_version
