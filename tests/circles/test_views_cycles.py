"""A cycle in one screen: a rhythm, dates to change or take out, then one letter to everyone."""

from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import recurring_ical_events
from bs4 import BeautifulSoup
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from tests.cast import Cast
from tests.circles.factories import Company, circle_of, harvested, planned
from trousseau.circles import access, actions
from trousseau.circles.models import Circle, Cycle, Meeting

PARIS = ZoneInfo("Europe/Paris")
RHYTHM = {
    "day": "2027-01-07", "starts": "09:30", "ends": "12:00", "rhythm": "month-1", "number": "4",
    "place": "Salle du Lavoir", "protocol": "gapp", "in_order": "on",
}  # fmt: skip


def address(circle: Circle, step: str = "") -> str:
    return f"/cercles/{circle.pk}/seances/{step}"


def dates_given(client: Client, circle: Circle, **changed: str) -> dict[str, str]:
    """Say a rhythm, and return every field of the page of dates as the browser would send it."""
    answer = client.post(address(circle, "prevoir-un-cycle/"), RHYTHM | changed)
    soup = BeautifulSoup(answer.content, "html.parser")
    assert "Rien n’est encore prévu" in soup.get_text()
    return fields_of(soup)


def fields_of(soup: BeautifulSoup) -> dict[str, str]:
    """Return what a form holds."""
    found: dict[str, str] = {}
    for field in soup.select("main input[name], main select[name]"):
        name = str(field["name"])
        if field.name == "select":
            chosen = field.select_one("option[selected]")
            found[name] = str(chosen["value"]) if chosen else ""
        elif field.get("type") != "checkbox":
            found[name] = str(field.get("value", ""))
        elif field.has_attr("checked"):
            found[name] = "on"
    found.pop("csrfmiddlewaretoken", None)
    return found


def words(answer: Any) -> str:
    """Return what a page says, every space alike."""
    return " ".join(BeautifulSoup(answer.content, "html.parser").get_text().split())


def commit(client: Client, circle: Circle, fields: dict[str, str]) -> Any:
    return client.post(address(circle, "prevoir-ce-cycle/"), fields)


