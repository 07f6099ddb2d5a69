"""Write a publication's draft, and freeze keys in its chapters."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from trousseau.lib.questions import question
from trousseau.people.models import Person
from trousseau.publishing import access
from trousseau.publishing.blocks import placed
from trousseau.publishing.document import PrintedKey
from trousseau.publishing.formats.richtext import html_of
from trousseau.publishing.models import PublicationPage, SectionPage
from trousseau.vault import api as vault


@dataclass(frozen=True)
class ChapterContent:
    """A chapter as it is written, without its keys: they come through the third door.

    Texts are plain: a blank line parts paragraphs, lines beginning with « - » make a list.
    """

    question: int
    title: str = ""
    opening: str = ""
    heading: str = ""
    text: str = ""
    box: tuple[str, str] = ("", "")  # title, situation
    closing: str = ""
    debate: Sequence[str] = ()


@dataclass(frozen=True)
class PublicationContent:
    """A publication as it is written, in plain texts."""

    slug: str
    title: str
    dated_on: dt.date
    subtitle: str = ""
    authors: Sequence[str] = ()
    accompanied: Sequence[str] = ()
    keywords: Sequence[str] = ()
    publisher: str = ""
    series: str = "Les textes"
    licence: str = "CC BY 4.0"
    presentation: str = ""
    introduction: str = ""
    portrait: str = ""
    method: str = ""
    common_ground: str = ""
    bibliography: str = ""
    chapters: Sequence[ChapterContent] = field(default=())
    imprint: Sequence[tuple[str, str]] = ()


_RICH = ("presentation", "introduction", "method", "common_ground", "bibliography")
_PLAIN = ("slug", "title", "subtitle", "dated_on", "series", "licence", "portrait")


@transaction.atomic
def write_publication(
    *, shelf: SectionPage, content: PublicationContent, by: Person
) -> PublicationPage:
    """Put a new publication on a shelf, as a draft."""
    page = PublicationPage(live=False, owner=by, keywords=", ".join(content.keywords))
    for name in _PLAIN:
        setattr(page, name, getattr(content, name))
    for name in _RICH:
        setattr(page, name, html_of(getattr(content, name)))
    if content.publisher:
        page.publisher = content.publisher
    page.authors = [("author", name) for name in content.authors]
    page.accompanied = [("person", name) for name in content.accompanied]
    page.imprint = [("row", {"term": term, "text": text}) for term, text in content.imprint]
    page.chapters = [("chapter", _chapter(chapter)) for chapter in content.chapters]
    shelf.add_child(instance=page)
    page.save_revision(user=by)
    vault.trail("publication.created", "publication", by=by.holder_id, ref=page.slug)
    return page


def _chapter(content: ChapterContent) -> dict[str, object]:
    block = PublicationPage.chapters.field.stream_block.child_blocks["chapter"]
    chapter: dict[str, object] = block.to_python(
        {
            "question": str(content.question),
            "title": content.title or question(content.question).full,
            "opening": html_of(content.opening),
            "heading": content.heading,
            "text": html_of(content.text),
            "box_title": content.box[0],
            "box_text": html_of(content.box[1]),
            "keys": [],
            "closing": html_of(content.closing),
            "debate": list(content.debate),
        }
    )
    return chapter


@transaction.atomic
def freeze_keys(
    *, publication: PublicationPage, chapter: int, keys: Sequence[PrintedKey], by: Person
) -> PublicationPage:
    """Write frozen copies in the draft's chapter of this question; a key already there is renewed."""
    draft = access.latest_draft(publication)
    place = _place(draft, chapter)
    chosen = {key.slug: key for key in keys}
    held = [one["copy"] for one in place["keys"]]
    kept = [chosen.pop(key.slug, key) for key in held]
    place["keys"] = [placed(key) for key in [*kept, *chosen.values()]]
    draft.save_revision(user=by)
    for key in keys:
        vault.trail("publication.key_frozen", "publication", by=by.holder_id, ref=key.slug)
    return draft


def _place(draft: PublicationPage, number: int) -> dict[str, Any]:
    """Return the chapter of this question, opened at the end if the draft has none."""
    for child in draft.chapters:
        if child.value["question"] == str(number):
            return child.value  # type: ignore[no-any-return]
    draft.chapters.append(("chapter", _chapter(ChapterContent(question=number))))
    return draft.chapters[-1].value  # type: ignore[no-any-return]
