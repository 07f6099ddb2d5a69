"""Inviting, from the screen."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from tests.cast import PASSPHRASE, Cast
from trousseau.lib import clock
from trousseau.people import actions
from trousseau.people.models import Role
from trousseau.vault.models import TrailRow


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


def test_an_administrator_gives_and_takes_roles(cast: Cast) -> None:
    client, page = cast.client("gaelle"), f"/compte/roles/{cast.aicha.pk}/"
    assert "Donner un rôle" in client.get("/compte/inviter/").text
    assert cast.aicha.email in client.get("/compte/roles/").text

    answer = client.post(page, {"roles": ["editor", "facilitator"]})

    assert answer.status_code == 302
    roles = set(cast.aicha.role_set.values_list("role", flat=True))
    assert roles == {Role.EDITOR, Role.FACILITATOR}
    said = TrailRow.objects.filter(ref=str(cast.aicha.pk), verb__startswith="role.")
    assert set(said.values_list("verb", "reason")) == {
        ("role.given", "editor"),
        ("role.given", "facilitator"),
        ("role.taken", "mediator"),
    }


def test_giving_a_role_asks_the_passphrase_again(cast: Cast) -> None:
    client, page = cast.client("gaelle"), f"/compte/roles/{cast.aicha.pk}/"

    with clock.stopped_at(clock.now() + timedelta(minutes=11)):
        asked = client.post(page, {"roles": ["editor"]})
        assert "Votre phrase de passe" in asked.text
        client.post(page, {"roles": ["editor"], "vault_passphrase": PASSPHRASE})

    assert set(cast.aicha.role_set.values_list("role", flat=True)) == {Role.EDITOR}


def test_somebody_always_administers(cast: Cast) -> None:
    client, page = cast.client("gaelle"), f"/compte/roles/{cast.gaelle.pk}/"

    refused = client.post(page, {})

    assert "C’est la seule personne qui administre" in refused.text
    assert cast.gaelle.role_set.count() == 1


@pytest.mark.parametrize("role", ["employer", "pape"])
def test_no_other_role_is_given_on_screen(cast: Cast, role: str) -> None:
    client = cast.client("gaelle")

    client.post(f"/compte/roles/{cast.aicha.pk}/", {"roles": [role]})
    employer = client.get(f"/compte/roles/{cast.farid.pk}/")

    assert set(cast.aicha.role_set.values_list("role", flat=True)) == {Role.MEDIATOR}
    assert employer.status_code == 404


def test_the_action_itself_refuses_anyone_else(cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        actions.set_roles(person=cast.aicha, roles=["editor"], by=cast.driss)


def test_the_list_asks_as_many_queries_however_many_they_are(
    cast: Cast, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]
    client = cast.client("gaelle")
    for who in ("aicha", "bruno", "chantal", "driss", "elise"):
        cast.person(who)

    with django_assert_max_num_queries(8):
        client.get("/compte/roles/")
