"""The public pages of the keys."""

from collections.abc import Callable
from typing import Any

from django.test import Client

from tests.cast import Cast
from tests.keys.factories import a_key, a_received_key
from trousseau.keys import actions


def page(address: str, expected: int = 200) -> str:
    answer = Client().get(address)
    assert answer.status_code == expected
    return answer.content.decode()


def test_the_board_leads_to_the_keys_of_a_question(cast: Cast) -> None:
    a_key(cast.elise)
    a_key(cast.elise, title="Tenir sa place à table", question=5)

    everything, one = page("/cles/"), page("/cles/?question=4")

    assert "Tenir sa place" in everything
    assert "?question=6" in everything
    assert "Qui tient le stylo" in one
    assert "Tenir sa place" not in one


def test_an_empty_question_says_so(db: None) -> None:
    assert "Aucune clé n’est encore publiée ici" in page("/cles/?question=2")
    assert "Six" not in page("/cles/?question=9").split("<h1>")[0]


def test_a_key_says_everything_it_holds(cast: Cast) -> None:
    key = a_key(cast.elise)
    a_key(cast.elise, title="Démêler sans tout porter")
    actions.flag_withdrawal(slugs=[key.slug])

    shown = page("/cles/qui-tient-le-stylo/")

    for words in (
        "À cette étape, qui fait",
        "Jamais de mot de passe",
        "Les leviers",
        "Les limites",
        "Une réserve, publiée",
        "9 s’y reconnaissent, 1 réserve",
        "une situation retirée",
        "Démêler sans tout porter",
    ):
        assert words in shown


def test_getting_ready_sends_nothing(cast: Cast) -> None:
    a_key(cast.elise)

    shown = page("/cles/qui-tient-le-stylo/se-preparer/")

    content = shown.split("<main")[1].split("</main>")[0]
    assert "Il vient payer une facture" in content
    assert "<details" in content
    assert "<form" not in content


def test_what_is_not_published_is_absent(cast: Cast) -> None:
    a_received_key(cast.bruno)

    page("/cles/qui-tient-le-stylo/", 404)
    page("/cles/qui-tient-le-stylo/se-preparer/", 404)


def test_the_list_asks_the_base_as_much_for_many_keys(
    cast: Cast, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for number in range(1, 7):
        a_key(cast.elise, title=f"Clé {number}", question=number)

    with django_assert_num_queries(2):
        page("/cles/")
