"""What is written about people: rows, trail and mail."""

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from tests.cast import PASSPHRASE, Cast
from trousseau.people import access, actions
from trousseau.people.models import Role
from trousseau.vault import api as vault


def test_an_invitation_mails_a_link_and_keeps_no_token(
    cast: Cast, django_capture_on_commit_callbacks
) -> None:  # type: ignore[no-untyped-def]
    with django_capture_on_commit_callbacks(execute=True):
        invitation = actions.invite(email="N@Centre.example", role=Role.EDITOR, by=cast.gaelle)

    body = mail.outbox[0].body
    token = body.split("/invitation/")[1].split("/")[0]
    assert mail.outbox[0].to == ["n@centre.example"]
    assert token not in str(invitation.__dict__)
    assert access.open_invitation(token) == invitation


def test_a_changed_passphrase_is_told_without_content(
    cast: Cast, django_capture_on_commit_callbacks
) -> None:  # type: ignore[no-untyped-def]
    with django_capture_on_commit_callbacks(execute=True):
        actions.change_passphrase(
            person=cast.aicha,
            old=PASSPHRASE,
            new="violon barque lichen poivre",
            someone_may_know=False,
        )

    assert mail.outbox[0].to == [cast.aicha.email]
    assert "violon" not in mail.outbox[0].body


def test_the_first_administrator_is_enrolled_like_anyone(db: None, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr("getpass.getpass", lambda prompt: PASSPHRASE)

    call_command("createsuperuser", email="admin@centre.example", name="Gaëlle")

    person = access.person_by_email("admin@centre.example")
    assert person is not None
    assert person.has_role(Role.ADMINISTRATOR)
    assert not person.is_superuser
    with pytest.raises(CommandError, match="déjà"):
        call_command("createsuperuser", email="admin@centre.example", name="Gaëlle")


def test_a_weak_passphrase_is_refused_at_the_terminal(db: None, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr("getpass.getpass", lambda prompt: "court")

    with pytest.raises(CommandError):
        call_command("createsuperuser", email="admin@centre.example", name="Gaëlle")


def test_a_slip_of_the_finger_at_the_terminal_makes_no_account(db: None, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    typed = iter([PASSPHRASE, PASSPHRASE + "x"])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))

    with pytest.raises(CommandError, match="diffèrent"):
        call_command("createsuperuser", email="admin@centre.example", name="Gaëlle")

    assert access.person_by_email("admin@centre.example") is None


def test_nobody_is_enrolled_under_another_pepper(db: None, settings) -> None:  # type: ignore[no-untyped-def]
    vault.check_pepper()
    settings.VAULT_PEPPER = bytes(32)

    with pytest.raises(ImproperlyConfigured, match="VAULT_PEPPER"):
        call_command("createsuperuser", email="admin@centre.example", name="Gaëlle")


def test_nobody_changes_a_passphrase_for_somebody_else(cast: Cast) -> None:
    with pytest.raises(CommandError, match="Mon compte"):
        call_command("changepassword", cast.aicha.email)


def test_people_answer_what_wagtail_asks(cast: Cast) -> None:
    assert (str(cast.aicha), cast.aicha.get_full_name(), cast.aicha.get_short_name()) == (
        "Aïcha",
    ) * 3
    assert cast.aicha.has_usable_password()
    assert cast.aicha.get_session_auth_fallback_hash() == []
    assert type(cast.aicha).objects.get_by_natural_key("AICHA@cast.example") == cast.aicha
