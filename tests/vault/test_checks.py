"""What refuses to start: another pepper, another trail, two models under one label."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from pytest_django import Settings

from tests.vault.models import Card, Note
from tests.vault.world import World
from trousseau.vault import api as vault
from trousseau.vault import checks
from trousseau.vault.models import Fingerprint


def test_the_pepper_of_this_base_starts(db: None) -> None:
    vault.check_pepper()
    vault.check_pepper()

    assert {str(kept) for kept in Fingerprint.objects.all()} == {"pepper", "trail"}


@pytest.mark.parametrize("name", ["VAULT_PEPPER", "VAULT_TRAIL_SECRET"])
def test_another_secret_refuses_to_start(db: None, settings: Settings, name: str) -> None:
    vault.check_pepper()
    setattr(settings, name, bytes(32))

    with pytest.raises(ImproperlyConfigured, match=f"{name} n’est pas celui de cette base"):
        vault.check_pepper()


def test_a_pile_that_cannot_be_used_refuses_to_start(settings: Settings, tmp_path: Path) -> None:
    vault.check_pile()
    settings.VAULT_PILE = tmp_path / "folder"
    settings.VAULT_PILE.mkdir()

    with pytest.raises(vault.Busy):
        vault.check_pile()


def test_two_models_never_share_a_label(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    assert checks.labels_are_unique() == []
    monkeypatch.setattr(Card, "TABLE", Note.TABLE)

    (error,) = checks.labels_are_unique()

    assert error.id == "vault.E001"
    assert "tests.note" in error.msg
