"""Print a document: Typst makes the PDF/UA-1; what it refuses is told in French, with its chapter."""

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from trousseau.lib.questions import question
from trousseau.lib.wording import day_in_words
from trousseau.publishing.document import (
    Bullets,
    Chapter,
    Document,
    Paragraph,
    PrintedKey,
)
from trousseau.ui import paper

SOURCE = Path(__file__).resolve().parent / "typst" / "publication.typ"
# A key is never cut across two pages, unless it could not fit on one.
ONE_PAGE_OF_KEY = 1900


@dataclass(frozen=True)
class Printed:
    """A PDF, its number of pages and the page where each chapter opens."""

    pdf: bytes
    pages: int
    chapter_pages: tuple[int, ...]


class RefusedError(Exception):
    """Raised when Typst refuses the document; the message is for the editor, in French."""

    def __init__(self, message: str, chapter: int | None = None) -> None:
        super().__init__(message)
        self.chapter = chapter


def print_document(document: Document) -> Printed:
    """Return the PDF of the document; raise RefusedError with the chapter at fault."""
    try:
        return _compile(document)
    except paper.RefusedError as error:
        raise _refusal(document, str(error)) from None


def _compile(document: Document) -> Printed:
    pressed = paper.press(SOURCE, data_of(document), made_on=document.published_on, name="document")
    sheet = pressed.sheet
    return Printed(pdf=pressed.pdf, pages=sheet["pages"], chapter_pages=tuple(sheet["chapters"]))


def data_of(document: Document) -> dict[str, Any]:
    """Return what the template reads: strings that Typst never takes for code."""
    day = document.published_on
    month = day_in_words(day, weekday=False).partition(" ")[2]
    data: dict[str, Any] = _plain(document)
    data |= {"year": day.year, "month": day.month, "day": day.day, "date-text": month}
    # Names only: an address typed among the authors stays out of the file's metadata.
    data["authors"] = [name for name in data["authors"] if "@" not in name]
    return data


def _plain(value: Any) -> Any:
    """Turn the tree into lists, dictionaries and strings."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if not hasattr(value, "__dataclass_fields__"):
        return value
    fields = {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    if isinstance(value, PrintedKey):
        fields["long"] = sum(map(len, _printed_words(value))) > ONE_PAGE_OF_KEY
    if isinstance(value, Paragraph | Bullets):
        fields["kind"] = "list" if isinstance(value, Bullets) else "paragraph"
    return fields


def _printed_words(key: PrintedKey) -> tuple[str, ...]:
    """Return what the page of a key shows; its situation is in the chapter's box."""
    return key.questions + key.cautions + key.levers + key.limits + key.reserves


def _refusal(document: Document, error: str) -> RefusedError:
    """Find which chapter is at fault by printing each alone."""
    for chapter in document.chapters:
        alone = replace(
            document,
            title="–",
            subtitle="",
            parts=(),
            bibliography=(),
            imprint=(),
            chapters=(chapter,),
        )
        if problem := _problem(alone):
            return RefusedError(f"{_name(chapter)}\u00a0: {problem}", chapter.question)
    return RefusedError(_("Hors des chapitres : %(reason)s") % {"reason": error})


def _problem(document: Document) -> str:
    """Return what is refused in this document, or nothing."""
    try:
        _compile(document)
    except paper.RefusedError as error:
        return str(error)
    return ""


def _name(chapter: Chapter) -> str:
    """Name the chapter as the editor knows it."""
    return _("Chapitre %(question)s") % {"question": question(chapter.question)}
