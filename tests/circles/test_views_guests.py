"""A meeting entrusted to a guest: a member, for that meeting only."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client

from tests.cast import Cast
from tests.circles.factories import Company, circle_of, number_of, planned
from trousseau.circles import access, actions
from trousseau.circles.models import Circle, Meeting


@pytest.fixture
def meeting(company: Company, circle: Circle) -> Meeting:
    """Return a meeting to come."""
    return planned(circle, company["driss"])


def address(meeting: Meeting, step: str = "") -> str:
    return f"/cercles/{meeting.circle_id}/seances/{meeting.pk}/{step}"


def entrust(client: Client, meeting: Meeting, who: object) -> Any:
    url = address(meeting, "animation/confier/")
    return client.post(url, {"member": str(who)}, follow=True)


def text(answer: Any) -> str:
    return " ".join(BeautifulSoup(answer.content, "html.parser").get_text().split())


def test_a_guest_opens_the_meeting_and_knows_of_it(
    company: Company, circle: Circle, cast: Cast, meeting: Meeting,
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    bruno, driss = cast.client("bruno"), cast.client("driss")
    place = access.membership_of(cast.bruno, circle)
    mail.outbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        page = text(entrust(driss, meeting, place.pk))

    assert "La séance est confiée à Bruno" in page
    assert [message.to for message in mail.outbox] == [["bruno@cast.example"]]
    assert circle.name not in mail.outbox[0].subject + mail.outbox[0].body
    assert "Ouvrir la séance" in text(bruno.get(address(meeting)))
    assert "Séance confiée à Bruno" in text(cast.client("aicha").get(address(meeting)))
    bruno.post(address(meeting, "ouvrir/"))
    meeting.refresh_from_db()
    assert meeting.is_open


def test_what_was_entrusted_is_taken_back(
    company: Company, circle: Circle, cast: Cast, meeting: Meeting
) -> None:
    driss = cast.client("driss")
    place = access.membership_of(cast.bruno, circle)
    entrust(driss, meeting, place.pk)

    page = text(entrust(driss, meeting, place.pk))

    assert "n’est plus confiée" in page
    assert access.guests_of(meeting) == frozenset()
    assert "Ouvrir la séance" not in text(cast.client("bruno").get(address(meeting)))


def test_another_meeting_is_not_entrusted_with_it(
    company: Company, circle: Circle, cast: Cast, meeting: Meeting
) -> None:
    other = planned(circle, company["driss"], days=9)
    entrust(cast.client("driss"), meeting, access.membership_of(cast.bruno, circle).pk)

    assert access.guests_of(meeting) == {number_of(cast.bruno, circle)}
    assert access.guests_of(other) == frozenset()


def test_the_page_says_why_only_a_member_can(cast: Cast, meeting: Meeting) -> None:
    page = text(cast.client("driss").get(address(meeting, "animation/")))

    assert "seul un membre le peut" in page
    assert "Anime d’habitude : Driss." in page


def test_a_guest_entrusts_nobody(
    company: Company, circle: Circle, cast: Cast, meeting: Meeting
) -> None:
    place = access.membership_of(cast.bruno, circle)
    entrust(cast.client("driss"), meeting, place.pk)
    bruno = cast.client("bruno")

    assert bruno.get(address(meeting, "animation/")).status_code == 404
    assert entrust(bruno, meeting, place.pk).status_code == 404


def test_a_meeting_that_is_over_is_entrusted_to_nobody(
    company: Company, cast: Cast, meeting: Meeting
) -> None:
    actions.cancel_meeting(meeting=meeting, by=company["driss"])

    assert cast.client("driss").get(address(meeting, "animation/")).status_code == 404


def test_someone_of_another_circle_is_nobody_here(
    company: Company, cast: Cast, meeting: Meeting
) -> None:
    other = circle_of(company, by="chantal", name="Les Écluses")
    driss = cast.client("driss")

    theirs = access.membership_of(cast.chantal, other).pk
    assert entrust(driss, meeting, theirs).status_code == 404
    assert entrust(driss, meeting, "rien").status_code == 404
