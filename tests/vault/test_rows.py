"""Rows: one padded payload each, in its own place, under its own secret."""

import json
from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from tests.vault.models import Card, Note
from tests.vault.world import World, card, note
from trousseau.lib import clock
from trousseau.vault import api as vault
from trousseau.vault import rows, suite
from trousseau.vault.models import Fingerprint, Grant, Layer, RowSecret, Safe, Tombstone
from trousseau.vault.rows import month_end
from trousseau.vault.secret import BoxHalf


def test_a_sealed_row_opens_again(world: World) -> None:
    safe = world.notebook("aicha")
    sealed = note(safe, "café", by=world.aicha.back())

    opened = vault.open_row(Note.objects.get(pk=sealed.pk), by=world.aicha.back())

    assert opened == {"text": "café"}
    assert b"caf" not in bytes(sealed.blob)


def test_a_row_secret_is_73_bytes(world: World) -> None:
    safe = world.notebook("aicha")
    sealed = note(safe, "café", by=world.aicha.back())

    assert len(bytes(RowSecret.objects.get(pk=sealed.pk).blob)) == 73


def test_an_empty_and_a_filled_field_give_equal_blobs(world: World) -> None:
    safe = world.notebook("aicha")
    by = world.aicha.back()

    lengths = {
        len(vault.seal_row(Note(safe=safe), payload, by=by).blob)
        for payload in (
            {"title": ""},
            {"title": "Un titre"},
            {"title": "e" * 20},
            {"title": "e" * 400},
        )
    }

    assert len(lengths) == 1


def test_an_edit_takes_a_new_revision_and_a_new_row_secret(world: World) -> None:
    safe = world.notebook("aicha")
    by = world.aicha.back()
    sealed = note(safe, "un", by=by)
    before = bytes(RowSecret.objects.get(pk=sealed.pk).blob)

    vault.seal_row(sealed, {"text": "deux"}, by=by)

    assert sealed.revision == 2
    assert bytes(RowSecret.objects.get(pk=sealed.pk).blob) != before
    assert vault.open_row(sealed, by=by) == {"text": "deux"}


def test_a_stale_object_still_moves_the_revision_on(world: World) -> None:
    safe = world.notebook("aicha")
    by = world.aicha.back()
    stale = note(safe, "un", by=by)
    other = Note.objects.get(pk=stale.pk)
    vault.seal_row(other, {"text": "deux"}, by=by)

    vault.seal_row(stale, {"text": "trois"}, by=by)

    assert stale.revision == 3


def test_a_reader_between_two_writings_reads_the_last_one(world: World) -> None:
    safe = world.notebook("aicha")
    by = world.aicha.back()
    loaded = note(safe, "un", by=by)
    vault.seal_row(Note.objects.get(pk=loaded.pk), {"text": "deux"}, by=by)

    assert vault.open_row(loaded, by=by) == {"text": "deux"}
    assert vault.open_rows([loaded], by=by)[0].payload == {"text": "deux"}


@pytest.mark.parametrize("swap", ["blob", "secret", "both"])
def test_swapped_rows_refuse_to_open(world: World, swap: str) -> None:
    safe = world.notebook("aicha")
    by = world.aicha.back()
    one, two = note(safe, "un", by=by), note(safe, "deux", by=by)
    if swap in ("blob", "both"):
        Note.objects.filter(pk=one.pk).update(blob=bytes(two.blob))
    if swap in ("secret", "both"):
        other = RowSecret.objects.get(pk=two.pk)
        RowSecret.objects.filter(pk=one.pk).update(blob=bytes(other.blob))

    opened = vault.open_rows(Note.objects.filter(pk=one.pk), by=world.aicha.back())

    assert opened[0].payload is None
    with pytest.raises(vault.CannotOpen):
        vault.open_row(Note.objects.get(pk=one.pk), by=world.aicha.back())


def test_a_row_under_another_label_refuses(world: World) -> None:
    safe = world.circle("aicha")
    sealed = card(safe, "un", by=world.aicha.back())
    RowSecret.objects.filter(pk=sealed.pk).update(table="tests.note")

    with pytest.raises(vault.CannotOpen):
        vault.open_row(sealed, by=world.aicha.back())


