"""Rules of this room, executed: one door to the primitives, no model unlabelled, random ids only."""

import ast
import re
import uuid
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from tests.vault.models import Card, Note
from trousseau.lib import clock
from trousseau.lib.privacy import Reach, labels_of
from trousseau.vault import api

ROOM = Path(api.__file__).parent
MODULES = sorted(path for path in ROOM.rglob("*.py") if "migrations" not in path.parts)
PURE = {
    "errors",
    "frames",
    "secret",
    "suite",
    "derivation",
    "words",
    "passphrases",
    "unlocked",
    "slips",
    "command",
}
MODELS = [*apps.get_app_config("vault").get_models(), Note, Card]


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return found


def test_primitives_have_one_door() -> None:
    primitives = re.compile(r"nacl|hashlib|os\.urandom|secrets$|secrets\.|random|cryptography")
    doors = {
        path.name
        for path in MODULES
        if any(primitives.match(name) for name in imports_of(path))
        or "urandom(" in path.read_text()
    }

    assert doors == {"suite.py"}


def test_the_formats_know_no_django() -> None:
    for path in MODULES:
        if path.stem in PURE:
            assert not any(name.startswith("django") for name in imports_of(path)), path.name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_is_small_and_looks_down(path: Path) -> None:
    rooms = {name.split(".")[1] for name in imports_of(path) if name.startswith("trousseau.")}

    assert rooms <= {"vault", "lib"}
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_nobody_says_key_here() -> None:
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        for foreign in ("primary_key", "ForeignKey", "key=secret", "pbkdf"):
            text = text.replace(foreign, "")
        assert not re.search(r"\bkeys?\b", text), path.name


def test_nothing_secret_is_cached() -> None:
    for path in MODULES:
        assert not {"functools.lru_cache", "functools.cache", "django.core.cache"} & imports_of(
            path
        )


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_labelled_and_every_id_is_random(model: type[models.Model]) -> None:
    labels = labels_of(model)
    assert labels is not None

    assert labels.fields == {field.name for field in model._meta.concrete_fields}
    assert len(labels.fields) == len(labels.sealed) + len(labels.personal) + len(labels.plain)
    assert labels.reach is Reach.PRIVATE
    assert isinstance(model._meta.pk, models.UUIDField)
    assert model._meta.pk.default in (uuid.uuid4, models.NOT_PROVIDED)
    assert model._meta.ordering == []


def test_a_model_without_labels_has_none() -> None:
    assert labels_of(object) is None


def test_the_clock_tells_utc_and_the_day() -> None:
    assert clock.now().utcoffset() is not None
    assert abs((clock.today() - clock.now().date()).days) <= 1


def test_every_public_name_exists() -> None:
    assert sorted(api.__all__) == api.__all__
    assert all(hasattr(api, name) for name in api.__all__)
