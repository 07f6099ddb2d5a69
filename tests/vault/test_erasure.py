"""Closing an account: nothing of it opens from that moment, and its circles go on."""

from tests.vault.models import Note
from tests.vault.world import COOKIE, World, card, note
from trousseau.vault import api as vault
from trousseau.vault.models import Grant, Letter, PassLock, RowSecret, Safe, Sheet, Unlock


def test_what_opened_dies_at_once(world: World) -> None:
    notebook = world.notebook("aicha")
    by = world.aicha.back()
    sealed = note(notebook, "un", by=by)
    vault.make_sheet(by)
    unlock_id = vault.remember(by, COOKIE)

    vault.close_holder(world.aicha.id)

    for model in (PassLock, Sheet, Unlock, Grant, RowSecret):
        assert not model._base_manager.exists()
    assert vault.recall(unlock_id, COOKIE) is None
    assert vault.open_rows([sealed], by=by)[0].payload is None
    assert Note.objects.exists()  # its room's clock takes it
    assert Safe.objects.get(pk=notebook.pk).is_closed


def test_a_circle_goes_on_without_them(world: World) -> None:
    safe = world.circle("aicha", "bruno", "chantal")
    sealed = card(safe, "un", by=world.bruno.back())
    vault.admit(safe.pk, world.driss.id, number=4, compared=True, by=world.aicha.back())

    vault.close_holder(world.bruno.id)
    vault.close_holder(world.driss.id)

    assert not Letter.objects.filter(recipient=world.driss.holder).exists()
    vault.seal_row(sealed, {"text": "deux"}, by=world.chantal.back())
    assert vault.open_row(sealed, by=world.aicha.back()) == {"text": "deux"}
    assert [entry.number for entry in vault.roster(safe.pk, by=world.aicha.back())] == [1, 3]


def test_a_departure_does_not_lock_out_a_member_with_a_letter(world: World) -> None:
    safe = world.circle("aicha")
    vault.admit(safe.pk, world.bruno.id, number=2, compared=True, by=world.aicha.back())

    vault.close_holder(world.aicha.id)

    assert vault.can_open(safe.pk, by=world.bruno.back())
    card(safe, "seul", by=world.bruno.back())