def test_a_row_put_in_another_safe_refuses(world: World) -> None:
    by = world.aicha.back()
    here, there = vault.create_safe("circle", by=by), vault.create_safe("circle", by=by)
    sealed = card(here, "un", by=by)
    Card.objects.filter(pk=sealed.pk).update(safe=there)
    RowSecret.objects.filter(pk=sealed.pk).update(safe=there)

    with pytest.raises(vault.CannotOpen):
        vault.open_row(Card.objects.get(pk=sealed.pk), by=world.aicha.back())
    with pytest.raises(vault.CannotOpen):
        vault.open_row(sealed, by=world.aicha.back())


def test_shredding_one_of_two_leaves_the_other(world: World) -> None:
    safe = world.notebook("aicha")
    by = world.aicha.back()
    one, two = note(safe, "un", by=by), note(safe, "deux", by=by)
    copy = Note(id=one.pk, safe=safe, blob=bytes(one.blob), revision=one.revision)

    vault.shred_row(one, by=by)

    copy.save(force_insert=True)  # an old copy of the row comes back: its secret does not
    with pytest.raises(vault.CannotOpen):
        vault.open_row(copy, by=world.aicha.back())
    assert vault.open_row(two, by=by) == {"text": "deux"}


def test_a_shredded_row_is_not_written_again(world: World) -> None:
    safe = world.notebook("aicha")
    by = world.aicha.back()
    sealed = note(safe, "un", by=by)
    vault.shred_row(Note.objects.get(pk=sealed.pk), by=by)

    with pytest.raises(vault.CannotOpen):
        vault.seal_row(sealed, {"text": "encore"}, by=by)
    assert not Note.objects.exists()


def test_a_row_whose_index_does_not_open_can_still_be_shredded(world: World) -> None:
    safe = world.notebook("aicha")
    sealed = note(safe, "un", by=world.aicha.back())
    Layer.objects.filter(safe=safe).update(blob=b"\x01" + bytes(60))

    vault.shred_row(sealed, by=world.aicha.back())

    assert not RowSecret.objects.exists()
    assert not Note.objects.exists()


def test_a_stranger_neither_reads_writes_nor_shreds(world: World) -> None:
    safe = world.notebook("aicha")
    sealed = note(safe, "un", by=world.aicha.back())
    stranger = world.chantal.back()

    with pytest.raises(vault.NotGranted):
        vault.open_row(sealed, by=stranger)
    with pytest.raises(vault.NotGranted):
        vault.seal_row(sealed, {"text": "moi"}, by=stranger)
    with pytest.raises(vault.NotGranted):
        vault.shred_row(sealed, by=stranger)
    assert vault.open_rows([sealed], by=stranger)[0].payload is None


def test_nothing_is_written_under_a_planted_grant(world: World) -> None:
    safe = world.notebook("aicha")
    chosen = bytes(32)
    box = suite.seal_letter(suite.fresh(BoxHalf), bytes(world.aicha.holder.public), chosen)
    Grant.objects.filter(safe=safe).update(blob=box)

    with pytest.raises(vault.CannotOpen):
        note(safe, "un", by=world.aicha.back())
    assert not Note.objects.exists()


def test_a_notebook_row_refuses_a_circle_that_took_the_place_of_its_safe(world: World) -> None:
    safe = world.notebook("aicha")
    Safe.objects.filter(pk=safe.pk).update(kind="circle")

    with pytest.raises(vault.NotGranted):
        note(Safe.objects.get(pk=safe.pk), "un", by=world.aicha.back())


def test_swapped_grants_refuse(world: World) -> None:
    one, two = world.notebook("aicha"), world.notebook("aicha")
    first, second = Grant.objects.get(safe=one), Grant.objects.get(safe=two)
    Grant.objects.filter(pk=first.pk).update(blob=bytes(second.blob))

    with pytest.raises(vault.CannotOpen):
        note(one, "un", by=world.aicha.back())


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (None, None),
        (date(2026, 2, 1), date(2026, 2, 28)),
        (date(2026, 12, 31), date(2026, 12, 31)),
        (date(2028, 2, 29), date(2028, 2, 29)),
    ],
)
def test_clocks_are_rounded_to_the_end_of_the_month(day: date | None, end: date | None) -> None:
    assert month_end(day) == end


