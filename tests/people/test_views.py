"""Inviting, from the screen."""

import pytest

from tests.cast import Cast


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


def test_a_facilitator_does_not_make_administrators(cast: Cast) -> None:
    client = cast.client("driss")

    page = client.post("/compte/inviter/", {"email": "n@centre.example", "role": "administrator"})

    assert page.context["form"].errors["role"]


@pytest.mark.parametrize("who", ["aicha", "farid"])
def test_mediators_and_employers_do_not_invite_to_the_platform(cast: Cast, who: str) -> None:
    assert cast.client(who).get("/compte/inviter/").status_code == 404
