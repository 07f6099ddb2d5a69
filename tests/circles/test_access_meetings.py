"""Reading a meeting: what is not there, and what has not begun."""

from uuid import uuid4

import pytest
from django.http import Http404

from tests.circles.factories import Company, planned, under_way
from trousseau.circles import access
from trousseau.circles.models import Circle


def test_a_contribution_that_is_not_there_is_absent(company: Company, circle: Circle) -> None:
    meeting = under_way(company, circle, "bruno")

    with pytest.raises(Http404):
        access.contribution_for(company["bruno"].person, uuid4(), meeting.pk, circle.pk)


def test_no_clock_runs_before_a_meeting_opens(company: Company, circle: Circle) -> None:
    assert access.timer_of(planned(circle, company["driss"])) is None


def test_six_letters_lead_to_ones_own_meeting_and_to_no_other(
    company: Company, circle: Circle
) -> None:
    meeting = under_way(company, circle, "driss")
    bruno, chantal = company.cast.client("bruno"), company.cast.client("chantal")
    assert 'href="/cercles/rejoindre/"' in bruno.get("/cercles/").content.decode()

    led = bruno.post("/cercles/rejoindre/", {"code": meeting.code.lower()})
    absent = bruno.post("/cercles/rejoindre/", {"code": "ZZZZZZ"}).content.decode()
    foreign = chantal.post("/cercles/rejoindre/", {"code": meeting.code}).content.decode()

    assert led.headers["Location"] == f"/cercles/{circle.pk}/seances/{meeting.pk}/"
    for page in (absent, foreign):
        assert "Aucune séance ouverte ne répond à ce code." in page
    assert meeting.code in foreign, "what was typed is kept"
