"""What goes wrong is answered by our pages, under the strict policy, and loses nothing."""

from types import SimpleNamespace

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError
from django.test import Client

from tests.cast import PASSPHRASE, Cast
from trousseau.people import access
from trousseau.vault import api as vault
from trousseau.web import views

LOGIN, SHEET = "/compte/connexion/", "/compte/feuille/"


def refuse(*_: object, **__: object) -> None:
    raise vault.Busy


def break_down(*_: object, **__: object) -> None:
    raise ValueError("ce que quelqu’un a écrit")


def be_silent(*_: object) -> None:
    raise OperationalError("nobody there")


def test_too_many_tries_meet_our_page(db: None) -> None:
    client = Client()
    data = {"login": "personne@ailleurs.example", "password": "au hasard"}

    answers = [client.post(LOGIN, data) for _ in range(61)]

    assert answers[-1].status_code == 429
    assert "Attendez cinq minutes" in answers[-1].text


def test_five_wrong_passphrases_for_one_address_are_enough(cast: Cast) -> None:
    client, data = Client(), {"login": cast.aicha.email, "password": "au hasard"}
    for _ in range(5):
        client.post(LOGIN, data)

    answer = client.post(LOGIN, data | {"password": PASSPHRASE})

    assert answer.status_code == 200
    assert "sessionid" not in client.cookies


def test_a_login_that_waited_too_long_keeps_its_form(cast: Cast, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    email = cast.aicha.email
    monkeypatch.setattr(vault, "verify", refuse)

    page = Client().post(LOGIN, {"login": email, "password": PASSPHRASE})

    assert page.status_code == 200
    assert "Attendez dix secondes" in page.text
    assert email in page.text


def test_an_unlock_that_waited_too_long_keeps_the_text(cast: Cast, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    client = cast.locked_client("aicha")
    monkeypatch.setattr(vault, "verify", refuse)

    page = client.post(SHEET, {"story": "Mon texte.", "vault_passphrase": PASSPHRASE})

    assert "Attendez dix secondes" in page.text
    assert "Mon texte." in page.text


def test_where_no_form_can_say_it_everybody_waiting_is_a_pause(
    cast: Cast, django_capture_on_commit_callbacks, mailoutbox, monkeypatch
) -> None:  # type: ignore[no-untyped-def]
    with django_capture_on_commit_callbacks(execute=True):
        cast.client("gaelle").post("/compte/inviter/", {"email": "n@x.example", "role": "mediator"})
    path = mailoutbox[0].body.split("http://localhost:8000")[1].split()[0]
    monkeypatch.setattr(vault, "enrol", refuse)

    page = Client().post(path, {"name": "Nora", "passphrase": PASSPHRASE})

    assert (page.status_code, page["Retry-After"]) == (503, "10")
    assert "en même temps" in page.text
    assert access.person_by_email("n@x.example") is None


def test_a_database_that_does_not_answer_is_a_pause_and_bad_health(db: None, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(views, "connection", SimpleNamespace(cursor=be_silent))
    monkeypatch.setattr(SessionStore, "load", be_silent)
    client = Client(raise_request_exception=False)

    health = client.get("/sante/")
    client.cookies["sessionid"] = "a" * 32
    page = client.get("/aide/")

    assert (health.status_code, health.json()) == (503, {"ok": False})
    assert page.status_code == 503
    assert "Ce qui est gardé est intact" in page.text


def test_a_breakdown_says_nothing_of_what_was_written(db: None, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(views.access, "home_of", break_down)

    page = Client(raise_request_exception=False).get("/")

    assert page.status_code == 500
    assert "quelqu’un a écrit" not in page.text
    assert "Trousseau" in page.text
    assert "default-src 'none'" in page["Content-Security-Policy"]


def test_a_malformed_request_meets_our_page(db: None) -> None:
    page = Client(headers={"host": "ailleurs.example"}).get("/aide/")

    assert page.status_code == 400
    assert "Trousseau" in page.text


@pytest.mark.parametrize(
    "path", ["/", "/danger/", "/aide/", "/cles/", "/publications/", "/recherche/", LOGIN, "/rien/"]
)
def test_open_pages_have_the_strict_policy(path: str, db: None) -> None:
    policy = Client().get(path)["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", ["/aujourdhui/", "/compte/", "/carnet/", "/cercles/", SHEET])
def test_private_pages_have_it_too_and_are_stored_nowhere(path: str, cast: Cast) -> None:
    for client in (cast.client("aicha"), cast.locked_client("aicha")):
        page = client.get(path)

        assert page.status_code == 200
        assert "default-src 'none'" in page["Content-Security-Policy"]
        assert "no-store" in page["Cache-Control"]


def test_editors_screens_have_a_policy_of_their_own(cast: Cast) -> None:
    policy = cast.client("elise").get("/edition/")["Content-Security-Policy"]

    assert "frame-ancestors 'self'" in policy
    assert "object-src 'none'" in policy
