"""The vault's own world, with two sealed models that live as long as a test."""

import pytest
from django.apps import apps

from tests.vault.models import Card, Note
from tests.vault.world import World, create_tables


@pytest.fixture
def world(db: None, monkeypatch: pytest.MonkeyPatch) -> World:
    """Return a world where the only sealed models are ours: the other rooms have their own tests."""
    ours = [*apps.get_app_config("vault").get_models(), Note, Card]
    create_tables()
    monkeypatch.setattr(apps, "get_models", lambda **_: ours)
    return World()
