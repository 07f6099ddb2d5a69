"""A page becomes a document: every word of it, and nothing else."""

from tests.cast import Cast
from tests.publishing.factories import STYLO, a_draft
from trousseau.publishing import actions
from trousseau.publishing.document import Bullets


def test_a_page_becomes_a_document(cast: Cast) -> None:
    document = a_draft(cast.elise).document()

    assert [part.title for part in document.parts] == [
        "Introduction",
        "Le groupe",
        "La méthode",
        "Ce qui nous est commun",
    ]
    assert document.keywords == ("médiation sociale", "autonomie")
    assert document.address.endswith("/publications/des-cles-de-mediation/")
    assert [chapter.question for chapter in document.chapters] == [1, 2, 3, 4, 5, 6]
    assert document.chapters[0].title.startswith("Qu’est-ce qui relève")
    assert isinstance(document.chapters[0].text[1], Bullets)
    assert [box.title for box in document.chapters[0].boxes] == ["Le sac du lundi"]
    assert dict(document.imprint)["Licence"] == "CC BY 4.0"


def test_a_licence_already_in_the_imprint_is_said_once(cast: Cast) -> None:
    document = a_draft(cast.elise, imprint=[("Licence", "CC BY-SA 4.0, en entier")]).document()

    assert [text for term, text in document.imprint if term == "Licence"] == [
        "CC BY-SA 4.0, en entier"
    ]


def test_empty_parts_and_licence_are_left_out(cast: Cast) -> None:
    page = a_draft(cast.elise, introduction="", portrait="", method="", common_ground="")
    page.licence = ""

    document = page.document()

    assert document.parts == ()
    assert "Licence" not in dict(document.imprint)


def test_a_frozen_key_comes_back_whole(cast: Cast) -> None:
    page = a_draft(cast.elise)

    draft = actions.freeze_keys(publication=page, chapter=4, keys=[STYLO], by=cast.elise)

    assert draft.document().chapters[3].keys == (STYLO,)
