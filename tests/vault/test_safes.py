"""Safes: who enters, what they read, and what those who left never read again."""

import logging
from uuid import uuid4

import pytest
from django.db import transaction

from tests.vault.models import Card, Note
from tests.vault.test_roots import Killed, OldDump, killed_at
from tests.vault.world import World, card, note
from trousseau.vault import api as vault
from trousseau.vault import derivation, letters, rosters, suite
from trousseau.vault.frames import frame
from trousseau.vault.models import (
    Departure,
    Grant,
    Holder,
    Layer,
    Letter,
    RosterPage,
    RowSecret,
    Safe,
)
from trousseau.vault.secret import EpochSecret


def test_a_safe_has_its_maker_as_number_one(world: World) -> None:
    safe = world.circle("aicha")

    assert vault.roster(safe.pk, by=world.aicha.back()) == [
        vault.RosterEntry(1, world.aicha.id, compared=True, admitted_by=1, altered=False)
    ]
    assert vault.can_open(safe.pk, by=world.aicha.back())
    assert not vault.can_open(safe.pk, by=world.bruno.back())
    assert not vault.can_open(uuid4(), by=world.aicha.back())


def test_a_notebook_has_no_roster_and_admits_nobody(world: World) -> None:
    safe = world.notebook("aicha")

    with pytest.raises(vault.NotGranted):
        vault.roster(safe.pk, by=world.aicha.back())
    with pytest.raises(vault.NotGranted):
        world.admit(safe, "bruno", 2, by="aicha")
    with pytest.raises(ValueError, match="'box' is not a valid Kind"):
        vault.create_safe("box", by=world.aicha.back())


def test_both_screens_show_the_same_five_words(world: World) -> None:
    safe = world.circle("aicha")

    member = vault.join_words(safe.pk, world.bruno.id, by=world.aicha.back())
    newcomer = vault.join_words(
        safe.pk, world.bruno.id, by=world.bruno.back(), member_holder_id=world.aicha.id
    )

    assert member == newcomer
    assert len(member) == 5
    with pytest.raises(ValueError, match="name the member"):
        vault.join_words(safe.pk, world.bruno.id, by=world.bruno.back())


def test_a_substituted_half_changes_the_words_and_stops_the_admission(world: World) -> None:
    safe = world.circle("aicha")
    said = vault.join_words(safe.pk, world.bruno.id, by=world.aicha.back())
    thief = world.chantal.holder
    Holder.objects.filter(pk=world.bruno.id).update(public=bytes(thief.public))

    assert vault.join_words(safe.pk, world.bruno.id, by=world.aicha.back()) != said
    with pytest.raises(vault.CannotOpen, match="join"):
        vault.admit(
            safe.pk, world.bruno.id, number=2, compared=True, by=world.aicha.back(), words=said
        )
    assert not Letter.objects.exists()


def test_a_newcomer_opens_the_new_case_and_not_the_old_one(world: World) -> None:
    safe = world.circle("aicha")
    old = card(safe, "avant", by=world.aicha.back())
    said = vault.join_words(safe.pk, world.bruno.id, by=world.aicha.back())
    vault.admit(
        safe.pk, world.bruno.id, number=2, compared=False, by=world.aicha.back(), words=said
    )
    new = card(safe, "après", by=world.aicha.back())

    bruno = world.bruno.back()

    assert vault.open_row(new, by=bruno) == {"text": "après"}
    with pytest.raises(vault.NotGranted):
        vault.open_row(old, by=bruno)
    assert [one.payload for one in vault.open_rows([old, new], by=bruno)] == [
        None,
        {"text": "après"},
    ]
    assert vault.check_safe(safe.pk, by=bruno, model=Card) == []
    assert not vault.roster(safe.pk, by=bruno)[1].compared


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


def test_the_last_one_leaves_nothing_that_opens(world: World) -> None:
    safe = world.circle("aicha")
    card(safe, "un", by=world.aicha.back())

    vault.remove(safe.pk, world.aicha.id, by=world.aicha.back())

    assert not RowSecret.objects.exists()
    assert Safe.objects.get().is_closed


def test_numbers_are_never_given_twice(world: World) -> None:
    safe = world.circle("aicha", "bruno")
    with pytest.raises(ValueError, match="taken"):
        world.admit(safe, "chantal", 2, by="aicha")
    vault.remove(safe.pk, world.bruno.id, by=world.aicha.back())

    with pytest.raises(ValueError, match="taken"):
        world.admit(safe, "chantal", 2, by="aicha")
    world.admit(safe, "chantal", 3, by="aicha")
    world.admit(safe, "bruno", 4, by="chantal")
    assert vault.can_open(safe.pk, by=world.bruno.back())


