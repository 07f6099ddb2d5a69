"""No side door: the editors' screens are for editors, and sessions open at one page only."""

from collections.abc import Iterator

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.views import (
    LoginView,
    PasswordChangeView,
    PasswordResetConfirmView,
    PasswordResetView,
)
from django.test import Client
from django.urls import Resolver404, resolve

from tests.cast import PASSPHRASE, ROLES, Cast
from tests.journeys.addresses import example, patterns

LOGIN = "/compte/connexion/"
SETTERS = (LoginView, PasswordChangeView, PasswordResetConfirmView, PasswordResetView)
# What Wagtail gives anyone: words of its scripts, drawings. Nothing of ours, nothing of anybody.
HARMLESS = {"/edition/jsi18n/", "/edition/sprite/"}
SHADOWED = {
    "/edition/login/": LOGIN,
    "/edition/logout/": "/compte/deconnexion/",
    "/edition/account/": "/compte/",
    "/edition/account/avatar/": "/compte/",
    "/edition/password_reset/": "/compte/phrase-oubliee/",
    "/edition/password_reset/confirm/a/b/": "/compte/phrase-oubliee/",
    "/edition/users/": "/compte/inviter/",
    "/edition/users/new/": "/compte/inviter/",
    "/_util/login/": LOGIN,
}

pytestmark = pytest.mark.django_db


def every_address() -> Iterator[str]:
    """Return one address for each route, Wagtail's and allauth's too."""
    yield from sorted({example(route) for _name, route, _one in patterns()})


def test_an_example_leads_to_its_own_route() -> None:
    """If the examples led nowhere, the tests below would prove nothing."""
    lost = []
    for address in every_address():
        try:
            resolve(address)
        except Resolver404:
            lost.append(address)

    assert lost == []


@pytest.mark.parametrize(("address", "ours"), SHADOWED.items())
def test_wagtails_own_doors_lead_to_ours(address: str, ours: str) -> None:
    answer = Client().get(address)

    assert (answer.status_code, answer["Location"]) == (302, ours)


def test_no_view_that_sets_or_takes_a_password_is_reached() -> None:
    reached = []
    for _name, route, one in patterns():
        view = getattr(one.callback, "view_class", None)
        if isinstance(view, type) and issubclass(view, SETTERS):
            address = example(route)
            if resolve(address).func is one.callback:
                reached.append(address)

    assert reached == []


def test_no_address_but_ours_opens_a_session(cast: Cast) -> None:
    email = cast.aicha.email
    given = {"login": email, "username": email, "email": email, "password": PASSPHRASE}
    opened = []
    for address in every_address():
        client = Client(raise_request_exception=False)
        client.post(address, given | {"vault_passphrase": PASSPHRASE})
        if SESSION_KEY in client.session:
            opened.append(address)

    assert opened == [LOGIN]


def test_only_editors_see_the_editors_screens(cast: Cast) -> None:
    """Without an account one is led to the login page; with one, the screens are absent."""
    addresses = {one for one in every_address() if one.startswith("/edition/")} - set(SHADOWED)
    strangers = {who: cast.client(who) for who in ROLES if who != "elise"}

    seen = [
        (who, address)
        for who, client in strangers.items()
        for address in sorted(addresses)
        if client.get(address).status_code != 404
    ]
    anyone = [one for one in sorted(addresses) if Client().get(one).status_code not in (302, 404)]

    assert len(addresses) > 100
    assert seen == []
    assert set(anyone) <= HARMLESS


def test_an_editor_works_there_and_manages_nobody(cast: Cast) -> None:
    client = cast.client("elise")

    assert client.get("/edition/").status_code == 200
    assert client.get("/edition/snippets/keys/key/").status_code == 200
    assert client.get("/edition/groups/").status_code == 302
    assert client.get("/edition/sites/").status_code == 404
