"""Letters: followed in order, and refused from whoever is not in the roster."""

import logging

import pytest

from tests.vault.models import Note
from tests.vault.world import World, card, note
from trousseau.vault import api as vault
from trousseau.vault import grants, letters, rosters, suite
from trousseau.vault.frames import frame
from trousseau.vault.models import (
    Grant,
    Layer,
    Letter,
    RosterPage,
    Safe,
)


def test_a_letter_waits_and_is_opened_once(world: World) -> None:
    safe = world.circle("aicha")
    vault.admit(safe.pk, world.bruno.id, number=2, compared=True, by=world.aicha.back())
    stretched = vault.verify(
        world.bruno.holder, password=world.bruno.password, passphrase=world.bruno.passphrase
    )
    assert stretched is not None
    bruno = vault.unlock(world.bruno.holder, stretched)

    assert vault.pending_letters(by=bruno) == [safe.pk]
    assert vault.accept_letters(by=bruno) == [safe.pk]
    assert vault.accept_letters(by=bruno) == vault.pending_letters(by=bruno) == []
    assert not Letter.objects.exists()


def test_a_member_who_was_away_follows_every_change_in_order(world: World) -> None:
    safe = world.circle("aicha", "bruno")
    first = card(safe, "un", by=world.aicha.back())
    away = world.bruno.back()
    world.admit(safe, "chantal", 3, by="aicha")
    world.admit(safe, "driss", 4, by="chantal")
    vault.remove(safe.pk, world.aicha.id, by=world.driss.back())
    last = card(safe, "deux", by=world.driss.back())

    assert vault.open_row(last, by=away) == {"text": "deux"}
    assert [entry.number for entry in vault.roster(safe.pk, by=away)] == [2, 3, 4]
    # Driss came after the first text: its layer waits for somebody who reads it.
    assert Layer.objects.get(safe=safe, number=2).rotation_due
    assert vault.open_row(first, by=world.bruno.back()) == {"text": "un"}
    vault.seal_row(first, {"text": "un, relu"}, by=world.bruno.back())
    assert not Layer.objects.filter(safe=safe, rotation_due=True).exclude(number=1).exists()


def planted(world: World, safe: Safe, *, sender: str, to: str, revision: int, epoch: int) -> Letter:
    """Write a letter by hand, as somebody with their own root and the whole database would."""
    author = getattr(world, sender).back()
    letter = Letter(
        safe=safe, recipient_id=getattr(world, to).id, sender_id=author.holder_id,
        revision=revision, layer=safe.newest, epoch=epoch,
    )  # fmt: skip
    text = letters._heading(letter, safe) + bytes(32)
    half = bytes(getattr(world, to).holder.public)
    letter.blob = suite.seal_letter(author.half, half, text)
    letter.save()
    return letter


@pytest.mark.parametrize("page", ["missing", "foreign"])
def test_a_letter_from_outside_the_roster_is_refused(
    world: World, caplog: pytest.LogCaptureFixture, page: str
) -> None:
    safe = world.circle("aicha", "bruno")
    revision = safe.revision if page == "foreign" else 99
    planted(
        world,
        Safe.objects.get(pk=safe.pk),
        sender="chantal",
        to="bruno",
        revision=revision,
        epoch=9,
    )

    with caplog.at_level(logging.ERROR):
        world.bruno.back()

    assert "alarm: a letter was refused" in caplog.text
    assert Letter.objects.count() == 1
    assert not Grant.objects.filter(epoch=9).exists()


@pytest.mark.parametrize("kind", ["notebook", "circle"])
def test_a_notebook_never_takes_a_letter(world: World, kind: str) -> None:
    safe = world.notebook("aicha")
    Safe.objects.filter(pk=safe.pk).update(kind=kind)
    planted(world, Safe.objects.get(pk=safe.pk), sender="chantal", to="aicha", revision=1, epoch=2)
    Layer.objects.filter(safe=safe).update(epoch=2)

    with pytest.raises((vault.NotGranted, vault.CannotOpen)):
        note(Safe.objects.get(pk=safe.pk), "un", by=world.aicha.back())
    assert not Grant.objects.filter(safe=safe, epoch=2).exists()
    assert not Note.objects.exists()


def test_a_notebook_without_any_grant_takes_none_either(world: World) -> None:
    safe = world.notebook("aicha")
    Grant.objects.all().delete()
    planted(world, safe, sender="chantal", to="aicha", revision=1, epoch=1)

    assert not vault.can_open(safe.pk, by=world.aicha.back())


@pytest.mark.parametrize("lack", ["page", "line", "text"])
def test_a_first_letter_must_match_its_page_of_the_roster(world: World, lack: str) -> None:
    safe = world.circle("aicha")
    vault.admit(safe.pk, world.bruno.id, number=2, compared=True, by=world.aicha.back())
    if lack == "page":
        RosterPage.objects.all().delete()
    elif lack == "line":
        _rewrite_page(world, safe, without="bruno")
    else:
        letter = Letter.objects.get()
        text = frame("letter", "grant", "elsewhere") + bytes(32)
        half = bytes(world.bruno.holder.public)
        letter.blob = suite.seal_letter(world.aicha.back().half, half, text)
        letter.save()

    assert not vault.can_open(safe.pk, by=world.bruno.back())
    assert Letter.objects.count() == 1


def _rewrite_page(world: World, safe: Safe, *, without: str) -> None:
    by = world.aicha.back()
    page = RosterPage.objects.order_by("-revision")[0]
    layer = Layer.objects.get(safe=safe, number=page.layer)
    secret = grants.secret_at(safe.pk, layer.number, layer.epoch, by=by)
    known = rosters.read_page(page, secret).without({getattr(world, without).id})
    page.delete()
    safe.revision = page.revision - 1
    rosters.write_page(safe, known, layer=page.layer, epoch=page.epoch, secret=secret)


def test_a_letter_for_a_closed_safe_is_left_alone(world: World) -> None:
    safe = world.circle("aicha")
    vault.admit(safe.pk, world.bruno.id, number=2, compared=True, by=world.aicha.back())
    Safe.objects.update(is_closed=True)

    assert vault.accept_letters(by=world.bruno.back()) == []
    assert not vault.can_open(safe.pk, by=world.bruno.back())
    with pytest.raises(vault.NotGranted):
        vault.roster(safe.pk, by=world.aicha.back())


def test_who_is_no_longer_in_the_roster_changes_nothing(world: World) -> None:
    safe = world.circle("aicha", "bruno")
    _rewrite_page(world, Safe.objects.get(pk=safe.pk), without="bruno")
    bruno = world.bruno.back()

    with pytest.raises(vault.NotGranted):
        vault.admit(safe.pk, world.chantal.id, number=3, compared=True, by=bruno)
    with pytest.raises(vault.NotGranted):
        vault.remove(safe.pk, world.aicha.id, by=bruno)
    assert not Letter.objects.exists()
