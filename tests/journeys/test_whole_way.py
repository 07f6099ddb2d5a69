"""The whole way, once, through pages alone: a private note, a circle, a key, a publication."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from tests.cast import PASSPHRASE, Cast
from tests.journeys import story, story_key
from tests.journeys.client_way import ClientWay
from tests.journeys.gathering import gather, plan_a_meeting
from tests.journeys.story import Company
from tests.journeys.way import Way
from tests.publishing.factories import content
from trousseau.lib import clock
from trousseau.people.models import Person
from trousseau.publishing import actions as publishing

PUBLICATION = "/publications/des-cles-de-mediation/"


@pytest.fixture
def company(cast: Cast, django_capture_on_commit_callbacks: Callable[..., Any]) -> Company:
    return gather(cast, django_capture_on_commit_callbacks)


@pytest.mark.django_db
def test_a_private_note_becomes_a_key_that_anyone_reads(company: Company, cast: Cast) -> None:
    carry_to_the_circle(company)
    hold_the_meeting(company)
    agree_on_a_key(company)
    publish_the_key(company)
    publish_a_publication(company, cast.elise)

    story_key.read_as_anyone(ClientWay("anyone"), company, PUBLICATION)
    read_the_file(Client().get(f"{PUBLICATION}des-cles-de-mediation.pdf"))
    reopen(company.presenter, company.notes["situation"])
    story_key.withdraw_the_case(company)


def reopen(way: Way, address: str) -> None:
    """Ten days later the vault is locked: the page asks the passphrase, then shows itself."""
    way.open(address)
    way.press("Rouvrir mon carnet", vault_passphrase=PASSPHRASE)


def carry_to_the_circle(company: Company) -> None:
    story.write_a_note(company)
    story.answer_the_danger_question(company)
    story.review_every_find(company)
    story.let_it_leave(company)
    story.see_the_case(company)


def hold_the_meeting(company: Company) -> None:
    plan_a_meeting(company)
    story.open_the_meeting(company)
    story.ask_and_answer(company)
    story.suppose(company)
    story.conclude(company)
    story.harvest(company)


def agree_on_a_key(company: Company) -> None:
    story_key.draft_the_key(company)
    story_key.take_stands(company, silent=2)
    story_key.announce_a_round(company)
    story_key.say_yes(company)
    company.peer.open(company.notes["draft"])
    assert "2 réponses attendues" in company.peer.text
    with clock.stopped_at(clock.now() + timedelta(days=10)):
        reopen(company.peer, company.notes["draft"])
        story_key.take_the_key_out(company)


def publish_the_key(company: Company) -> None:
    """Nobody reads the key until the editor publishes it from her screens."""
    ClientWay("anyone").open(company.notes["key"], status=404)
    editor = company.editor
    editor.open("/edition/snippets/keys/key/")
    editor.follow(story.KEY_TITLE)
    editor.press("Publier")
    ClientWay("anyone").open(company.notes["key"])


def publish_a_publication(company: Company, editor: Person) -> None:
    """The editor writes a publication, takes the key through the third door, publishes."""
    shelf = publishing.plant_tree()
    page = publishing.write_publication(shelf=shelf, content=content(), by=editor)
    ClientWay("anyone").open(PUBLICATION, status=404)
    company.editor.open(f"/passages/publication/{page.pk}/")
    company.editor.press("Copier dans le brouillon", chapter="4", keys=True)
    publishing.publish_publication(publication=page, by=editor)


def read_the_file(answer: Any) -> None:
    """The file is a tagged PDF, in French, that holds the key and names nobody's account."""
    data = b"".join(answer.streaming_content)
    assert data.startswith(b"%PDF")
    pdf = PdfReader(BytesIO(data))
    root: Any = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("fr")
    words = " ".join(page.extract_text() for page in pdf.pages)
    assert "marcher à côté" in " ".join(words.split())
    assert "cast.example" not in str(pdf.metadata)
