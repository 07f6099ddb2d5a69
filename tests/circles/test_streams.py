"""A stream says which fragment changed, to members only, after the act is written."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from django.test import RequestFactory
from django.urls import reverse

from tests.cast import Cast
from tests.circles.factories import Company, circle_of, planned, under_way
from tests.listening import listening
from trousseau.circles import actions, streams
from trousseau.circles.models import Meeting
from trousseau.lib.clock import now, stopped_at
from trousseau.lib.event_stream import TOPICS
from trousseau.lib.hub import DOUBT
from trousseau.vault import api as vault

pytestmark = pytest.mark.django_db
Commits = Callable[..., AbstractContextManager[list[Any]]]


def address(meeting: Meeting) -> str:
    return reverse("circles:meeting-stream", args=[meeting.circle_id, meeting.pk])


def test_fragments_are_told_once_the_act_is_written(
    django_capture_on_commit_callbacks: Commits,
) -> None:
    meeting = uuid4()

    with listening(str(meeting)) as heard:
        with django_capture_on_commit_callbacks(execute=True):
            streams.tell(meeting, "phase", "seats")
            assert heard() == set()

        assert heard() == {"phase", "seats"}


def test_only_the_names_of_fragments_can_be_told() -> None:
    with pytest.raises(ValueError, match="fragment"):
        streams.tell(uuid4(), "Aïcha a posé une question")


def test_a_member_gets_a_stream_that_begins_by_asking_for_everything(cast: Cast) -> None:
    company = Company(cast)
    meeting = planned(circle_of(company, "aicha"), company["driss"])

    answer = cast.client("aicha").get(address(meeting))

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/event-stream"
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Accel-Buffering"] == "no"
    assert answer.content == b"retry: 3000\nevent: again\ndata:\n\n"


def test_the_server_is_told_the_meeting_and_the_holder_and_nobody_else_is(cast: Cast) -> None:
    request, meeting = RequestFactory().get("/"), uuid4()
    request.scope = {}  # type: ignore[attr-defined]  (an ASGI server's)

    answer = streams.stream(request, meeting, cast.aicha)

    told = (str(meeting), str(cast.aicha.holder_id))
    assert request.scope[TOPICS] == told  # type: ignore[attr-defined]
    assert not [one for one in told if one in str(answer.headers) + answer.content.decode()]


def test_a_stream_is_no_act(cast: Cast) -> None:
    company = Company(cast)
    meeting = under_way(company, circle_of(company, "aicha"), "aicha")
    client = cast.client("aicha")
    began = now()

    for minutes in (10, 20, 29):
        with stopped_at(began + timedelta(minutes=minutes)):
            assert client.get(address(meeting)).status_code == 200
    with stopped_at(began + timedelta(minutes=31)):
        asked = client.get("/carnet/")
        assert client.get(address(meeting)).status_code == 403

    assert 'name="vault_passphrase"' in asked.content.decode()


@pytest.mark.parametrize("end", ["close", "cancel"])
def test_a_meeting_that_is_over_stops_the_browser_asking(
    cast: Cast, end: str, django_capture_on_commit_callbacks: Commits
) -> None:
    company = Company(cast)
    circle = circle_of(company, "aicha")
    make, act = {
        "close": (partial(under_way, company, circle, "aicha"), actions.close_meeting),
        "cancel": (partial(planned, circle, company["driss"]), actions.cancel_meeting),
    }[end]
    meeting = make()

    with listening(str(meeting.pk)) as heard:
        with django_capture_on_commit_callbacks(execute=True):
            act(meeting=meeting, by=company["driss"])
        assert heard() == {"phase", DOUBT}

    answer = cast.client("aicha").get(address(meeting))

    assert (answer.status_code, answer.content) == (204, b"")


def test_whoever_leaves_a_circle_has_their_streams_doubted(
    cast: Cast, django_capture_on_commit_callbacks: Commits
) -> None:
    company = Company(cast)
    circle = circle_of(company, "aicha")
    holder = str(cast.aicha.holder_id)

    with listening(holder) as heard:
        with django_capture_on_commit_callbacks(execute=True):
            actions.leave_circle(circle=circle, by=company["aicha"])

        assert heard() == {DOUBT}


def test_a_locked_browser_listens_with_the_pass_of_this_meeting_only(cast: Cast) -> None:
    company = Company(cast)
    circle = circle_of(company, "aicha")
    meeting, other = under_way(company, circle, "aicha"), planned(circle, company["driss"])
    client = cast.client("aicha")
    vault.give_pass(
        meeting_id=meeting.pk,
        safe_id=circle.safe_id,
        until=meeting.ends_at,
        by=company["aicha"].unlocked,
        cookie=bytes.fromhex(client.cookies["unlock"].value),
    )

    with stopped_at(now() + timedelta(minutes=40)):
        assert client.get(address(meeting)).status_code == 200
        assert client.get(address(other)).status_code == 403
