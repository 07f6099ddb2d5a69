"""The room's three screens: a phone, a desk, a wall; and what each may show."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.circles.factories import STORY, Company, advanced, case_by, circle_of, planned, under_way
from trousseau.circles import actions
from trousseau.circles.models import Contribution, Meeting
from trousseau.circles.protocols import Kind
from trousseau.lib import clock

PEERS = [f"peer{n}" for n in range(1, 5)]


@pytest.fixture
def meeting(company: Company) -> Meeting:
    """Return a meeting of seven people, on Aïcha's case, at its questions."""
    circle = circle_of(company, "aicha", "bruno", *PEERS)
    case = case_by(company["aicha"], circle, title="Le seau")
    meeting = under_way(company, circle, "driss", "aicha", "bruno", *PEERS)
    meeting = actions.choose_case(meeting=meeting, case=case, by=company["driss"])
    return advanced(meeting, company["driss"], "questions")


def address(meeting: Meeting) -> str:
    return f"/cercles/{meeting.circle_id}/seances/{meeting.pk}/"


def seen(client: Client, url: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(url).content, "html.parser")


def words(page: BeautifulSoup) -> str:
    return " ".join(page.get_text(" ").split())


def ask(company: Company, meeting: Meeting, text: str, kind: Kind = Kind.QUESTION) -> Contribution:
    return actions.contribute(meeting=meeting, kind=kind, text=text, by=company["bruno"])


def test_a_wall_shows_what_the_group_may_read_never_the_account(
    company: Company, meeting: Meeting
) -> None:
    shown = ask(company, meeting, "Qui était là ?")
    hidden = ask(company, meeting, "Et pourquoi ?")
    actions.hide_contribution(contribution=hidden, by=company["driss"])

    for who in ("driss", "aicha", "bruno"):
        wall = words(seen(company.cast.client(who), f"{address(meeting)}projection/"))
        assert shown.pk
        assert "Qui était là ?" in wall
        assert "Et pourquoi" not in wall
        assert STORY[:30] not in wall
        assert "Le seau" not in wall


def test_a_wall_shows_nothing_before_the_reveal(company: Company, meeting: Meeting) -> None:
    meeting = advanced(meeting, company["driss"], "hypotheses")
    ask(company, meeting, "Et si la fatigue", Kind.HYPOTHESIS)
    bruno = company.cast.client("bruno")

    assert "Et si la fatigue" in words(seen(bruno, address(meeting)))
    assert "Et si la fatigue" not in words(seen(bruno, f"{address(meeting)}projection/"))
    advanced(meeting, company["driss"], "conclusion")
    assert "Et si la fatigue" in words(seen(bruno, f"{address(meeting)}projection/"))


def test_a_wall_shows_how_to_join_only_to_begin_with(company: Company, meeting: Meeting) -> None:
    driss = company.cast.client("driss")
    wall = seen(driss, f"{address(meeting)}projection/")

    assert meeting.code in words(wall)
    assert wall.select_one("svg.qr") is None
    assert wall.title is not None
    assert wall.title.get_text() == "Projection – Trousseau"
    while meeting.phase != "demarrage":
        meeting = actions.go_back(meeting=meeting, by=company["driss"])
    assert seen(driss, f"{address(meeting)}projection/").select_one("svg.qr") is not None


def test_a_wall_of_a_meeting_that_is_over_leads_to_what_it_gave(
    company: Company, meeting: Meeting
) -> None:
    advanced(meeting, company["driss"], "meta")
    actions.close_meeting(meeting=meeting, by=company["driss"])

    answer = company.cast.client("aicha").get(f"{address(meeting)}projection/")

    assert answer.status_code == 302
    assert answer["Location"] == address(meeting)


def test_who_holds_the_frame_has_a_desk_the_others_a_phone(
    company: Company, meeting: Meeting
) -> None:
    desk = seen(company.cast.client("driss"), address(meeting))
    phone = seen(company.cast.client("bruno"), address(meeting))

    assert desk.select_one(".desk") is not None
    assert [one.get_text(strip=True) for one in desk.select(".bar button")] == [
        "Passer à la phase «\u00a0Hypothèses\u00a0»"
    ]
    assert phone.select_one(".desk, .bar") is None
    assert phone.select_one("form[data-say]") is not None


