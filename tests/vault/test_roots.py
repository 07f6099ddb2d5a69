"""A new passphrase leaves everything in place; a new root leaves nothing of the old one useful."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction

from tests.vault.models import Card, Note
from tests.vault.world import COOKIE, PASSPHRASE, World, card, note
from trousseau.vault import api as vault
from trousseau.vault import grants, suite
from trousseau.vault.contents import read_content
from trousseau.vault.models import Grant, Holder, PassLock, RowSecret, Safe, Sheet, Unlock
from trousseau.vault.rotation import row_place
from trousseau.vault.secret import RowSecret as Secret
from trousseau.vault.unlocked import Unlocked

NEW = "une autre phrase longue"


class Killed(Exception):  # noqa: N818  (it reads as what happened)
    """The process dies here."""


@contextmanager
def killed_at(statement: int) -> Iterator[list[str]]:
    """Die before the nth statement that writes."""
    seen: list[str] = []

    def dying(execute: Any, sql: str, *rest: Any) -> Any:
        if sql.split()[0] in {"INSERT", "UPDATE", "DELETE"}:
            seen.append(sql)
            if len(seen) == statement:
                raise Killed
        return execute(sql, *rest)

    with connection.execute_wrapper(dying):
        yield seen


def test_a_new_passphrase_leaves_every_grant_byte_identical(world: World) -> None:
    world.notebook("aicha")
    world.circle("aicha", "bruno")
    before = dict(Grant.objects.values_list("pk", "blob"))
    salt = bytes(PassLock.objects.get(holder=world.aicha.holder).salt)

    world.aicha.change(NEW)

    assert dict(Grant.objects.values_list("pk", "blob")) == before
    assert bytes(PassLock.objects.get(holder=world.aicha.holder).salt) != salt
    assert world.aicha.back().root_no == 1


def test_the_old_passphrase_is_asked_and_then_dead(world: World) -> None:
    aicha = world.aicha
    with pytest.raises(vault.WrongPassphrase), transaction.atomic():
        vault.change_passphrase(aicha.holder, old="non", new=NEW)

    aicha.change(NEW)

    assert vault.verify(aicha.holder, password=aicha.password, passphrase=PASSPHRASE) is None


def test_a_change_ends_the_other_unlocks(world: World) -> None:
    vault.remember(world.aicha.back(), COOKIE)
    vault.remember(world.bruno.back(), COOKIE)

    world.aicha.change(NEW)

    assert Unlock.objects.get().holder == world.bruno.holder


@pytest.mark.parametrize("someone_may_know", [False, True])
def test_killed_at_each_statement_old_or_new_works(world: World, someone_may_know: bool) -> None:
    safe = world.notebook("aicha")
    sealed = note(safe, "un", by=world.aicha.back())
    circle = world.circle("aicha", "bruno")
    shared = card(circle, "deux", by=world.bruno.back())
    statement, finished = 0, False
    while not finished:
        statement += 1
        before = (world.aicha.password, world.aicha.passphrase)
        try:
            with killed_at(statement) as seen, transaction.atomic():
                password, _ = vault.change_passphrase(
                    Holder.objects.get(pk=world.aicha.id),
                    old=world.aicha.passphrase,
                    new=NEW,
                    someone_may_know=someone_may_know,
                )
            finished = len(seen) < statement
            world.aicha.password, world.aicha.passphrase = password, NEW
        except Killed:
            assert (world.aicha.password, world.aicha.passphrase) == before
        assert vault.open_row(sealed, by=world.aicha.back()) == {"text": "un"}
        assert vault.open_row(shared, by=world.aicha.back()) == {"text": "deux"}
    assert statement > (20 if someone_may_know else 1)


class OldDump:
    """Everything stored on a day, with the passphrase of that day."""

    def __init__(self, by: Unlocked) -> None:
        self.by = by
        self.epochs = {}
        for grant in Grant.objects.filter(holder_id=by.holder_id).select_related("safe"):
            place = (grant.safe_id, grant.layer, grant.epoch)
            self.epochs[place] = grants.open_grant(grant, by=by)
        self.row_secrets = {}
        for kept in RowSecret.objects.all():
            epoch = self.epochs.get((kept.safe_id, kept.layer, kept.epoch))
            if epoch is not None:
                self.row_secrets[kept.pk] = Secret(suite.unseal(epoch, row_place(kept), kept.blob))

    def opens_now(self, row: Note | Card) -> bool:
        """Try everything it holds on what is stored now."""
        kept = RowSecret.objects.get(pk=row.pk)
        tried = [self.row_secrets[row.pk]] if row.pk in self.row_secrets else []
        for epoch in self.epochs.values():
            try:
                tried.append(Secret(suite.unseal(epoch, row_place(kept), kept.blob)))
            except vault.CannotOpen:
                continue
        for secret in tried:
            try:
                read_content(row, secret)
            except vault.CannotOpen:
                continue
            return True
        return any(self._reads(grant) for grant in Grant.objects.select_related("safe"))

    def _reads(self, grant: Grant) -> bool:
        try:
            grants.open_grant(grant, by=self.by)
        except vault.CannotOpen:
            return False
        return True


def test_an_old_dump_with_the_old_passphrase_opens_nothing_of_the_notebook(world: World) -> None:
    safe = world.notebook("aicha")
    by = world.aicha.back()
    kept, edited = note(safe, "un", by=by), note(safe, "deux", by=by)
    dump = OldDump(by)
    assert dump.opens_now(kept)

    world.aicha.change(NEW, someone_may_know=True)

    by = world.aicha.back()
    vault.seal_row(edited, {"text": "encore"}, by=by)
    written = note(safe, "trois", by=by)
    for row in Note.objects.all():
        assert not dump.opens_now(row)
    assert [one.payload for one in vault.open_rows([kept, edited, written], by=by)] == [
        {"text": "un"},
        {"text": "encore"},
        {"text": "trois"},
    ]


def test_a_circle_follows_a_new_root_and_its_members_follow_the_circle(world: World) -> None:
    safe = world.circle("aicha", "bruno")
    old = card(safe, "avant", by=world.bruno.back())
    dump = OldDump(world.aicha.back())

    world.aicha.change(NEW, someone_may_know=True)

    new = card(safe, "après", by=world.aicha.back())
    assert not dump.opens_now(new)
    for name in ("aicha", "bruno"):
        by = getattr(world, name).back()
        assert vault.open_row(old, by=by) == {"text": "avant"}
        assert vault.open_row(new, by=by) == {"text": "après"}
        assert not any(entry.altered for entry in vault.roster(safe.pk, by=by))


def test_a_member_of_several_layers_follows_a_new_root_through_each(world: World) -> None:
    safe = world.circle("aicha", "bruno", "chantal")
    by = world.bruno.back()
    world.aicha.change(NEW, someone_may_know=True)

    new = card(safe, "après", by=world.aicha.back())

    assert vault.open_row(new, by=by) == {"text": "après"}
    assert not vault.pending_letters(by=by)
    assert vault.open_row(new, by=world.chantal.back()) == {"text": "après"}


@pytest.mark.parametrize("broken", ["letter", "grant"])
def test_a_safe_that_does_not_open_is_left_behind_whole(
    world: World, caplog: pytest.LogCaptureFixture, broken: str
) -> None:
    safe = world.circle("aicha", "bruno", "chantal")
    if broken == "letter":
        vault.remove(safe.pk, world.chantal.id, by=world.bruno.back())
        safe.letters.all().delete()
    else:
        Grant.objects.filter(holder=world.aicha.holder).update(blob=b"\x01")
    before = list(safe.layers.order_by("number").values())

    world.aicha.change(NEW, someone_may_know=True)

    assert "did not follow" in caplog.text
    assert list(safe.layers.order_by("number").values()) == before
    assert vault.can_open(safe.pk, by=world.bruno.back())


def test_the_former_root_cannot_read_the_letters_that_replace_it(world: World) -> None:
    """A letter opens at both ends: the new secrets must not be written with the old half."""
    safe = world.circle("aicha", "bruno")
    old = world.aicha.back()
    world.aicha.change(NEW, someone_may_know=True)
    (letter,) = safe.letters.all()

    with pytest.raises(vault.CannotOpen):
        suite.unseal_letter(old.half, bytes(world.bruno.holder.public), bytes(letter.blob))
    greeting = suite.unseal_letter(
        old.half, bytes(world.bruno.holder.public), bytes(letter.introduction)
    )
    assert greeting.endswith(bytes(Holder.objects.get(pk=world.aicha.id).public))


def test_a_new_root_retires_the_sheet_and_every_unlock(world: World) -> None:
    by = world.aicha.back()
    sheet = vault.make_sheet(by)
    vault.confirm_sheet(by, sheet.number, words=dict(enumerate(sheet.words, start=1)))
    vault.make_sheet(by)
    vault.remember(by, COOKIE)

    world.aicha.change(NEW, someone_may_know=True)

    assert [bytes(row.blob) for row in Sheet.objects.all()] == [b""]
    assert vault.sheet_state(world.aicha.id) is None
    assert not Unlock.objects.exists()


def test_a_text_that_does_not_open_stays_as_it_is(world: World) -> None:
    safe = world.notebook("aicha")
    by = world.aicha.back()
    broken, lost, whole = (note(safe, text, by=by) for text in ("un", "deux", "trois"))
    Note.objects.filter(pk=broken.pk).update(blob=b"\x01broken")
    RowSecret.objects.filter(pk=lost.pk).update(blob=b"\x01" + bytes(72))

    world.aicha.change(NEW, someone_may_know=True)

    by = world.aicha.back()
    opened = vault.open_rows(Note.objects.filter(pk__in=[broken.pk, lost.pk, whole.pk]), by=by)
    assert sorted(str(one.payload) for one in opened) == ["None", "None", "{'text': 'trois'}"]
    assert bytes(Note.objects.get(pk=broken.pk).blob) == b"\x01broken"


def test_a_safe_whose_roster_is_gone_is_left_behind_with_an_alarm(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    safe = world.circle("aicha", "bruno")
    safe.pages.all().delete()

    world.aicha.change(NEW, someone_may_know=True)

    assert "alarm" in caplog.text
    assert not vault.can_open(safe.pk, by=world.aicha.back())
    assert vault.can_open(safe.pk, by=world.bruno.back())
    assert Safe.objects.filter(pk=safe.pk, is_closed=False).exists()
