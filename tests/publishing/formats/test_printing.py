"""Typst prints any text as text, refuses in French, and leaves no trace of who printed."""

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.publishing.factories import (
    STYLO,
    a_chapter,
    a_document,
    paragraph,
)
from trousseau.publishing.document import Paragraph, Run
from trousseau.publishing.formats import pdf
from trousseau.publishing.formats.printing import RefusedError, print_document

# What a French text may hold, and what Typst would take for code.
LETTERS = st.characters(codec="latin-1", categories=("L", "N", "P", "S", "Z", "Cc"))
TYPST = st.sampled_from(list("#$*_`\\@<>[]{}~/'\"=-+:;!?()&%^|€’«»…–—\u202f\u00a0\u00ad"))
SNIPPETS = st.sampled_from(
    [
        '#read("/etc/passwd")',
        "#panic()",
        "$x^2$",
        "= Titre",
        "- a\n- b",
        "/* ",
        "// ",
        "\\u{1}",
        "#let",
    ]
)
TEXT = st.lists(st.one_of(LETTERS, TYPST, SNIPPETS), max_size=40).map("".join)
TITLE = TEXT.map(lambda text: f"T{text}")


@pytest.fixture(scope="module")
def reader() -> PdfReader:
    return PdfReader(io.BytesIO(pdf(a_document())))


@settings(max_examples=60, deadline=None)
@given(title=TITLE, text=TEXT, line=TEXT)
def test_any_text_is_printed_as_text(title: str, text: str, line: str) -> None:
    key = replace(STYLO, title=title, kind=text, questions=(line, text), reserves=(text,))
    blocks = (Paragraph((Run(text, strong=True), Run(line, stressed=True))),)
    chapter = a_chapter(title=title, heading=text.strip() and title, text=blocks, keys=(key,))

    printed = print_document(
        a_document(title=title, subtitle=text, chapters=(chapter,), imprint=((line, text),))
    )

    assert printed.pdf.startswith(b"%PDF-1.7")


def test_code_is_shown_not_run() -> None:
    words = "#panic() $x$ *gras* = Titre @ref <etiquette>"

    chapter = a_chapter(text=(paragraph(words),))
    text = PdfReader(io.BytesIO(pdf(a_document(chapters=(chapter,))))).pages
    assert any("#panic() $x$ *gras*" in (page.extract_text() or "") for page in text)


def test_the_outline_has_six_numbered_chapters(reader: PdfReader) -> None:
    titles = [entry.title for entry in reader.outline if not isinstance(entry, list)]

    numbered = [title for title in titles if title[:1].isdigit()]
    assert [title[:3] for title in numbered] == [f"{n} ·" for n in range(1, 7)]
    assert {"Sommaire", "Introduction", "L’ours"} <= set(titles)


def test_pages_and_chapter_places_are_counted(reader: PdfReader) -> None:
    printed = print_document(a_document())

    assert printed.pages == len(reader.pages)
    assert len(printed.chapter_pages) == 6
    for number, page in enumerate(printed.chapter_pages, 1):
        assert str(number) in reader.pages[page - 1].extract_text()


def test_metadata_hold_the_work_and_nobody_else(reader: PdfReader) -> None:
    raw = pdf(a_document())
    said = str(reader.metadata) + str(reader.xmp_metadata and reader.xmp_metadata.dc_creator)

    assert reader.metadata is not None
    assert reader.metadata.title == "Des clés de médiation"
    assert "Cercle du Val d’Orle" in said
    assert "@" not in said
    assert "/" not in str(reader.metadata.author) + str(reader.metadata.creator)
    assert all(trace not in raw for trace in (b"/work", b"/home", b"/root", b"/tmp", b"trousseau/"))


def test_the_same_words_give_the_same_bytes() -> None:
    assert pdf(a_document()) == pdf(a_document())


@pytest.mark.parametrize(
    ("changes", "chapter", "said"),
    [
        ({"title": "Sans titre \U0001f600"}, None, "Hors des chapitres : le signe « 😀 »"),
        ({"title": ""}, None, "le titre manque"),
    ],
)
def test_what_is_refused_outside_chapters(
    changes: dict[str, str], chapter: int | None, said: str
) -> None:
    with pytest.raises(RefusedError) as refusal:
        print_document(a_document(**changes))

    assert said in str(refusal.value)
    assert refusal.value.chapter is chapter


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"closing": (paragraph("漢"),)}, "Chapitre 4 · Autonomie\u00a0: le signe « 漢 »"),
        ({"title": ""}, "Chapitre 4 · Autonomie\u00a0: un titre est vide"),
        ({"keys": (replace(STYLO, title=""),)}, "un titre est vide"),
    ],
)
def test_what_is_refused_is_told_with_its_chapter(changes: dict[str, object], said: str) -> None:
    document = a_document()
    chapters = tuple(
        a_chapter(4, **changes) if chapter.question == 4 else chapter
        for chapter in document.chapters
    )

    with pytest.raises(RefusedError) as refusal:
        print_document(replace(document, chapters=chapters))

    assert said in str(refusal.value)
    assert refusal.value.chapter == 4


def test_a_key_too_long_for_a_page_is_cut_rather_than_lost() -> None:
    long = replace(STYLO, questions=tuple(f"Question {n} ? " * 8 for n in range(60)))

    pages = PdfReader(io.BytesIO(pdf(a_document(chapters=(a_chapter(keys=(long,)),))))).pages

    assert any("Question 59" in (page.extract_text() or "") for page in pages)