def test_a_presenter_who_has_the_floor_reads_so_and_may_stop(
    company: Company, meeting: Meeting
) -> None:
    aicha = company.cast.client("aicha")
    assert "Vous répondez si vous le souhaitez." in words(seen(aicha, address(meeting)))
    meeting = actions.go_back(meeting=meeting, by=company["driss"])
    page = seen(aicha, address(meeting))

    assert "Vous avez la parole." in words(page)
    assert page.select_one("form[action$='/arreter/'] button") is not None
    actions.hand_floor(meeting=meeting, number=1, by=company["driss"])
    assert "Vous avez la parole." not in words(seen(aicha, address(meeting)))


def test_the_silence_of_the_presenter_is_said_as_the_frame_decided(
    company: Company, meeting: Meeting
) -> None:
    actions.hush_presenter(meeting=meeting, hushed=True, by=company["driss"])

    assert "Aïcha écoute, en silence." in words(
        seen(company.cast.client("bruno"), address(meeting))
    )
    assert "Vous écoutez, en silence." in words(
        seen(company.cast.client("aicha"), address(meeting))
    )


def test_words_typed_before_a_phase_ended_do_not_slip_into_the_next(
    company: Company, meeting: Meeting
) -> None:
    bruno, room = company.cast.client("bruno"), address(meeting)
    assert bruno.post(f"{room}frappe/", {"text": "Qui", "run": meeting.run}).status_code == 204
    assert "Qui</textarea>" in bruno.get(room).content.decode()
    meeting = advanced(meeting, company["driss"], "hypotheses")

    late = bruno.post(f"{room}frappe/", {"text": "Qui ét", "run": meeting.run - 1})

    assert late.status_code == 409
    assert "Qui" not in str(seen(bruno, room).select_one("form[data-say] textarea"))


def test_a_slip_put_down_is_no_longer_being_typed(company: Company, meeting: Meeting) -> None:
    bruno, room = company.cast.client("bruno"), address(meeting)
    bruno.post(f"{room}frappe/", {"text": "Qui était là ?", "run": meeting.run})
    bruno.post(f"{room}deposer/", {"kind": "question", "text": "Qui était là ?"})

    area = seen(bruno, room).select_one("form[data-say] textarea")

    assert area is not None
    assert area.get_text(strip=True) == ""


def test_a_slip_that_comes_too_late_stays_in_the_page(company: Company, meeting: Meeting) -> None:
    bruno, room = company.cast.client("bruno"), address(meeting)
    advanced(meeting, company["driss"], "conclusion")

    for door in ("deposer", "deposer-sans-signer"):
        slip = {"kind": "question", "text": "Qui était là ?"}
        page = BeautifulSoup(bruno.post(f"{room}{door}/", slip).content, "html.parser")

        stayed = page.select_one("#stayed:not([hidden]) textarea")
        assert stayed is not None
        assert stayed.get_text() == "Qui était là ?"
        assert "Rien n’a été déposé." in words(page)


def test_a_page_that_asks_by_itself_keeps_no_notebook_open(
    company: Company, meeting: Meeting
) -> None:
    bruno, began = company.cast.client("bruno"), clock.now()
    for minutes in (10, 20, 29):
        with clock.stopped_at(began + timedelta(minutes=minutes)):
            assert bruno.get(address(meeting), headers={"X-Refresh": "1"}).context["unlocked"]

    with clock.stopped_at(began + timedelta(minutes=31)):
        assert not bruno.get("/compte/phrase/").context["unlocked"]


def test_the_page_of_a_meeting_to_come_leads_into_the_room_by_itself(company: Company) -> None:
    circle = circle_of(company, "aicha")
    meeting = planned(circle, company["driss"])
    aicha = company.cast.client("aicha")

    before = seen(aicha, address(meeting)).select_one("#live")
    actions.open_meeting(meeting=meeting, by=company["driss"])
    during = seen(aicha, address(meeting)).select_one("#live")

    assert before is not None
    assert during is not None
    assert before["data-stream"] == during["data-stream"]
    assert str(during["data-said"]).startswith("Phase 1")


def test_a_meeting_held_says_what_fades_and_when(company: Company, meeting: Meeting) -> None:
    ask(company, meeting, "Qui était là ?")
    advanced(meeting, company["driss"], "meta")
    actions.close_meeting(meeting=meeting, by=company["driss"])

    held = words(seen(company.cast.client("bruno"), address(meeting)))

    assert "1 contribution, détruite après le" in held
    assert "1 récit, détruit après le" in held
