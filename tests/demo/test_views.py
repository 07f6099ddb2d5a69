"""The outbox shows what the demonstration would have sent."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from trousseau.demo import outbox
from trousseau.demo.context import demo


@pytest.fixture
def letters(tmp_path: Path) -> list[outbox.Letter]:
    settings.DEMO_OUTBOX = tmp_path
    connection = get_connection(
        "django.core.mail.backends.filebased.EmailBackend", file_path=str(tmp_path)
    )
    for subject in ("Première", "Deuxième"):
        EmailMessage(
            subject, "Bonjour à vous", "de@x.example", ["a@x.example"], connection=connection
        ).send()
    return outbox.letters()


def test_the_latest_letter_comes_first(letters: list[outbox.Letter]) -> None:
    assert [letter.subject for letter in letters] == ["Deuxième", "Première"]
    assert letters[0].body.strip() == "Bonjour à vous"
    assert letters[0].to == "a@x.example"


def test_an_empty_outbox_is_empty(tmp_path: Path) -> None:
    settings.DEMO_OUTBOX = tmp_path / "absent"

    assert outbox.letters() == []


def test_the_accounts_are_given_to_the_login_page_only_by_the_demonstration(rf) -> None:  # type: ignore[no-untyped-def]
    context = demo(rf.get("/"))

    assert len(context["demo_accounts"]) == 7  # type: ignore[arg-type]
    assert "trousseau.demo.context.demo" not in str(settings.TEMPLATES)
