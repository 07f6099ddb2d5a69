"""The demonstration is built by the real actions, and touches no other database."""

import datetime as dt

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from trousseau.circles.models import Circle, Meeting, Spread
from trousseau.demo.build import build
from trousseau.demo.management.commands.demo import Command
from trousseau.keys.access import published_keys
from trousseau.notebook.models import CheckIn
from trousseau.people.access import person_by_email
from trousseau.publishing import access as publishing
from trousseau.vault.models import TrailRow

DAY = dt.date(2026, 11, 22)


@pytest.mark.slow
@pytest.mark.django_db
def test_the_whole_demonstration_is_there() -> None:
    said: list[str] = []

    build(DAY, said.append)

    assert len(said) == 5
    assert Circle.objects.count() == 3
    held = Meeting.objects.filter(closed_at__year__lt=2015)
    assert held.count() == 6
    assert min(m.closed_at for m in held).year == 2013
    assert published_keys().count() == 18
    assert Spread.objects.count() == 1
    assert TrailRow.objects.filter(verb="harvest.told").count() == 2
    assert CheckIn.objects.count() == 7
    for name in (
        "mediatrice",
        "pair",
        "autre-cercle",
        "animateur",
        "editrice",
        "employeur",
        "admin",
    ):
        assert person_by_email(f"{name}@demo.example") is not None
    edition = publishing.edition_of(publishing.publication_by_slug("des-cles-de-mediation"))
    assert 16 <= edition.pages <= 23  # a page of margin before what was asked: 24


def test_any_other_database_is_refused(settings) -> None:  # type: ignore[no-untyped-def]
    assert settings.TROUSSEAU_DEMO is False

    with pytest.raises(CommandError, match="propre base"):
        call_command(Command(), no_serve=True)


def test_a_demonstration_already_there_is_left_alone(tmp_path, capsys, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(settings, "TROUSSEAU_DEMO", True)
    monkeypatch.setattr(settings, "DEMO_FOLDER", tmp_path)
    (tmp_path / "demo.json").write_text("{}", encoding="utf-8")

    call_command(Command(), no_serve=True)

    assert "déjà là" in capsys.readouterr().out
