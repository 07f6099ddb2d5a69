"""Unsigned cards and ballots on their pages: nothing that lasts, and nothing lost."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.circles.factories import Company, advanced, case_by, circle_of, under_way
from trousseau.circles import access, actions
from trousseau.circles.forms import ContributionForm
from trousseau.circles.models import Contribution, Meeting
from trousseau.circles.protocols import Kind
from trousseau.vault import api as vault

PEERS = [f"peer{n}" for n in range(1, 5)]


@pytest.fixture
def room(company: Company) -> str:
    """Return the address of a meeting of seven people at its hypotheses, on Aïcha's case."""
    circle = circle_of(company, "aicha", "bruno", *PEERS)
    case = case_by(company["aicha"], circle)
    meeting = under_way(company, circle, "driss", "aicha", "bruno", *PEERS)
    meeting = actions.choose_case(meeting=meeting, case=case, by=company["driss"])
    advanced(meeting, company["driss"], "hypotheses")
    return f"/cercles/{circle.pk}/seances/{meeting.pk}/"


def said(client: Client, url: str, **data: str) -> str:
    return client.post(url, data, follow=True).content.decode()


def test_a_card_is_put_down_read_by_its_author_and_taken_back(company: Company, room: str) -> None:
    bruno = company.cast.client("bruno")
    card = {"kind": "hypothesis", "text": "Et si la fatigue"}

    with CaptureQueriesContext(connection) as asked:
        bruno.post(f"{room}deposer-sans-signer/", card)

    verbs = {query["sql"].split()[0] for query in asked}
    assert verbs.isdisjoint({"INSERT", "UPDATE", "DELETE"})
    assert "Et si la fatigue" in bruno.get(room).content.decode()
    said(bruno, f"{room}reprendre-carte/", kind="hypothesis")
    assert "Et si la fatigue" not in bruno.get(room).content.decode()
    assert "Et si" not in said(bruno, f"{room}reprendre-carte/", kind="nope")


def test_a_revealed_card_may_be_taken_back_by_its_browser(company: Company, room: str) -> None:
    bruno, driss = company.cast.client("bruno"), company.cast.client("driss")
    said(bruno, f"{room}deposer-sans-signer/", kind="hypothesis", text="Et si")
    said(driss, f"{room}avancer/")
    slip = Contribution.objects.get()

    assert "Seule la personne qui l’a écrit" in said(
        driss, f"{room}contributions/{slip.pk}/retirer/"
    )
    assert "Retirée." in said(bruno, f"{room}contributions/{slip.pk}/retirer/")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("🔑" * 500, "Raccourcissez un peu."),
        ("", "Quelques mots"),
    ],
)
def test_a_card_refused_stays_in_the_page(
    company: Company, room: str, text: str, sentence: str
) -> None:
    page = said(
        company.cast.client("bruno"), f"{room}deposer-sans-signer/", kind="hypothesis", text=text
    )

    assert sentence in page
    assert text in page


def test_a_card_too_late_says_so_and_keeps_the_text(company: Company, room: str) -> None:
    meeting = Meeting.objects.get()
    bruno = company.cast.client("bruno")
    vault.pile_shut(meeting=meeting.pk, run=meeting.run)

    page = said(bruno, f"{room}deposer-sans-signer/", kind="hypothesis", text="Trop tard")

    assert "La phase vient de finir. Votre texte est resté ici." in page
    assert "Trop tard" in page


def test_a_presenter_who_listens_writes_no_card(company: Company, room: str) -> None:
    page = said(
        company.cast.client("aicha"), f"{room}deposer-sans-signer/", kind="hypothesis", text="Moi"
    )

    assert "Rien n’a été déposé." in page


def test_what_is_typed_is_kept_for_the_phase(company: Company, room: str) -> None:
    bruno = company.cast.client("bruno")

    assert bruno.post(f"{room}frappe/", {"text": "On dirait"}).status_code == 204
    assert bruno.post(f"{room}frappe/", {"text": "🔑" * 900}).status_code == 409
    meeting = Meeting.objects.get()
    assert access.room_of(meeting, by=company["bruno"]).typing == "On dirait"
    meeting = actions.stop_exchange(meeting=meeting, by=company["aicha"])
    actions.close_meeting(meeting=meeting, by=company["driss"])
    assert bruno.post(f"{room}frappe/", {"text": "On"}).status_code == 409
    closed = bruno.post(f"{room}deposer-sans-signer/", {"kind": Kind.HYPOTHESIS, "text": "On"})
    assert closed.status_code == 302


@pytest.mark.parametrize(("text", "fits"), [("D" * 200, True), ("D" * 201, False)])
def test_a_contract_is_one_sentence(text: str, fits: bool) -> None:
    form = ContributionForm(
        {"kind": "request", "text": text}, kinds=(Kind.REQUEST,), may_be_unsigned=False, hint=""
    )

    assert form.is_valid() == fits
    assert fits or form.errors["text"] == ["Une seule phrase : 200 signes au plus."]
