"""The notice of a publication, as a resource centre’s catalogue gives it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from trousseau.publishing.document import Document


@dataclass(frozen=True)
class Notice:
    """What the page of a publication says about it."""

    rows: list[tuple[str, str | list[tuple[str, str]]]]
    contents: list[dict[str, object]]
    citation: tuple[str, str, str]


def notice_of(
    document: Document, slug: str, *, licence: str, pages: int, chapter_pages: list[int]
) -> Notice:
    """Describe a document of which an edition was printed."""
    return Notice(
        rows=_rows(document, licence),
        contents=_contents(document, slug, chapter_pages),
        citation=citation_of(document, pages),
    )


def citation_of(document: Document, pages: int) -> tuple[str, str, str]:
    """Return what stands before the title, the title, and what stands after, to be cited."""
    year = document.published_on.year
    after = _("%(publisher)s, %(year)s, %(pages)s p.")
    authors = ", ".join(document.authors) or document.publisher
    said = after % {"publisher": document.publisher, "year": year, "pages": pages}
    return authors, document.title, said


def size_in_words(size: int) -> str:
    """Say a file's size as French people do: « 412 ko », « 1,3 Mo »."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))}\u00a0ko"
    return f"{size / 1_000_000:.1f}\u00a0Mo".replace(".", ",")


def _rows(document: Document, licence: str) -> list[tuple[str, str | list[tuple[str, str]]]]:
    title = "\u00a0: ".join(filter(None, [document.title, document.subtitle]))
    terms = (
        (_("Titre"), title),
        (_("Auteurs") if document.authors[1:] else _("Auteur"), ", ".join(document.authors)),
        (_("Avec"), ", ".join(document.accompanied)),
        (_("Éditeur"), document.publisher),
        (_("Collection"), document.series),
        (_("Licence"), licence),
    )
    rows: list[tuple[str, str | list[tuple[str, str]]]] = [row for row in terms if row[1]]
    if document.keywords:
        search = reverse("catalogue:search")
        rows.append((_("Sujets"), [(word, f"{search}?q={word}") for word in document.keywords]))
    rows.append((_("Adresse de ce texte"), [(document.address, document.address)]))
    return rows


def _contents(document: Document, slug: str, chapter_pages: list[int]) -> list[dict[str, object]]:
    read = reverse("publishing:read", args=[slug])
    places = [*chapter_pages, *[""] * len(document.chapters)]
    return [
        {
            "question": chapter.question,
            "title": chapter.title,
            "href": f"{read}#{chapter.anchor}",
            "page": page,
        }
        for chapter, page in zip(document.chapters, places, strict=False)
    ]
