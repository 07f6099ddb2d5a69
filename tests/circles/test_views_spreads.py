"""Cross-expertise on the screens: alone on each phone, then the same spread for all."""

from datetime import timedelta

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.circles.factories import Company, advanced
from tests.circles.test_actions_spreads import FIRST, GRID, GROUP, PEERS, answer, crossed
from trousseau.circles import actions
from trousseau.circles.models import Meeting, Spread
from trousseau.lib.clock import now
from trousseau.vault import api as vault

__all__ = ["crossed"]


def address(name: str, meeting: Meeting) -> str:
    return reverse(f"circles:{name}", args=[meeting.circle_id, meeting.pk])


def room_page(client: Client, meeting: Meeting) -> BeautifulSoup:
    return BeautifulSoup(client.get(address("meeting", meeting)).text, "html.parser")


def test_each_phone_shows_the_grid_and_no_count(
    cast: Cast, company: Company, crossed: Meeting
) -> None:
    answer(company, crossed, *PEERS)
    aicha, driss = cast.client("aicha"), cast.client("driss")

    page = room_page(aicha, crossed)
    assert len(page.select("input[type=radio]")) == sum(len(i.answers) for i in GRID.items)
    assert not page.select("input[checked]")
    assert "Montrer la répartition" not in page.get_text()
    frame = room_page(driss, crossed)
    assert not frame.select("input[type=radio]")
    assert "Montrer la répartition" in frame.get_text()
    for one in (page, frame):
        grid = one.select_one("section[aria-labelledby=grille]")
        assert "quatre" not in grid.get_text()
        assert "4" not in grid.get_text().replace("question", "")


def test_a_grid_is_answered_corrected_and_shown_from_the_screens(
    cast: Cast, company: Company, crossed: Meeting
) -> None:
    answer(company, crossed, *PEERS)
    aicha, driss = cast.client("aicha"), cast.client("driss")
    full = {f"grille-{slug}": words for slug, words in FIRST.items()}

    short = aicha.post(address("grid-answer", crossed), {"grille-qui": FIRST["qui"]})
    assert "Touchez une réponse" in short.text
    kept = BeautifulSoup(short.text, "html.parser").select("input[checked]")
    assert [one["value"] for one in kept] == [FIRST["qui"]]

    assert aicha.post(address("grid-answer", crossed), full).status_code == 302
    page = room_page(aicha, crossed)
    assert "Changer mes réponses" in page.get_text()
    assert len(page.select("input[type=radio][checked]")) == len(GRID.items)

    driss.post(address("spread-show", crossed), {"turn": crossed.turn})
    shown = room_page(aicha, crossed)
    assert len(shown.select("table.bars")) == len(GRID.items)
    assert "cinq personnes" in shown.get_text()
    assert GRID.discuss[0] in shown.get_text()
    assert not shown.select("input[type=radio]")


def test_too_few_answers_are_said_without_a_number(
    cast: Cast, company: Company, crossed: Meeting
) -> None:
    answer(company, crossed, "peer1")
    driss = cast.client("driss")

    refused = driss.post(address("spread-show", crossed), {"turn": crossed.turn}, follow=True)

    assert "pas encore assez de réponses" in refused.text


def test_a_grid_sent_after_the_phase_comes_back_to_the_room(
    cast: Cast, company: Company, crossed: Meeting
) -> None:
    meeting = actions.advance_phase(meeting=crossed, by=company["driss"])

    answered = cast.client("aicha").post(address("grid-answer", meeting), {})

    assert answered.url == address("meeting", meeting)


def test_who_may_not_answer_is_told_why(cast: Cast, crossed: Meeting) -> None:
    full = {f"grille-{slug}": words for slug, words in FIRST.items()}

    refused = cast.client("driss").post(address("grid-answer", crossed), full, follow=True)

    assert "Vous tenez le cadre" in refused.text


def test_a_closed_meeting_shows_its_spread_while_it_lasts(
    cast: Cast, company: Company, crossed: Meeting
) -> None:
    answer(company, crossed, *GROUP)
    meeting = advanced(crossed, company["driss"], "cloture")
    actions.close_meeting(meeting=meeting, by=company["driss"])

    assert len(room_page(cast.client("aicha"), meeting).select("table.bars")) == len(GRID.items)
    Meeting.objects.filter(pk=meeting.pk).update(closed_at=now() - timedelta(days=91))
    for row in Spread.objects.all():
        vault.shred_row(row, by=None)
    assert not room_page(cast.client("aicha"), meeting).select("table.bars")
