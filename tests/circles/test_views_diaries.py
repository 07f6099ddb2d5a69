"""My diary: a secret address for calendars, renewed, forgotten, and never told elsewhere."""

import logging
import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client
from icalendar import Calendar, Component

from tests.cast import Cast
from tests.circles.factories import Company, circle_of, planned
from trousseau.circles import actions
from trousseau.circles.models import CalendarFeed, Circle, Meeting
from trousseau.lib import clock
from trousseau.vault.models import TrailRow
from trousseau.web.reports import BareFormatter

DIARY, MAKE = "/cercles/agenda/", "/cercles/agenda/adresse/"


def address_from(client: Client) -> str:
    """Make an address, as the page shows it once."""
    page = BeautifulSoup(client.post(MAKE).content, "html.parser")
    code = page.find("code")
    assert code is not None
    return code.get_text().removeprefix("http://localhost:8000")


def events_at(address: str) -> list[Component]:
    """Read the address without an account, as a calendar does."""
    answer = Client().get(address)
    assert answer.status_code == 200
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def moved(meeting: Meeting, company: Company, *, days: int) -> Meeting:
    """Put a meeting off by some days."""
    return actions.edit_meeting(
        meeting=meeting,
        starts_at=meeting.starts_at + timedelta(days=days),
        ends_at=meeting.ends_at + timedelta(days=days),
        place=meeting.place,
        questions=meeting.questions,
        by=company["driss"],
    )


def test_a_calendar_reads_the_hours_and_nothing_else(
    company: Company, circle: Circle, cast: Cast
) -> None:
    meeting = planned(circle, company["driss"])
    address = address_from(cast.client("aicha"))

    answer = Client().get(address)

    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    text = answer.content.decode()
    assert str(event["SUMMARY"]) == "Séance"
    assert event["DTSTART"].dt == meeting.starts_at.replace(microsecond=0)
    assert (event["SEQUENCE"], str(event["STATUS"])) == (0, "CONFIRMED")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    for hidden in (circle.name, "Glycines", "Aïcha", "Driss", str(meeting.pk), str(circle.pk)):
        assert hidden not in text


def test_a_move_and_a_cancellation_are_seen(company: Company, circle: Circle, cast: Cast) -> None:
    meeting = planned(circle, company["driss"])
    address = address_from(cast.client("aicha"))
    (before,) = events_at(address)

    meeting = moved(meeting, company, days=7)
    (after,) = events_at(address)
    actions.cancel_meeting(meeting=meeting, by=company["driss"])
    (gone,) = events_at(address)

    assert [one["SEQUENCE"] for one in (before, after, gone)] == [0, 1, 2]
    assert after["DTSTART"].dt - before["DTSTART"].dt == timedelta(days=7)
    assert str(gone["STATUS"]) == "CANCELLED"
    assert len({str(one["UID"]) for one in (before, after, gone)}) == 1


def test_a_correction_that_moves_nothing_revises_nothing(
    company: Company, circle: Circle, cast: Cast
) -> None:
    meeting = planned(circle, company["driss"])
    address = address_from(cast.client("aicha"))

    moved(meeting, company, days=0)

    assert events_at(address)[0]["SEQUENCE"] == 0


def test_two_members_calendars_share_no_identifier(
    company: Company, circle: Circle, cast: Cast
) -> None:
    planned(circle, company["driss"])
    (hers,) = events_at(address_from(cast.client("aicha")))
    (his,) = events_at(address_from(cast.client("bruno")))

    assert hers["UID"] != his["UID"]


def test_renewing_kills_the_old_address_and_keeps_identifiers(
    company: Company, circle: Circle, cast: Cast
) -> None:
    planned(circle, company["driss"])
    client = cast.client("aicha")
    old = address_from(client)
    (before,) = events_at(old)
    new = address_from(client)

    assert Client().get(old).status_code == 404
    assert events_at(new)[0]["UID"] == before["UID"]


def test_a_forgotten_address_answers_like_one_that_never_was(cast: Cast) -> None:
    client = cast.client("aicha")
    address = address_from(client)
    assert client.post("/cercles/agenda/adresse/oublier/").status_code == 302

    gone, never = Client().get(address), Client().get("/cercles/agenda/rien-de-tel.ics")

    assert gone.status_code == never.status_code == 404
    assert gone.content == never.content
    assert not CalendarFeed.objects.exists()


