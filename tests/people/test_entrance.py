"""Who comes in, and what a locked session does with what was typed."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client

from tests.cast import PASSPHRASE, Cast
from trousseau.lib import clock
from trousseau.people import access, actions
from trousseau.people.models import OnlyTheVaultError, Role
from trousseau.vault.models import Unlock


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


def test_every_session_id_of_a_dump_replayed_is_anonymous(cast: Cast) -> None:
    for who in ("aicha", "bruno", "driss"):
        cast.client(who)

    for session in Session.objects.all():
        thief = Client()
        thief.cookies["sessionid"] = session.pk
        thief.cookies["unlock"] = "11" * 32
        assert thief.get("/compte/").status_code == 302

    assert Session.objects.count() == 3


def test_what_was_planted_before_login_opens_nothing_after(cast: Cast) -> None:
    victim, thief = Client(), Client()
    victim.get("/compte/phrase-oubliee/")
    planted = SessionStore()
    planted.create()
    victim.cookies["sessionid"], victim.cookies["unlock"] = planted.session_key, "11" * 32
    victim.post("/compte/connexion/", {"login": cast.aicha.email, "password": PASSPHRASE})
    assert victim.get("/compte/").status_code == 200

    thief.cookies["sessionid"], thief.cookies["unlock"] = planted.session_key, "11" * 32

    assert victim.cookies["sessionid"].value != planted.session_key
    assert victim.cookies["unlock"].value != "11" * 32
    assert thief.get("/compte/").status_code == 302


def test_however_the_passphrase_is_typed_it_opens(cast: Cast) -> None:
    email = cast.aicha.email.upper()
    typed = f"  {PASSPHRASE.replace(' ', '   ')} "

    answer = Client().post("/compte/connexion/", {"login": email, "password": typed})

    assert answer.status_code == 302


@pytest.mark.parametrize(("minutes", "acts"), [(31, False), (12 * 60, True)])
def test_the_notebook_closes_after_thirty_idle_minutes_and_after_twelve_hours(
    cast: Cast, minutes: int, acts: bool
) -> None:
    client, began = cast.client("aicha"), clock.now()
    for minute in range(20, minutes if acts else 0, 20):
        with clock.stopped_at(began + timedelta(minutes=minute)):
            assert client.get("/compte/phrase/").context["unlocked"]

    with clock.stopped_at(began + timedelta(minutes=minutes)):
        assert not client.get("/compte/phrase/").context["unlocked"]


def test_no_link_of_an_invitation_opens_after_fourteen_days(
    cast: Cast, django_capture_on_commit_callbacks
) -> None:  # type: ignore[no-untyped-def]
    with django_capture_on_commit_callbacks(execute=True):
        actions.invite(email="nouvelle@centre.example", role=Role.MEDIATOR, by=cast.gaelle)
    path = "/" + mail.outbox[0].body.split("http")[1].split()[0].split("/", 3)[3]

    with clock.stopped_at(clock.now() + timedelta(days=14, minutes=1)):
        late = Client().post(path, {"name": "Nora", "passphrase": PASSPHRASE})

    assert late.status_code == 404


def test_logging_out_deletes_the_unlock_and_changes_the_cookie(cast: Cast) -> None:
    client = cast.client("aicha")
    before = client.cookies["sessionid"].value

    answer = client.post("/compte/deconnexion/")

    assert answer.status_code == 302
    assert answer.cookies["unlock"].value == ""
    assert answer["Clear-Site-Data"] == '"cache"'
    assert Unlock.objects.count() == 0
    assert Session.objects.filter(pk=before).count() == 0


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
