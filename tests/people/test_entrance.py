"""Who comes in, and what a locked session does with what was typed."""

import pytest
from django.core import mail
from django.test import Client

from tests.cast import PASSPHRASE, Cast
from trousseau.people import access, actions
from trousseau.people.models import OnlyTheVaultError, Role


def test_a_login_opens_the_vault_with_one_derivation(cast: Cast) -> None:
    client = cast.client("aicha")

    page = client.get("/compte/")

    assert page.status_code == 200
    assert page.context["unlocked"] is True


def test_a_wrong_passphrase_opens_nothing(cast: Cast) -> None:
    data = {"login": cast.aicha.email, "password": "autre chose que cela"}

    answer = Client().post("/compte/connexion/", data)

    assert answer.status_code == 200
    assert "unlock" not in answer.cookies


def test_a_session_without_its_cookie_is_anonymous(cast: Cast) -> None:
    client = cast.client("aicha")
    thief = Client()
    thief.cookies["sessionid"] = client.cookies["sessionid"].value

    assert thief.get("/compte/").status_code == 302
    assert client.get("/compte/").status_code == 200


def test_logging_out_deletes_the_unlock_and_changes_the_cookie(cast: Cast) -> None:
    client = cast.client("aicha")

    answer = client.post("/compte/deconnexion/")

    assert answer.status_code == 302
    assert answer.cookies["unlock"].value == ""


@pytest.mark.parametrize(
    "write", [lambda p: p.set_password("x"), lambda p: p.set_unusable_password()]
)
def test_nothing_writes_a_password_outside_the_vault(cast: Cast, write) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(OnlyTheVaultError):
        write(cast.aicha)


def test_an_invited_newcomer_opens_an_account(
    cast: Cast, django_capture_on_commit_callbacks
) -> None:  # type: ignore[no-untyped-def]
    with django_capture_on_commit_callbacks(execute=True):
        actions.invite(email="nouvelle@centre.example", role=Role.MEDIATOR, by=cast.gaelle)
    link = next(word for word in mail.outbox[0].body.split() if word.startswith("http"))
    path = "/" + link.split("/", 3)[3]

    visitor = Client()
    assert visitor.get(path).status_code == 200
    answer = visitor.post(path, {"name": "Nora", "passphrase": PASSPHRASE})

    assert answer.status_code == 302
    person = access.person_by_email("Nouvelle@centre.example")
    assert person is not None
    assert person.has_role(Role.MEDIATOR)
    assert visitor.get(path).status_code == 404
