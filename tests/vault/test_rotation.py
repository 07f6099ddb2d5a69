"""Rotations: those who left read nothing written since, and those who stay read everything."""

import pytest
from django.db import transaction

from tests.vault.models import Card
from tests.vault.test_roots import Killed, OldDump, killed_at
from tests.vault.world import World, card
from trousseau.vault import api as vault
from trousseau.vault.models import (
    Departure,
    Layer,
    Letter,
    RosterPage,
    RowSecret,
    Safe,
)


def test_a_leaver_with_every_old_secret_and_the_new_dump_opens_nothing_new(world: World) -> None:
    safe = world.circle("aicha", "bruno", "chantal")
    kept, edited = (card(safe, text, by=world.aicha.back()) for text in ("un", "deux"))
    chantal = world.chantal.back()
    dump = OldDump(chantal)

    vault.remove(safe.pk, world.chantal.id, by=world.aicha.back())

    vault.seal_row(edited, {"text": "deux, relu"}, by=world.bruno.back())
    written = card(safe, "trois", by=world.bruno.back())
    assert not any(dump.opens_now(Card.objects.get(pk=row.pk)) for row in (edited, written))
    assert not vault.can_open(safe.pk, by=world.chantal.back())
    for name in ("aicha", "bruno"):
        by = getattr(world, name).back()
        assert all(one.payload for one in vault.open_rows(Card.objects.all(), by=by))
    with pytest.raises(vault.NotGranted):
        card(safe, "quatre", by=chantal)
    assert vault.open_row(kept, by=world.bruno.back()) == {"text": "un"}


def test_leaving_by_oneself_makes_the_next_writer_rotate(world: World) -> None:
    safe = world.circle("aicha", "bruno", "chantal")
    sealed = card(safe, "un", by=world.aicha.back())
    bruno = world.bruno.back()
    dump = OldDump(bruno)

    vault.remove(safe.pk, world.bruno.id, by=bruno)

    assert not Letter.objects.exists()  # a letter opens at both ends
    assert not vault.can_open(safe.pk, by=bruno)
    assert [entry.number for entry in vault.roster(safe.pk, by=world.aicha.back())] == [1, 3]
    vault.seal_row(sealed, {"text": "deux"}, by=world.chantal.back())
    assert not dump.opens_now(Card.objects.get(pk=sealed.pk))
    assert not Departure.objects.exists()
    assert vault.open_row(sealed, by=world.aicha.back()) == {"text": "deux"}


def test_a_writer_whose_epoch_is_stale_reads_the_letter_and_writes_under_the_new_one(
    world: World,
) -> None:
    safe = world.circle("aicha", "bruno", "chantal")
    bruno = world.bruno.back()
    card(safe, "un", by=bruno)
    vault.remove(safe.pk, world.chantal.id, by=world.aicha.back())

    written = card(safe, "deux", by=bruno)

    layer = Layer.objects.get(safe=safe, number=Safe.objects.get(pk=safe.pk).newest)
    assert RowSecret.objects.get(pk=written.pk).epoch == layer.epoch == 2
    assert vault.open_row(written, by=world.aicha.back()) == {"text": "deux"}


def test_an_index_that_does_not_open_stays_as_it_is_through_a_rotation(world: World) -> None:
    safe = world.circle("aicha", "bruno", "chantal")
    Layer.objects.filter(number=2).update(blob=b"\x01")

    vault.remove(safe.pk, world.chantal.id, by=world.aicha.back())

    assert bytes(Layer.objects.get(safe=safe, number=2).blob) == b"\x01"
    assert vault.can_open(safe.pk, by=world.bruno.back())


def test_a_removal_killed_at_each_statement_happens_wholly_or_not_at_all(world: World) -> None:
    safe = world.circle("aicha", "bruno", "chantal")
    sealed = [card(safe, text, by=world.aicha.back()) for text in ("un", "deux")]
    statement, finished = 0, False
    while not finished:
        statement += 1
        by = world.aicha.back()
        try:
            with killed_at(statement) as seen, transaction.atomic():
                vault.remove(safe.pk, world.chantal.id, by=by)
            finished = len(seen) < statement
        except Killed:
            assert vault.can_open(safe.pk, by=world.chantal.back())
        for name in ("aicha", "bruno"):
            opened = vault.open_rows(sealed, by=getattr(world, name).back())
            assert [one.payload for one in opened] == [{"text": "un"}, {"text": "deux"}]
    assert statement > 10
    assert not vault.can_open(safe.pk, by=world.chantal.back())


def test_old_pages_go_when_nobody_needs_them(world: World) -> None:
    safe = world.circle("aicha", "bruno", "chantal")
    for name in ("chantal", "bruno"):
        vault.remove(safe.pk, getattr(world, name).id, by=world.aicha.back())

    assert RosterPage.objects.filter(safe=safe).count() <= 3
