"""Enrolling, verifying, unlocking: one derivation, and no downgrade by editing a row."""

import logging
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from pytest_django import Settings

from tests.vault.world import PASSPHRASE, World
from trousseau.vault import api as vault
from trousseau.vault import holders, suite
from trousseau.vault.models import Holder, PassLock


@pytest.fixture
def derivations(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Record the memory of each derivation."""
    counted: list[int] = []
    real = suite.argon2id

    def counting(passphrase: bytes, salt: bytes, *, t: int, m_kib: int) -> bytes:
        counted.append(m_kib)
        return real(passphrase, salt, t=t, m_kib=m_kib)

    monkeypatch.setattr(suite, "argon2id", counting)
    return counted


def test_one_derivation_serves_login_and_unlocking(world: World, derivations: list[int]) -> None:
    aicha = world.aicha
    derivations.clear()

    stretched = vault.verify(aicha.holder, password=aicha.password, passphrase=PASSPHRASE)
    assert stretched is not None
    unlocked = vault.unlock(aicha.holder, stretched)

    assert len(derivations) == 1
    assert (unlocked.holder_id, unlocked.root_no) == (aicha.id, 1)


def test_an_unknown_address_costs_what_a_known_one_does(
    world: World, derivations: list[int]
) -> None:
    nobody, aicha = vault.new_holder(), world.aicha
    derivations.clear()

    vault.spend_time(PASSPHRASE)
    assert vault.verify(nobody, password="", passphrase=PASSPHRASE) is None
    assert vault.verify(aicha.holder, password=aicha.password, passphrase="non") is None

    assert derivations == [8, 8, 8]


@pytest.mark.parametrize("typed", ["une  phrase assez longue ", "une phrase assez longue"])
def test_spaces_are_forgiven(world: World, typed: str) -> None:
    aicha = world.aicha

    assert vault.verify(aicha.holder, password=aicha.password, passphrase=typed)


@pytest.mark.parametrize(
    "typed", ["", "Une phrase assez longue", "une phrase assez longu", "x" * 9999]
)
def test_another_passphrase_is_refused(world: World, typed: str) -> None:
    aicha = world.aicha

    assert vault.verify(aicha.holder, password=aicha.password, passphrase=typed) is None


@pytest.mark.parametrize("password", ["", "!", "trousseau1$", "trousseau1$" + "0" * 64, "é"])
def test_a_column_without_the_verifier_is_refused(world: World, password: str) -> None:
    assert vault.verify(world.aicha.holder, password=password, passphrase=PASSPHRASE) is None


def test_the_column_is_a_verifier_and_opens_nothing(world: World) -> None:
    scheme, verifier = world.aicha.password.split("$")

    assert scheme == "trousseau1"
    assert len(bytes.fromhex(verifier)) == 32
    assert bytes.fromhex(verifier) not in bytes(PassLock.objects.get().blob)


@pytest.mark.parametrize("change", [{"m_kib": 9}, {"t": 2}, {"salt": bytes(16)}, {"root_no": 2}])
def test_a_lock_whose_parameters_were_edited_refuses(world: World, change: dict[str, Any]) -> None:
    aicha = world.aicha
    stretched = vault.verify(aicha.holder, password=aicha.password, passphrase=PASSPHRASE)
    assert stretched is not None
    PassLock.objects.update(**change)

    with pytest.raises(vault.CannotOpen):
        vault.unlock(aicha.holder, stretched)


def test_lower_memory_in_the_row_refuses_and_the_next_change_writes_the_code_s(
    world: World, settings: Settings
) -> None:
    settings.VAULT_ARGON2 = {"t": 1, "m_kib": 16, "p": 1}
    aicha = world.aicha
    PassLock.objects.update(m_kib=8)

    assert vault.verify(aicha.holder, password=aicha.password, passphrase=PASSPHRASE) is None

    PassLock.objects.update(m_kib=16)
    settings.VAULT_ARGON2 = {"t": 1, "m_kib": 32, "p": 1}
    aicha.change("une autre phrase longue")
    assert PassLock.objects.get().m_kib == 32
    assert aicha.back().root_no == 1


@pytest.mark.parametrize(
    "change", [{"m_kib": 2**30}, {"t": 10**6}, {"p": 4}, {"m_kib": 0}, {"t": 0}]
)
def test_a_row_never_asks_for_a_ruinous_or_impossible_derivation(
    world: World, change: dict[str, int]
) -> None:
    aicha = world.aicha
    PassLock.objects.update(**change)

    assert vault.verify(aicha.holder, password=aicha.password, passphrase=PASSPHRASE) is None
    with pytest.raises(vault.WrongPassphrase):
        aicha.change("une autre phrase longue")


def test_another_public_half_locks_with_an_alarm(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    aicha, bruno = world.aicha, world.bruno
    Holder.objects.filter(pk=aicha.id).update(public=bytes(bruno.holder.public))

    with caplog.at_level(logging.ERROR), pytest.raises(vault.Locked):
        aicha.back()

    assert "alarm" in caplog.text


def test_two_people_s_locks_cannot_be_exchanged(world: World) -> None:
    aicha, bruno = world.aicha, world.bruno
    stretched = vault.verify(aicha.holder, password=aicha.password, passphrase=PASSPHRASE)
    assert stretched is not None
    mine = PassLock.objects.get(holder=aicha.holder)
    PassLock.objects.filter(holder=bruno.holder).update(
        blob=bytes(mine.blob), salt=bytes(mine.salt)
    )

    with pytest.raises(vault.CannotOpen):
        vault.unlock(bruno.holder, stretched)


def test_nothing_opens_without_the_pepper(world: World, settings: Settings) -> None:
    aicha = world.aicha
    stretched = vault.verify(aicha.holder, password=aicha.password, passphrase=PASSPHRASE)
    assert stretched is not None
    settings.VAULT_PEPPER = bytes(32)

    assert vault.verify(aicha.holder, password=aicha.password, passphrase=PASSPHRASE) is None
    with pytest.raises(vault.CannotOpen):
        vault.unlock(aicha.holder, stretched)


def test_one_enrols_once(world: World) -> None:
    with pytest.raises(vault.Locked), transaction.atomic():
        vault.enrol(world.aicha.holder, PASSPHRASE)


def test_a_holder_without_a_lock_does_not_unlock(world: World) -> None:
    aicha = world.aicha
    stretched = vault.verify(aicha.holder, password=aicha.password, passphrase=PASSPHRASE)
    assert stretched is not None

    with pytest.raises(vault.Locked):
        vault.unlock(vault.new_holder(), stretched)
    assert holders.open_with(vault.new_holder(), PASSPHRASE) is None


def test_the_password_column_is_written_in_the_same_transaction(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(holders, "connection", SimpleNamespace(in_atomic_block=False))

    with pytest.raises(RuntimeError, match="same transaction"):
        vault.enrol(Holder(), PASSPHRASE)


def test_the_real_cost_opens(world: World, settings: Settings) -> None:
    settings.VAULT_ARGON2 = {"t": 3, "m_kib": 65536, "p": 1}

    assert world.aicha.back().root_no == 1
    assert PassLock.objects.get().m_kib == 65536
