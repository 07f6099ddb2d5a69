"""The vault's own world, with two sealed models that live as long as a test."""

from typing import Any

import pytest
from django.apps import apps

from tests.vault.models import Card, Note
from tests.vault.world import World, create_tables


@pytest.fixture
def world(db: None, monkeypatch: pytest.MonkeyPatch) -> World:
    real = apps.get_models
    create_tables()

    def with_ours(*args: Any, **kwargs: Any) -> list[Any]:
        return [*real(*args, **kwargs), Note, Card]

    monkeypatch.setattr(apps, "get_models", with_ours)
    return World()