def test_a_member_is_let_in_again_with_a_new_half_and_the_same_number(world: World) -> None:
    safe = world.circle("aicha", "bruno")
    before = card(safe, "avant", by=world.aicha.back())
    Grant.objects.filter(holder=world.bruno.holder).delete()

    world.admit(safe, "bruno", 2, by="aicha")

    bruno = world.bruno.back()
    assert vault.open_row(card(safe, "après", by=world.aicha.back()), by=bruno)
    assert vault.open_rows([before], by=bruno)[0].payload is None


def test_only_a_member_removes_and_only_a_member_is_removed(world: World) -> None:
    safe = world.circle("aicha", "bruno")

    with pytest.raises(vault.NotGranted):
        vault.remove(safe.pk, world.chantal.id, by=world.aicha.back())
    with pytest.raises(vault.NotGranted):
        vault.remove(safe.pk, world.aicha.id, by=world.chantal.back())
    assert vault.can_open(safe.pk, by=world.aicha.back())


def test_a_swapped_half_is_shown_and_gets_no_letter(world: World) -> None:
    safe = world.circle("aicha", "bruno", "chantal")
    thief = world.driss.back()
    Holder.objects.filter(pk=world.bruno.id).update(public=thief.public)

    altered = {e.number: e.altered for e in vault.roster(safe.pk, by=world.aicha.back())}
    vault.remove(safe.pk, world.chantal.id, by=world.aicha.back())

    assert altered == {1: False, 2: True, 3: False}
    assert Letter.objects.exists()
    for letter in Letter.objects.all():
        with pytest.raises(vault.CannotOpen):
            suite.unseal_letter(thief.half, bytes(world.aicha.holder.public), bytes(letter.blob))


def test_a_membership_inserted_by_sql_opens_nothing(world: World) -> None:
    safe = world.circle("aicha", "bruno")
    real = Grant.objects.filter(safe=safe, holder=world.bruno.holder).get()
    Grant.objects.create(
        safe=safe, holder=world.chantal.holder, root_no=1, layer=real.layer, epoch=real.epoch,
        least=real.least, blob=bytes(real.blob),
    )  # fmt: skip

    assert not vault.can_open(safe.pk, by=world.chantal.back())


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
    secret = rosters.grants.secret_at(safe.pk, layer.number, layer.epoch, by=by)
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


def test_a_closed_safe_never_opens_again(world: World) -> None:
    safe = world.circle("aicha", "bruno")
    sealed = card(safe, "un", by=world.aicha.back())
    with pytest.raises(vault.NotGranted):
        vault.close_safe(safe.pk, by=world.chantal.back())

    vault.close_safe(safe.pk, by=world.bruno.back())

    assert vault.open_rows([sealed], by=world.aicha.back())[0].payload is None
    with pytest.raises(vault.NotGranted):
        card(safe, "deux", by=world.aicha.back())
    assert not Grant.objects.exists()
    assert Card.objects.exists()  # the room deletes its own rows


def test_a_second_reader_alone_shares_the_small_safe(world: World) -> None:
    safe = vault.create_safe("shared", by=world.aicha.back())
    world.admit(safe, "bruno", 2, by="aicha")
    sealed = card(safe, "à relire", by=world.aicha.back())

    assert vault.open_row(sealed, by=world.bruno.back()) == {"text": "à relire"}
    assert not vault.can_open(safe.pk, by=world.chantal.back())


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


def test_who_is_no_longer_in_the_roster_changes_nothing(world: World) -> None:
    safe = world.circle("aicha", "bruno")
    _rewrite_page(world, Safe.objects.get(pk=safe.pk), without="bruno")
    bruno = world.bruno.back()

    for act in (
        lambda: vault.admit(safe.pk, world.chantal.id, number=3, compared=True, by=bruno),
        lambda: vault.remove(safe.pk, world.aicha.id, by=bruno),
    ):
        with pytest.raises(vault.NotGranted):
            act()
    assert not Letter.objects.exists()


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


def test_a_grant_that_does_not_open_is_not_pinned_again(world: World) -> None:
    safe = world.notebook("aicha")
    note(safe, "un", by=world.aicha.back())
    Grant.objects.update(blob=b"\x01" + bytes(72), least=0)

    assert vault.accept_letters(by=world.aicha.back()) == []
    assert bytes(Grant.objects.get().blob) == b"\x01" + bytes(72)


def test_an_index_that_does_not_open_is_not_pinned(world: World) -> None:
    safe = world.notebook("aicha")
    least = Grant.objects.get(safe=safe).least
    Layer.objects.update(blob=b"\x01", revision=9)

    world.aicha.back()

    assert Grant.objects.get(safe=safe).least == least


def test_words_and_epochs_are_of_the_house(world: World) -> None:
    safe = world.circle("aicha")
    by = world.aicha.back()
    public = derivation.box_half(by.root)
    assert suite.public_of(public) == by.public
    assert type(rosters.grants.secret_at(safe.pk, 1, 1, by=by)) is EpochSecret