def test_a_closed_account_feeds_nothing(cast: Cast) -> None:
    address = address_from(cast.client("aicha"))
    cast.aicha.is_active = False
    cast.aicha.save(update_fields=["is_active"])

    assert Client().get(address).status_code == 404


def test_who_left_no_longer_reads_the_circles_dates(
    company: Company, circle: Circle, cast: Cast
) -> None:
    planned(circle, company["driss"])
    address = address_from(cast.client("bruno"))
    assert len(events_at(address)) == 1

    actions.leave_circle(circle=circle, by=company["bruno"])

    assert events_at(address) == []


def test_the_secret_is_kept_nowhere(
    company: Company, circle: Circle, cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    planned(circle, company["driss"])
    client = cast.client("aicha")
    address = address_from(client)
    secret = address.removeprefix(DIARY).removesuffix(".ics")
    formatter = BareFormatter()  # the one of every handler (settings.LOGGING)
    logging.getLogger("django").addHandler(caplog.handler)
    with caplog.at_level(logging.DEBUG):
        Client().get(address)
        address_from(client)
        assert Client().get(address).status_code == 404
    logging.getLogger("django").removeHandler(caplog.handler)

    assert "django.request" in {record.name for record in caplog.records}
    assert len(secret) >= 40
    assert secret not in str(list(CalendarFeed.objects.values()))
    assert secret not in str(list(TrailRow.objects.values()))
    assert secret not in "".join(message.body + message.subject for message in mail.outbox)
    assert all(secret not in formatter.format(record) for record in caplog.records)
    assert secret not in client.get(DIARY).content.decode()


def test_the_page_says_when_the_address_was_last_read(cast: Cast) -> None:
    client = cast.client("aicha")
    address = address_from(client)
    assert "Aucun agenda ne l’a encore lue" in client.get(DIARY).content.decode()

    Client().get(address)
    Client().get(address)

    feed = CalendarFeed.objects.get()
    assert feed.fetched_on == clock.today()
    assert "pour la dernière fois" in client.get(DIARY).content.decode()


def test_the_name_and_the_place_show_only_when_one_says_so(
    company: Company, circle: Circle, cast: Cast
) -> None:
    planned(circle, company["driss"])
    client = cast.client("aicha")
    address = address_from(client)

    client.post("/cercles/agenda/adresse/montrer/", {"shows_name": "on", "shows_place": "on"})
    (event,) = events_at(address)

    assert str(event["SUMMARY"]) == "Séance, Val d’Orle"
    assert str(event["LOCATION"]) == "Maison des Glycines"


def test_without_an_address_there_is_nothing_to_choose(cast: Cast) -> None:
    client = cast.client("aicha")

    assert client.post("/cercles/agenda/adresse/montrer/", {}).status_code == 404


def test_what_is_long_over_leaves_calendars(company: Company, circle: Circle, cast: Cast) -> None:
    long_ago = clock.now() - timedelta(days=400)
    with clock.stopped_at(long_ago):
        planned(circle, company["driss"])
    address = address_from(cast.client("aicha"))

    assert events_at(address) == []


def test_one_chooses_the_circles_one_is_reminded_of(
    company: Company, circle: Circle, cast: Cast
) -> None:
    other = circle_of(company, "aicha", by="chantal", name="Les Écluses")
    client = cast.client("aicha")

    client.post("/cercles/agenda/rappels/", {"circles": [str(other.pk)]})
    page = BeautifulSoup(client.get(DIARY).content, "html.parser")

    ticked = [str(box["value"]) for box in page.select("input[name=circles][checked]")]
    assert ticked == [str(other.pk)]


def test_one_cannot_choose_for_a_circle_that_is_not_ones_own(
    company: Company, circle: Circle, cast: Cast
) -> None:
    circle_of(company, by="chantal", name="Les Écluses")

    client = cast.client("chantal")
    client.post("/cercles/agenda/rappels/", {"circles": [str(circle.pk)]})

    place = circle.memberships.get(person=cast.aicha)
    assert place.wants_reminders


def test_the_diary_lists_what_is_to_come(company: Company, circle: Circle, cast: Cast) -> None:
    client = cast.client("aicha")
    assert "Aucune séance n’est prévue" in client.get(DIARY).content.decode()
    planned(circle, company["driss"])

    page = client.get(DIARY).content.decode()

    assert re.search(rf"{circle.pk}/seances/.*Val d’Orle", page, re.S)
