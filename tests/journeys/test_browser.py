"""The whole way again in Chromium, on a phone, with the people of the demonstration."""

import pytest

from tests.journeys import story, story_key
from tests.journeys.browser_way import BrowserWay
from tests.journeys.conftest import Windows
from tests.journeys.crawling import looker
from tests.journeys.server import Server
from tests.journeys.story import Company
from tests.journeys.way import Beside

pytestmark = pytest.mark.browser

CIRCLE = "Cercle du Confluent"
OTHERS = {
    "odette.mbala": "Odette",
    "jean-marc.pinson": "Jean-Marc",
    "noemie.rault": "Noémie",
    "samir.touati": "Samir",
    "paulette.hoarau": "Paulette",
    "lucie.carvalho": "Lucie",
}
TITLE = "Des clés de médiation"
PUBLICATION = "/publications/des-cles-de-mediation/"


def test_a_private_note_becomes_a_key_that_anyone_reads(
    own_server: Server, windows: Windows
) -> None:
    company = Company(
        presenter=windows(own_server, "mediatrice"),
        peer=windows(own_server, "pair"),
        host=windows(own_server, "animateur"),
        editor=windows(own_server, "editrice", viewport={"width": 1280, "height": 800}),
        others=[windows(own_server, who, name) for who, name in OTHERS.items()],
        circle=CIRCLE,
    )
    anyone, wrong = windows(own_server), list[str]()
    looking = looker(wrong)
    for way in (company.presenter, company.peer, company.host):
        assert isinstance(way, BrowserWay)
        way.look = looking

    carry_to_the_circle(company)
    hold_the_meeting(company)
    agree_on_a_key(company)
    publish(company)
    story_key.read_as_anyone(anyone, company, PUBLICATION)
    story_key.withdraw_the_case(company)

    ways = [company.presenter, company.host, *company.group, anyone]
    assert [said for way in ways if isinstance(way, BrowserWay) for said in way.complaints] == []
    assert wrong == []


def carry_to_the_circle(company: Company) -> None:
    story.write_a_note(company)
    story.answer_the_danger_question(company)
    story.review_every_find(company)
    story.let_it_leave(company)
    story.see_the_case(company)


def hold_the_meeting(company: Company) -> None:
    story.open_the_meeting(company)
    story.ask_and_answer(company)
    story.suppose(company)
    story.conclude(company)
    story.harvest(company)


def agree_on_a_key(company: Company) -> None:
    story_key.draft_the_key(company)
    story_key.take_stands(company)
    story_key.say_yes(company)
    story_key.take_the_key_out(company)


def publish(company: Company) -> None:
    """The editor publishes the key, takes it through the third door, publishes a new edition."""
    editor = company.editor
    assert isinstance(editor, BrowserWay)
    editor.open("/edition/snippets/keys/key/")
    editor.follow(story.KEY_TITLE)
    publish_from_the_menu(editor)
    company.peer.open(company.notes["key"])
    editor.open("/edition/pages/search/?q=médiation")
    editor.follow(TITLE)
    editor.page.get_by_role("button", name="Actions", exact=True).first.click()
    editor.page.get_by_role("link", name="Choisir des clés").click()
    editor.press("Copier dans le brouillon", chapter="4", keys=Beside(story.KEY_TITLE))
    publish_from_the_menu(editor)
    company.peer.open(f"{PUBLICATION}lire/")
    assert story.KEY_TITLE in company.peer.text


def publish_from_the_menu(editor: BrowserWay) -> None:
    """Wagtail keeps « Publier » in a menu that a script opens."""
    editor.page.get_by_role("button", name="Plus d'actions").click()
    with editor.page.expect_navigation():
        editor.page.get_by_role("button", name="Publier", exact=True).click()
    assert "publié" in editor.text
