"""The notice: rows, contents with pages, citation."""

from tests.publishing.factories import a_document
from trousseau.publishing.notices import citation_of, notice_of, size_in_words


def test_a_notice_describes_and_cites() -> None:
    document = a_document(authors=("Cercle du Val d’Orle",))

    notice = notice_of(
        document, "des-cles", licence="CC BY 4.0", pages=20, chapter_pages=[4, 6, 9, 11, 14, 16]
    )

    terms = [term for term, _value in notice.rows]
    assert terms[0] == "Titre"
    assert dict(notice.rows)["Licence"] == "CC BY 4.0"
    assert notice.contents[5]["page"] == 16
    assert notice.contents[5]["href"] == "/publications/des-cles/lire/#chapitre-6"
    assert notice.citation == (
        "Cercle du Val d’Orle",
        "Des clés de médiation",
        "Centre de ressources du Val d’Orle, 2015, 20 p.",
    )


def test_without_authors_the_publisher_is_cited_and_pages_may_lack() -> None:
    document = a_document(authors=(), keywords=())

    notice = notice_of(document, "des-cles", licence="", pages=20, chapter_pages=[])

    assert citation_of(document, 20)[0] == document.publisher
    assert not {"Sujets", "Licence"} & {term for term, _value in notice.rows}
    assert [row["page"] for row in notice.contents] == [""] * 6


def test_a_size_is_said_in_french() -> None:
    assert [size_in_words(size) for size in (10, 412_300, 1_260_000)] == [
        "1\u00a0ko",
        "412\u00a0ko",
        "1,3\u00a0Mo",
    ]