def test_a_cycle_is_planned_in_one_go_and_one_letter(
    company: Company, circle: Circle, cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    driss = cast.client("driss")
    fields = dates_given(driss, circle)
    assert not Meeting.objects.exists()
    mail.outbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        answer = commit(driss, circle, fields)

    meetings = list(Meeting.objects.order_by("starts_at"))
    assert answer["Location"] == address(circle)
    assert [one.starts_at.astimezone(PARIS).isoformat()[:16] for one in meetings] == [
        "2027-01-07T09:30", "2027-02-04T09:30", "2027-03-04T09:30", "2027-04-01T09:30",
    ]  # fmt: skip
    assert [one.questions for one in meetings] == [[1], [2], [3], [4]]
    assert [one.is_last for one in meetings] == [False, False, False, True]
    assert {one.place for one in meetings} == {"Salle du Lavoir"}
    assert sorted(message.to[0] for message in mail.outbox) == [
        "aicha@cast.example", "bruno@cast.example",
    ]  # fmt: skip
    letter = mail.outbox[0].body
    assert letter.count("9\xa0h\xa030") == 4
    assert "Lavoir" not in letter
    assert circle.name not in letter


def test_each_date_may_be_changed_or_taken_out_before(
    company: Company, circle: Circle, cast: Cast
) -> None:
    driss = cast.client("driss")
    fields = dates_given(driss, circle)
    fields |= {"form-1-day": "2027-02-11", "form-1-question": "", "form-3-removed": "on"}

    commit(driss, circle, fields)

    meetings = list(Meeting.objects.order_by("starts_at"))
    assert [one.day for one in meetings] == [
        date(2027, 1, 7), date(2027, 2, 11), date(2027, 3, 4),
    ]  # fmt: skip
    assert meetings[1].questions == []
    assert meetings[2].is_last


def test_calendars_see_the_rule_the_change_and_the_gap(
    company: Company, circle: Circle, cast: Cast
) -> None:
    driss = cast.client("driss")
    fields = dates_given(driss, circle)
    commit(driss, circle, fields | {"form-1-day": "2027-02-11", "form-2-removed": "on"})
    second, fourth = Meeting.objects.order_by("starts_at")[1:3]
    later = fourth.starts_at + timedelta(days=7)
    actions.edit_meeting(
        meeting=fourth, starts_at=later, ends_at=later + timedelta(hours=2), by=company["driss"]
    )
    actions.cancel_meeting(meeting=second, by=company["driss"])

    secret = actions.make_feed(by=company["aicha"])
    calendar = Calendar.from_ical(Client().get(f"/cercles/agenda/{secret}.ics").content)
    judged = recurring_ical_events.of(calendar).between(date(2026, 9, 1), date(2027, 9, 1))

    assert sum("RRULE" in event for event in calendar.walk("VEVENT")) == 1
    assert [
        (event["DTSTART"].dt.isoformat(), str(event.get("STATUS", ""))) for event in judged
    ] == [
        ("2027-01-07T09:30:00+01:00", ""),
        ("2027-02-11T09:30:00+01:00", "CANCELLED"),
        ("2027-04-08T09:30:00+02:00", "CONFIRMED"),
    ]


def test_some_dates_are_doubted_gently(company: Company, circle: Circle, cast: Cast) -> None:
    driss = cast.client("driss")
    given = {"day": "2027-05-20", "rhythm": "month-2"}

    answer = driss.post(address(circle, "prevoir-un-cycle/"), RHYTHM | given)

    page = answer.content.decode()
    assert page.count("C’est en plein été") == 1
    fields = fields_of(BeautifulSoup(answer.content, "html.parser"))
    again = commit(driss, circle, fields | {"form-1-day": "2027-07-14", "check": "1"})
    assert "C’est un jour férié" in again.content.decode()
    assert not Meeting.objects.exists()


def test_a_mistake_in_a_date_keeps_everything_typed(
    company: Company, circle: Circle, cast: Cast
) -> None:
    driss = cast.client("driss")
    fields = dates_given(driss, circle) | {"form-0-day": "2027-01-14", "form-2-ends": "08:00"}

    answer = commit(driss, circle, fields)

    page = BeautifulSoup(answer.content, "html.parser")
    assert "La séance finit après avoir commencé" in page.get_text()
    assert fields_of(page)["form-0-day"] == "2027-01-14"
    assert not Cycle.objects.exists()


def test_a_date_that_is_none_says_so(company: Company, circle: Circle, cast: Cast) -> None:
    driss = cast.client("driss")
    fields = dates_given(driss, circle) | {"form-0-day": ""}

    assert commit(driss, circle, fields).status_code == 200
    assert not Cycle.objects.exists()


def test_a_cycle_keeps_at_least_one_meeting(company: Company, circle: Circle, cast: Cast) -> None:
    driss = cast.client("driss")
    fields = dates_given(driss, circle)
    fields |= {f"form-{n}-removed": "on" for n in range(4)}

    assert "Gardez au moins une séance" in commit(driss, circle, fields).content.decode()


def test_a_rhythm_that_makes_no_sense_is_said_near_its_field(
    company: Company, circle: Circle, cast: Cast
) -> None:
    driss = cast.client("driss")
    wrong = RHYTHM | {"ends": "09:00", "number": "40"}

    first = driss.post(address(circle, "prevoir-un-cycle/"), wrong)
    second = commit(driss, circle, wrong)

    for answer in (first, second):
        assert "La séance finit après avoir commencé" in answer.content.decode()


def test_a_page_with_more_dates_than_its_rhythm_plans_no_more(
    company: Company, circle: Circle, cast: Cast
) -> None:
    driss = cast.client("driss")
    fields = dates_given(driss, circle)

    commit(driss, circle, fields | {"number": "2"})

    assert Meeting.objects.count() == 2


def test_the_cycle_page_says_where_each_meeting_is(
    company: Company, circle: Circle, cast: Cast
) -> None:
    harvested(company, circle, "aicha", "bruno")
    actions.cancel_meeting(meeting=planned(circle, company["driss"], days=5), by=company["driss"])
    driss = cast.client("driss")
    commit(driss, circle, dates_given(driss, circle))

    hers, his = (words(cast.client(who).get(address(circle))) for who in ("aicha", "driss"))

    assert "Cycle du 7 janvier 2027 au 1er avril 2027" in hers
    assert "Hors cycle" in hers
    assert "2 personnes présentes, 1 récolte" in hers
    assert "annulée" in hers
    assert "L’ouvrir, la déplacer ou l’annuler" in his
    assert "L’ouvrir, la déplacer" not in hers


def test_a_new_circle_says_what_to_do_first(company: Company, circle: Circle, cast: Cast) -> None:
    hers = cast.client("aicha").get(address(circle)).content.decode()
    his = cast.client("driss").get(address(circle)).content.decode()

    assert "La personne qui anime en proposera" in hers
    assert "Prévoir un cycle" in his


def test_two_cycles_stand_apart_the_latest_first(
    company: Company, circle: Circle, cast: Cast
) -> None:
    other = circle_of(company, "aicha", by="chantal", name="Les Écluses")
    driss = cast.client("driss")
    for day in ("2027-01-07", "2028-01-06"):
        commit(driss, circle, dates_given(driss, circle, day=day, number="2"))

    courses = access.courses_of(circle)

    assert [course.first.starts_at.year for course in courses] == [2028, 2027]
    assert access.courses_of(other) == []


def test_the_page_asks_as_many_queries_however_many_meetings(
    company: Company, circle: Circle, cast: Cast
) -> None:
    driss = cast.client("driss")

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert driss.get(address(circle)).status_code == 200
        return len(queries)

    commit(driss, circle, dates_given(driss, circle, number="2"))
    before = asked()
    commit(driss, circle, dates_given(driss, circle, number="9", day="2028-01-06"))

    assert asked() == before
