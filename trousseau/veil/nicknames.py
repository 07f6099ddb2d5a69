"""For finding names that give themselves away by their form: spelt out, quoted, announced."""

import re
from collections.abc import Iterator

from trousseau.veil.cues import SMALL_WORDS
from trousseau.veil.findings import Kind, Span, Trust
from trousseau.veil.folding import fold
from trousseau.veil.lists import is_prose

_SPELT = re.compile(r"(?<![\w-])[^\W\d_](?:(?:-[^\W\d_]){3,20}|(?:[. ][A-ZÀ-Þ]){3,20})(?![\w-])")
_ANNOUNCED = re.compile(
    r"\b(?:se fait appeler|surnomm[ée]e?|appel[ée]e?|alias|dit|dite|connue? sous le nom de|pseudo)[ :]{1,2}[«\"“]? ?"
    r"((?:(?:L[ea]s?|L'|El|Le) ?)?[A-ZÀ-Þ][\w'’-]{1,20}(?: [A-ZÀ-Þ][\w'’-]{1,20})?)"
)
_QUOTED = re.compile(
    r"(?:[\"“]|« ?)([A-ZÀ-Þ][a-zà-ÿ]{1,12}(?:[ -][A-ZÀ-Þ][a-zà-ÿ]{1,12})?)(?:[\"”]| ?»)"
)


def find_nicknames(text: str) -> Iterator[Span]:
    """Find names spelt letter by letter, and nicknames announced or quoted."""
    for match in _SPELT.finditer(text):
        yield Span(match.start(), match.end(), Kind.PERSON, Trust.STRONG)
    for match in _ANNOUNCED.finditer(text):
        yield Span(match.start(1), match.end(1), Kind.PERSON, Trust.STRONG)
    for match in _QUOTED.finditer(text):
        if fold(match.group(1)) in SMALL_WORDS or is_prose(fold(match.group(1))):
            continue
        yield Span(match.start(1), match.end(1), Kind.PERSON, Trust.DOUBT)
