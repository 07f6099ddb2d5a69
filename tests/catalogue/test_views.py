"""The search page, as anyone sees it."""

from collections.abc import Callable
from typing import Any

from django.test import Client

from tests.cast import Cast
from tests.keys.factories import a_key


def page(query: str) -> str:
    answer = Client().get(f"/recherche/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_anyone_finds_a_key(cast: Cast) -> None:
    a_key(cast.elise)

    shown = page("?q=STYLOS")

    assert '<h2 id="resultats">1 résultat pour' in shown
    assert "/cles/qui-tient-le-stylo/" in shown


def test_a_question_narrows(cast: Cast) -> None:
    a_key(cast.elise)

    assert "1 résultat" in page("?q=stylo&question=4")
    assert "Aucune clé pour" in page("?q=stylo&question=2")


def test_nothing_found_says_so_and_leads_on(db: None) -> None:
    shown = page("?q=<b>girafe")

    assert "Aucune clé pour «" in shown
    assert "Essayez un mot plus court" in shown
    assert "<b>girafe" not in shown


def test_nothing_asked_shows_the_board(db: None) -> None:
    assert "?question=6" in page("")


def test_the_page_asks_the_base_as_much_for_many_results(
    cast: Cast, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for number in range(1, 6):
        a_key(cast.elise, title=f"Le stylo {number}", question=number)

    with django_assert_num_queries(3):
        page("?q=stylo")