def test_the_clock_destroys_without_a_secret_and_says_so_to_the_next_writer(world: World) -> None:
    safe = world.notebook("aicha")
    by = world.aicha.back()
    sealed = note(safe, "un", by=by)

    vault.shred_row(sealed, by=None)

    assert Tombstone.objects.count() == 1
    assert vault.check_safe(safe.pk, by=by, model=Note) == []
    note(safe, "deux", by=by)
    assert Tombstone.objects.count() == 0
    assert vault.check_safe(safe.pk, by=by, model=Note) == []


def test_a_forged_tombstone_hides_nothing(world: World) -> None:
    safe = world.notebook("aicha")
    by = world.aicha.back()
    sealed = note(safe, "un", by=by)
    pk = sealed.pk
    Note.objects.filter(pk=pk).delete()
    RowSecret.objects.filter(pk=pk).delete()
    Tombstone.objects.create(id=pk, safe=safe, layer=1, proof=bytes(32))
    note(safe, "deux", by=by)

    found = vault.check_safe(safe.pk, by=by, model=Note)

    assert [(anomaly.kind, anomaly.row_id) for anomaly in found] == [("missing", pk)]


def test_entries_long_past_their_date_leave_the_index(world: World) -> None:
    safe = world.notebook("aicha")
    by = world.aicha.back()
    with clock.stopped_at(datetime(2025, 1, 10, tzinfo=UTC)):
        old = vault.seal_row(Note(safe=safe, keep_until=date(2025, 1, 15)), {"text": "un"}, by=by)
    assert old.keep_until == date(2025, 1, 31)
    with clock.stopped_at(datetime(2025, 2, 1, tzinfo=UTC)):
        vault.shred_row(old, by=None)
        assert Tombstone.objects.count() == 0
        assert vault.check_safe(safe.pk, by=by, model=Note) == []
    with clock.stopped_at(datetime(2025, 6, 1, tzinfo=UTC)):
        note(safe, "deux", by=by)
        assert vault.check_safe(safe.pk, by=by, model=Note) == []


def test_many_rows_open_in_the_order_given_with_few_queries(
    world: World, django_assert_num_queries: DjangoAssertNumQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "CHUNK", 2)
    safe = world.notebook("aicha")
    by = world.aicha.back()
    sealed = [note(safe, str(rank), by=by) for rank in range(4)]

    with django_assert_num_queries(2):
        opened = vault.open_rows(sealed[::-1], by=by)

    assert [one.payload for one in opened] == [{"text": str(rank)} for rank in (3, 2, 1, 0)]


def test_what_is_not_a_payload_is_not_sealed(world: World) -> None:
    safe = world.notebook("aicha")

    with pytest.raises(ValueError, match="JSON compliant"), transaction.atomic():
        vault.seal_row(Note(safe=safe), {"number": float("nan")}, by=world.aicha.back())
    assert not RowSecret.objects.exists()


def test_a_row_deleted_under_a_reader_does_not_open(world: World) -> None:
    safe = world.notebook("aicha")
    by = world.aicha.back()
    sealed = note(safe, "un", by=by)
    RowSecret.objects.filter(pk=sealed.pk).delete()

    with pytest.raises(vault.CannotOpen):
        vault.open_row(sealed, by=by)
    assert str(sealed) == str(sealed.pk)


@pytest.mark.parametrize("text", [b"not json", b"[1]", b"\xff"])
def test_what_is_not_a_payload_does_not_open(
    world: World, monkeypatch: pytest.MonkeyPatch, text: bytes
) -> None:
    safe = world.notebook("aicha")
    by = world.aicha.back()
    with monkeypatch.context() as patched:
        patched.setattr(json, "dumps", lambda *_, **__: text.decode("latin-1"))
        sealed = note(safe, "un", by=by)

    with pytest.raises(vault.CannotOpen, match="content"):
        vault.open_row(sealed, by=by)


def test_every_model_has_a_name_that_says_nothing_of_a_person(world: World) -> None:
    for model in apps.get_app_config("vault").get_models():
        assert str(model(**{"name": "pepper"} if model is Fingerprint else {}))
        assert model._meta.verbose_name == str(model._meta.verbose_name).lower()
