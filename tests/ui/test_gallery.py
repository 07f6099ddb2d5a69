"""The gallery shows every component, and stays a correct page."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.template.loader import get_template
from django.test import Client

from trousseau import ui
from trousseau.lib.questions import QUESTIONS
from trousseau.ui.components import paint

COMPONENTS = Path(ui.__file__).parent / "templates/ui/components"
# Holds an h1 of its own, belongs to signed-in people, or is included by another.
ELSEWHERE = {"confirm", "tabs", "button_label", "note_body"}

pytestmark = [pytest.mark.urls("tests.ui.urls"), pytest.mark.django_db]


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    names: set[str] = set()

    def record(path: str) -> object:
        names.add(Path(path).stem)
        return get_template(path)

    monkeypatch.setattr(paint, "get_template", record)
    return names


def page(client: Client, query: str = "") -> BeautifulSoup:
    answer = client.get(f"/composants/{query}")
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def test_every_component_is_in_the_gallery(client: Client, painted: set[str]) -> None:
    page(client)

    assert painted == {path.stem for path in COMPONENTS.glob("*.html")} - ELSEWHERE


@pytest.mark.parametrize("query", ["", "?form=vide"])
def test_it_is_a_correct_page(client: Client, query: str) -> None:
    soup = page(client, query)
    ids = [str(tag["id"]) for tag in soup.select("[id]")]
    described = " ".join(str(tag["aria-describedby"]) for tag in soup.select("[aria-describedby]"))

    assert len(soup.select("h1")) == 1
    assert len(ids) == len(set(ids))
    assert set(described.split()) <= set(ids)
    assert not soup.select("[style], style, script:not([src])")


def test_headings_never_skip_a_level(client: Client) -> None:
    levels = [int(tag.name[1]) for tag in page(client).find_all(re.compile("^h[1-6]$"))]

    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_it_shows_the_six_questions_with_their_names(client: Client) -> None:
    shown = {tag.get_text() for tag in page(client).select(".tag")}

    assert {str(question) for question in QUESTIONS} <= shown
