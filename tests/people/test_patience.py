"""Whoever is asked for patience has not failed: the next try is as good as the first."""

import os
from contextlib import ExitStack

import pytest
from django.test import Client

from tests.cast import PASSPHRASE, Cast
from trousseau.vault import slots

pytestmark = pytest.mark.django_db


def test_waiting_is_no_failed_try(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = {"login": cast.aicha.email, "password": PASSPHRASE}
    client = Client()
    with ExitStack() as taken:
        for _ in range(os.cpu_count() or 1):
            taken.enter_context(slots.slot())
        monkeypatch.setattr(slots, "PATIENCE", 0.0)
        answers = [client.post("/compte/connexion/", typed) for _ in range(12)]

    assert {answer.status_code for answer in answers} == {200}
    assert all("Attendez dix secondes" in answer.content.decode() for answer in answers)
    assert client.post("/compte/connexion/", typed).status_code == 302
