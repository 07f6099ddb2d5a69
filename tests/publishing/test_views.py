"""The public pages of a publication."""

from collections.abc import Callable
from typing import Any

from django.test import Client

from tests.cast import Cast
from tests.publishing.factories import STYLO, a_draft, a_publication
from trousseau.publishing import actions

NOTICE = "/publications/des-cles-de-mediation/"


def page(address: str, expected: int = 200) -> str:
    answer = Client().get(address)
    assert answer.status_code == expected
    return answer.content.decode()


def test_the_notice_is_a_resource_centres(cast: Cast) -> None:
    publication = a_publication(cast.elise)
    pages = publication.editions.get().pages

    shown = page(NOTICE)

    for words in (
        "Ils étaient quinze",
        "1er\u00a0janvier",
        f"{pages} pages",
        "Téléchargeable",
        "Solène Varga, animatrice",
        "Les textes</a>",
        "lire/#chapitre-6",
        "Citer ce texte",
        "2015",
        f"{NOTICE}des-cles-de-mediation.pdf",
        "?q=autonomie",
    ):
        assert words in shown.replace("1<sup>er</sup>", "1er"), words


def test_the_whole_text_is_read_on_one_page(cast: Cast) -> None:
    draft = a_draft(cast.elise)
    actions.freeze_keys(publication=draft, chapter=4, keys=[STYLO], by=cast.elise)
    actions.publish_publication(publication=draft, by=cast.elise)

    shown = page(f"{NOTICE}lire/")

    for words in (
        'id="chapitre-1"',
        'id="chapitre-6"',
        "Le sac du lundi",
        "Récit composé",
        "Jamais de mot de passe chez moi",
        "À débattre",
        "L’ours",
        "Maïwenn Jézéquel",
    ):
        assert words in shown
    assert shown.count("<h1") == 1


def test_the_file_is_given_as_it_was_printed(cast: Cast) -> None:
    publication = a_publication(cast.elise)

    answer = Client().get(f"{NOTICE}des-cles-de-mediation.pdf")

    assert answer.headers["Content-Type"] == "application/pdf"
    assert b"".join(answer.streaming_content) == publication.editions.get().pdf.read()
    page(f"{NOTICE}autre.pdf", 404)


def test_drafts_are_absent(cast: Cast) -> None:
    a_draft(cast.elise)

    for address in (NOTICE, f"{NOTICE}lire/", f"{NOTICE}des-cles-de-mediation.pdf"):
        page(address, 404)
    assert "Aucune publication pour l’instant" in page("/publications/")


def test_the_place_in_the_tree_leads_to_the_permanent_address(cast: Cast) -> None:
    publication = a_publication(cast.elise)
    shelf = "/publications-et-ressources/les-publications/les-textes/"

    assert NOTICE in page(shelf)
    moved = Client().get(f"{shelf}{publication.slug}/")
    assert (moved.status_code, moved.headers["Location"]) == (301, NOTICE)


def test_the_list_asks_the_base_as_much_for_many(
    cast: Cast, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for number in range(4):
        a_publication(cast.elise, slug=f"texte-{number}", title=f"Texte {number}")

    with django_assert_num_queries(2):
        assert "Texte 3" in page("/publications/")
