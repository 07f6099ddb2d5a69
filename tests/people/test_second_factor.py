"""A second factor: the vault waits for the code, and opens without asking twice."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from bs4 import BeautifulSoup
from django.test import Client

from tests.cast import PASSPHRASE, Cast

TOTP = "/compte/second-facteur/totp/activate/"


def code(secret: str) -> str:
    counter = int(time.time()) // 30
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


def add_application(client: Client) -> str:
    """Prove it is her, scan, copy the code."""
    proof = client.get(TOTP)
    client.post(proof["Location"], {"password": PASSPHRASE})
    shown = BeautifulSoup(client.get(TOTP).content.decode(), "html.parser").find("code")
    answer = client.post(TOTP, {"code": code(shown.text)})
    assert answer.status_code == 302, answer.content
    return str(shown.text)


@pytest.fixture
def secret(cast: Cast) -> str:
    """Add an authenticator application to Aïcha's account through the real pages."""
    return add_application(cast.client("aicha"))


def passphrase_given(cast: Cast) -> Client:
    client = Client()
    client.post("/compte/connexion/", {"login": cast.aicha.email, "password": PASSPHRASE})
    return client


def test_the_seed_is_not_stored_in_clear(cast: Cast, secret: str) -> None:
    stored = Authenticator.objects.get(user=cast.aicha, type=Authenticator.Type.TOTP)

    assert secret not in str(stored.data)


def test_between_passphrase_and_code_nothing_is_open(cast: Cast, secret: str) -> None:
    client = passphrase_given(cast)

    assert client.get("/compte/").status_code == 302
    assert client.session.get("vault.unlock") is None


def test_the_code_opens_the_vault_without_a_second_prompt(cast: Cast, secret: str) -> None:
    client = passphrase_given(cast)
    Authenticator.objects.update(last_used_at=None)

    answer = client.post("/compte/second-facteur/authenticate/", {"code": code(secret)})
    if answer.status_code == 200:  # the same code was just used to activate it
        recovery = Authenticator.objects.get(user=cast.aicha, type="recovery_codes")
        unused = recovery.wrap().get_unused_codes()
        answer = client.post("/compte/second-facteur/authenticate/", {"code": unused[0]})

    assert answer.status_code == 302
    assert client.get("/compte/").context["unlocked"] is True


def test_its_pages_answer_in_our_words(cast: Cast) -> None:
    client = cast.client("aicha")
    add_application(client)

    for path in ("", "totp/deactivate/", "recovery-codes/", "recovery-codes/generate/"):
        answer = client.get(f"/compte/second-facteur/{path}")
        assert answer.status_code == 200, path
        assert "Trousseau" in answer.content.decode()
