"""Inviting, from the screen."""

import pytest
from django.test import Client

from tests.cast import PASSPHRASE, Cast
from trousseau.people import actions
from trousseau.people.models import Role


def test_an_administrator_invites_and_sees_what_was_sent(cast: Cast) -> None:
    client = cast.client("gaelle")

    answer = client.post("/compte/inviter/", {"email": "n@centre.example", "role": "mediator"})

    assert answer.status_code == 302
    assert "n@centre.example" in client.get("/compte/inviter/").content.decode()


def test_an_employers_mailbox_is_advised_against_but_works(cast: Cast) -> None:
    assert cast.farid
    client = cast.client("gaelle")

    page = client.post(
        "/compte/inviter/", {"email": "n@cast.example", "role": "mediator"}, follow=True
    )

    assert "appartenir à un employeur" in page.content.decode()
    assert "n@cast.example" in page.content.decode()


def test_an_address_that_has_an_account_is_not_invited(cast: Cast) -> None:
    address = cast.aicha.email.upper()

    page = cast.client("gaelle").post("/compte/inviter/", {"email": address, "role": "editor"})

    assert page.context["form"].errors["email"] == ["Cette adresse a déjà un compte."]


def test_the_second_of_two_links_for_one_address_leads_nowhere(
    cast: Cast, django_capture_on_commit_callbacks, mailoutbox
) -> None:  # type: ignore[no-untyped-def]
    with django_capture_on_commit_callbacks(execute=True):
        for _time in range(2):
            actions.invite(email="n@centre.example", role=Role.MEDIATOR, by=cast.gaelle)
    paths = ["/" + mail.body.split("http")[1].split()[0].split("/", 3)[3] for mail in mailoutbox]
    given = {"name": "Nora", "passphrase": PASSPHRASE}

    statuses = [Client().post(path, given).status_code for path in paths]

    assert statuses == [302, 404]


def test_a_facilitator_does_not_make_administrators(cast: Cast) -> None:
    client = cast.client("driss")

    page = client.post("/compte/inviter/", {"email": "n@centre.example", "role": "administrator"})

    assert page.context["form"].errors["role"]


@pytest.mark.parametrize("who", ["aicha", "farid"])
def test_mediators_and_employers_do_not_invite_to_the_platform(cast: Cast, who: str) -> None:
    assert cast.client(who).get("/compte/inviter/").status_code == 404
