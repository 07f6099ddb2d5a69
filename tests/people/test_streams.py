"""What ends a session puts its open streams in doubt, at once."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client

from tests.cast import PASSPHRASE, Cast
from tests.listening import listening
from trousseau.lib.hub import DOUBT

pytestmark = pytest.mark.django_db
Commits = Callable[..., AbstractContextManager[list[Any]]]

NEW = "six mots tout neufs pour cette porte"


def change(client: Client) -> None:
    answer = client.post("/compte/phrase/", {"old": PASSPHRASE, "new": NEW, "someone_may_know": ""})
    assert answer.status_code == 302


ENDS: dict[str, Callable[[Client], object]] = {
    "lock": lambda client: client.post("/compte/fermer/"),
    "lock elsewhere": lambda client: client.post("/compte/ailleurs/"),
    "log out": lambda client: client.post("/compte/deconnexion/"),
    "passphrase": change,
}


@pytest.mark.parametrize("end", sorted(ENDS))
def test_the_open_streams_of_a_session_that_ends_are_doubted(
    cast: Cast, end: str, django_capture_on_commit_callbacks: Commits
) -> None:
    client, holder = cast.client("aicha"), str(cast.aicha.holder_id)

    with listening(holder) as heard:
        with django_capture_on_commit_callbacks(execute=True):
            ENDS[end](client)

        assert heard() == {DOUBT}


def test_a_page_that_ends_nothing_doubts_nothing(cast: Cast) -> None:
    client, holder = cast.client("aicha"), str(cast.aicha.holder_id)

    with listening(holder) as heard:
        client.get("/compte/")

        assert heard() == set()
