"""Turn what editors write in Wagtail's fields into the branches of a document."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue, StructValue

from trousseau.lib.questions import question
from trousseau.lib.typography import french_spaces
from trousseau.publishing.document import Box, Chapter, Part, PrintedKey
from trousseau.publishing.formats.richtext import blocks_of, html_of


def parts(*texts: tuple[object, str]) -> tuple[Part, ...]:
    """Return the titled texts that are not empty."""
    made = (Part(str(title), blocks_of(text)) for title, text in texts)
    return tuple(part for part in made if part.blocks)


def chapter(value: StructValue) -> Chapter:
    """Return one chapter; a draft may lack anything but its question."""
    number = int(value["question"] or 1)
    keys = tuple(place["copy"] for place in value["keys"] if place["copy"])
    return Chapter(
        question=number,
        title=french_spaces(value["title"] or question(number).full),
        opening=blocks_of(value["opening"].source),
        heading=french_spaces(value["heading"] or ""),
        text=blocks_of(value["text"].source),
        boxes=_boxes(value, keys),
        keys=keys,
        closing=blocks_of(value["closing"].source),
        debate=tuple(french_spaces(asked) for asked in value["debate"] if asked),
    )


def _boxes(value: StructValue, keys: tuple[PrintedKey, ...]) -> tuple[Box, ...]:
    """Return the chapter's own box, then the situations of the keys that have a title for it."""
    told = [(key.box, html_of(key.situation)) for key in keys if key.box]
    if value["box_title"]:
        told.insert(0, (value["box_title"], value["box_text"].source))
    return tuple(Box(french_spaces(title), blocks_of(text)) for title, text in told)


def imprint(rows: Iterable[StreamValue], licence: str, address: str) -> tuple[tuple[str, str], ...]:
    """Return the lines of the imprint, closed by the licence, the address and the type."""
    said = [(row.value["term"], french_spaces(row.value["text"])) for row in rows]
    if licence and _("Licence") not in dict(said):
        said.append((_("Licence"), licence))
    fonts = _("Literata et Atkinson Hyperlegible Next, sous licence SIL Open Font 1.1.")
    return (*said, (_("Adresse durable"), address), (_("Caractères"), fonts))
