"""Safes: who enters, what they read, and what is closed to them."""

from uuid import uuid4

import pytest

from tests.vault.models import Card
from tests.vault.world import World, card, note
from trousseau.vault import api as vault
from trousseau.vault import derivation, grants, suite
from trousseau.vault.models import (
    Grant,
    Holder,
    Layer,
    Letter,
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
    assert type(grants.secret_at(safe.pk, 1, 1, by=by)) is EpochSecret
