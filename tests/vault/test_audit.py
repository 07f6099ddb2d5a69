"""What somebody who writes in the database cannot hide from a reader."""

from datetime import date
from typing import Any

import pytest

from tests.vault.models import Card, Note
from tests.vault.world import World, card, note
from trousseau.vault import api as vault
from trousseau.vault import suite as suites
from trousseau.vault.models import Layer, RowSecret


class Snapshot:
    """Yesterday's rows, as a restore or a thief would put them back."""

    def __init__(self) -> None:
        self.notes = list(Note.objects.values())
        self.secrets = list(RowSecret.objects.values())
        self.layers = list(Layer.objects.values())

    def put_back(self, *kinds: str) -> None:
        for name, model in (("notes", Note), ("secrets", RowSecret), ("layers", Layer)):
            for values in getattr(self, name) if name in kinds else []:
                model._base_manager.filter(pk=values["id"]).delete()
                model._base_manager.create(**values)


def anomalies(world: World, safe: Any, model: Any = Note) -> list[tuple[str, Any]]:
    found = vault.check_safe(safe.pk, by=world.aicha.back(), model=model)
    return [(anomaly.kind, anomaly.row_id) for anomaly in found]


def test_a_whole_safe_has_nothing_to_say(world: World) -> None:
    safe = world.notebook("aicha")
    note(safe, "un", by=world.aicha.back())

    assert anomalies(world, safe) == []
    assert anomalies(world, safe, Card) == []


def test_yesterday_s_blob_and_secret_are_seen(world: World) -> None:
    safe = world.notebook("aicha")
    sealed = note(safe, "un", by=world.aicha.back())
    yesterday = Snapshot()
    vault.seal_row(sealed, {"text": "deux"}, by=world.aicha.back())

    yesterday.put_back("notes", "secrets")

    assert vault.open_row(Note.objects.get(), by=world.aicha.back()) == {"text": "un"}
    assert anomalies(world, safe) == [("older", sealed.pk)]


def test_a_deleted_row_is_seen(world: World) -> None:
    safe = world.notebook("aicha")
    sealed = note(safe, "un", by=world.aicha.back())
    Note.objects.all().delete()
    RowSecret.objects.all().delete()

    assert anomalies(world, safe) == [("missing", sealed.pk)]


def test_an_inserted_row_is_seen(world: World) -> None:
    safe = world.notebook("aicha")
    sealed = note(safe, "un", by=world.aicha.back())
    yesterday = Snapshot()
    vault.shred_row(sealed, by=world.aicha.back())
    yesterday.put_back("notes", "secrets")
    stranger = Note.objects.create(safe=safe, blob=b"x")

    assert set(anomalies(world, safe)) == {
        ("unknown", yesterday.notes[0]["id"]),
        ("unknown", stranger.pk),
    }


def test_an_index_put_back_alone_is_seen(world: World) -> None:
    safe = world.notebook("aicha")
    sealed = note(safe, "un", by=world.aicha.back())
    yesterday = Snapshot()
    vault.seal_row(sealed, {"text": "deux"}, by=world.aicha.back())
    world.aicha.back()  # this unlock has seen the new index

    yesterday.put_back("layers")

    assert anomalies(world, safe) == [("index", None), ("newer", sealed.pk)]


def test_a_date_moved_forward_is_seen_before_and_after_the_clock(world: World) -> None:
    safe = world.notebook("aicha")
    by = world.aicha.back()
    sealed = vault.seal_row(Note(safe=safe, keep_until=date(2040, 1, 1)), {"text": "un"}, by=by)
    pk = sealed.pk
    Note.objects.update(keep_until=date(2020, 1, 31))

    assert anomalies(world, safe) == [("clock", pk)]
    vault.shred_row(Note.objects.get(), by=None)
    assert anomalies(world, safe) == [("missing", pk)]


def test_an_index_that_does_not_open_is_seen_and_accepted_with_everything(world: World) -> None:
    safe = world.notebook("aicha")
    sealed = note(safe, "un", by=world.aicha.back())
    Layer.objects.update(blob=b"\x01")
    assert anomalies(world, safe)[0] == ("index", None)
    with pytest.raises(vault.CannotOpen):
        note(safe, "deux", by=world.aicha.back())

    vault.accept_safe(safe.pk, by=world.aicha.back())

    assert anomalies(world, safe) == []
    vault.seal_row(sealed, {"text": "deux"}, by=world.aicha.back())


def test_a_restore_of_yesterday_is_accepted_once(world: World) -> None:
    safe = world.notebook("aicha")
    sealed = note(safe, "un", by=world.aicha.back())
    yesterday = Snapshot()
    vault.seal_row(sealed, {"text": "deux"}, by=world.aicha.back())
    note(safe, "trois", by=world.aicha.back())
    world.aicha.back()
    Note.objects.exclude(pk=sealed.pk).delete()
    yesterday.put_back("notes", "secrets", "layers")
    assert anomalies(world, safe) == [("index", None)]

    vault.accept_safe(safe.pk, by=world.aicha.back())

    assert anomalies(world, safe) == []


def test_layers_one_may_not_read_are_nobody_s_alarm(world: World) -> None:
    safe = world.circle("aicha")
    card(safe, "avant", by=world.aicha.back())
    world.admit(safe, "bruno", 2, by="aicha")

    assert vault.check_safe(safe.pk, by=world.bruno.back(), model=Card) == []
    vault.accept_safe(safe.pk, by=world.bruno.back())
    assert anomalies(world, safe, Card) == []
    assert vault.check_safe(safe.pk, by=world.chantal.back(), model=Card) == []


def test_a_planted_grant_is_named(world: World) -> None:
    safe = world.notebook("aicha")
    safe.grants.update(blob=b"\x01" + bytes(72))

    assert anomalies(world, safe) == [("index", None)]
    vault.accept_safe(safe.pk, by=world.aicha.back())
    assert anomalies(world, safe) == [("index", None)]


def test_blobs_are_counted_by_suite_and_rewritten_at_their_next_save(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    safe = world.notebook("aicha")
    sealed = note(safe, "un", by=world.aicha.back())
    monkeypatch.setitem(suites.READERS, 0, suites.READERS[1])  # a former suite, read alike
    Note.objects.update(blob=b"\0" + bytes(sealed.blob)[1:])
    assert vault.suites()[0] == 1

    former = Note.objects.get()
    assert vault.open_row(former, by=world.aicha.back()) == {"text": "un"}
    vault.seal_row(former, {"text": "un"}, by=world.aicha.back())

    assert vault.suites()[0] == 0
    assert vault.suites()[1] > 4
