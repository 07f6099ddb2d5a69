"""Every field says what it is: a new field without its label fails here."""

import pytest
from django.db import models

from tests.house.layout import our_models
from trousseau.lib.privacy import Reach
from trousseau.people.third_party import LABELS
from trousseau.vault.models import SealedRow

OURS = our_models()


def fields_of(model: type[models.Model]) -> set[str]:
    local = {f.name for f in model._meta.get_fields() if f.concrete}
    parents = {f.name for parent in model._meta.parents for f in parent._meta.get_fields()}
    return local - parents


@pytest.mark.parametrize("model", OURS, ids=lambda m: m._meta.label)
def test_every_field_is_labelled_once(model: type[models.Model]) -> None:
    privacy = model.Privacy  # type: ignore[attr-defined]

    labelled = [*privacy.sealed, *privacy.personal, *privacy.plain]

    assert isinstance(privacy.reach, Reach)
    assert sorted(labelled) == sorted(set(labelled)), "a field is labelled twice"
    assert set(labelled) == fields_of(model)


@pytest.mark.parametrize("model", OURS, ids=lambda m: m._meta.label)
def test_a_clock_names_a_field(model: type[models.Model]) -> None:
    privacy = model.Privacy  # type: ignore[attr-defined]

    if hasattr(privacy, "kept_for"):
        assert privacy.kept_since in fields_of(model)


def test_sealed_rows_have_frozen_and_unique_labels() -> None:
    sealed = [m for m in OURS if issubclass(m, SealedRow)]
    tables = [m.TABLE for m in sealed]

    assert len(tables) == len(set(tables))
    assert all(m._meta.pk.get_internal_type() == "UUIDField" for m in sealed)


def test_third_party_tables_are_labelled_too() -> None:
    from django.apps import apps  # noqa: PLC0415  (apps are read once Django is set up)

    theirs = {
        m._meta.label
        for m in apps.get_models(include_auto_created=True)
        if not m.__module__.startswith("trousseau.")
    }

    assert theirs - {"people.Person_groups", "people.Person_user_permissions"} - {
        "wagtailsearch.SQLiteFTSIndexEntry"
    } == set(LABELS) - {"wagtailsearch.SQLiteFTSIndexEntry"}  # on SQLite only
