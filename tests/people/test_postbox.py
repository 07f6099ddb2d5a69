"""Behind the answer: whoever asks for a link waits for nothing, known or not."""

from collections.abc import Iterator
from threading import Event

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast
from trousseau.people import postbox

ASK = "/compte/phrase-oubliee/"


@pytest.fixture
def busy_clerk(settings: object) -> Iterator[Event]:
    """Keep the thread busy until the event is set: nothing behind an answer is done before."""
    settings.TROUSSEAU_POSTBOX = True  # type: ignore[attr-defined]
    free = Event()
    postbox.later(lambda: free.wait(30))
    yield free
    free.set()
    settle()


def settle() -> None:
    """Wait until the thread has done all it was asked."""
    postbox.clerk.submit(lambda: None).result(30)


@pytest.mark.django_db(transaction=True)
def test_the_answer_waits_for_no_mail_and_asks_nothing_of_the_address(
    cast: Cast, busy_clerk: Event
) -> None:
    known, unknown = cast.aicha.email, "personne@ailleurs.example"
    Client().get(ASK)
    asked, answers = [], []
    for email in (known, unknown):
        with CaptureQueriesContext(connection) as queries:
            answers.append(Client().post(ASK, {"email": email}))
        asked.append([query["sql"] for query in queries])

    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].content == answers[1].content
    assert asked == [[], []]
    assert mail.outbox == []

    busy_clerk.set()
    settle()

    assert [letter.to for letter in mail.outbox] == [[known]]


def test_a_failure_stops_nothing_and_is_logged_without_its_message(
    busy_clerk: Event, caplog: pytest.LogCaptureFixture
) -> None:
    done: list[int] = []
    postbox.later(lambda: int("Madame Untel"))
    postbox.later(lambda: done.append(1))

    busy_clerk.set()
    settle()

    assert done == [1]
    assert [one.getMessage() for one in caplog.records] == ["An act behind an answer failed"]


def test_past_the_limit_an_act_is_dropped(busy_clerk: Event) -> None:
    done: list[int] = []
    for number in range(postbox.WAITING + 5):
        postbox.later(lambda number=number: done.append(number))  # type: ignore[misc]

    busy_clerk.set()
    settle()

    assert done == list(range(postbox.WAITING - 1))
