"""How a text leaves once things are decided: cut at its items, rewritten, checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from trousseau.notebook.rules import excerpt
from trousseau.passages.rules.deciding import KEPT, OPEN, REPLACED, Item, pattern

# « Mme », « Monsieur »: after one of these, a wording that begins with one would say it twice.
_CIVILITY = r"(?:MM?\.?|(?i:mr\.?|mmes?|mlles?|messieurs|monsieur|mesdames|madame|mademoiselle))\s+"
_ENDS_WITH_CIVILITY = re.compile(rf"(?<!\w){_CIVILITY}\Z")
_BEGINS_WITH_CIVILITY = re.compile(rf"{_CIVILITY}(?=\S)")


@dataclass(frozen=True)
class Piece:
    """A stretch of text; `number` is the item's place from 1, 0 for plain text."""

    text: str
    number: int = 0
    item: Item | None = None
    titled: bool = False  # a civility stands just before

    @property
    def shown(self) -> str:
        """The stretch as it leaves, as far as is decided."""
        if self.item is None or self.item.state != REPLACED:
            return self.text
        wording = self.item.wording
        return _BEGINS_WITH_CIVILITY.sub("", wording, count=1) if self.titled else wording


@dataclass(frozen=True)
class _Span:
    start: int
    end: int
    number: int
    state: str

    @property
    def length(self) -> int:
        return self.end - self.start

    def overlaps(self, other: _Span) -> bool:
        return self.start < other.end and other.start < self.end

    def shelters(self, other: _Span) -> bool:
        """Say whether these kept words are longer than replaced ones and hold them entirely."""
        inside = self.start <= other.start and other.end <= self.end
        return inside and self.length > other.length and other.state == REPLACED


def _spans(text: str, items: Sequence[Item]) -> tuple[list[_Span], list[_Span]]:
    """Return where kept words stand, and where others do that no kept words shelter.

    Kept words that others cross are not kept there: what they sheltered is no longer sheltered.
    """
    found = [
        _Span(match.start(), match.end(), number, item.state)
        for number, item in enumerate(items, 1)
        for match in pattern(item.words).finditer(text)
    ]
    kept = [one for one in found if one.state == KEPT]
    others = [one for one in found if one.state != KEPT]
    while True:
        exposed = [one for one in others if not any(keep.shelters(one) for keep in kept)]
        standing = [keep for keep in kept if not any(keep.overlaps(one) for one in exposed)]
        if len(standing) == len(kept):
            return kept, exposed
        kept = standing


def _merged(spans: Iterable[_Span]) -> list[_Span]:
    """Make one span of those that overlap, owned by the longest."""
    merged: list[_Span] = []
    longest = 0
    for span in sorted(spans, key=lambda one: (one.start, -one.end, one.number)):
        last = merged[-1] if merged else None
        if last is None or span.start >= last.end:
            merged.append(span)
            longest = span.length
            continue
        owner = span if span.length > longest else last
        merged[-1] = replace(owner, start=last.start, end=max(last.end, span.end))
        longest = max(longest, span.length)
    return merged


def pieces(text: str, items: Sequence[Item]) -> list[Piece]:
    """Cut a text at its items; longer words that are kept shelter replaced ones inside them."""
    kept, exposed = _spans(text, items)
    cut: list[Piece] = []
    place, titled = 0, False
    for span in sorted(_merged(kept) + _merged(exposed), key=lambda one: one.start):
        if span.start > place:
            cut.append(Piece(text[place : span.start]))
        titled = bool(cut) and _ENDS_WITH_CIVILITY.search(cut[-1].shown) is not None
        item = items[span.number - 1]
        cut.append(Piece(text[span.start : span.end], span.number, item, titled))
        place = span.end
    return [*cut, Piece(text[place:])] if place < len(text) else cut


def paragraphs(text: str, items: Sequence[Item]) -> list[list[Piece]]:
    """Cut a text into its paragraphs, each into its pieces."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces(text, items):
        parts = [piece.text] if piece.item else re.split(r"\s*\n\s*", piece.text)
        for number, part in enumerate(parts):
            if number:
                lines.append([])
            if part:
                lines[-1].append(replace(piece, text=part))
    return [line for line in lines if line]


def rewrite(text: str, items: Sequence[Item]) -> str:
    """Return the text as it leaves."""
    return "".join(piece.shown for piece in pieces(text, items))


def opening(text: str, items: Sequence[Item], length: int) -> str:
    """Return the first words as they leave; decided words are there whole or not at all."""
    shown = ""
    for piece in pieces(text, items):
        if shown and piece.item and len(" ".join((shown + piece.shown).split())) > length:
            return excerpt(shown, length).rstrip(" ,;:.…") + "…"
        shown += piece.shown
    return excerpt(shown, length)


def leftovers(texts: Iterable[str], items: Iterable[Item]) -> list[str]:
    """Return the replaced words that a rewritten text still holds outside of kept ones."""
    decided = [one for one in items if one.state != OPEN]
    exposed = {span.number for text in texts for span in _spans(text, decided)[1]}
    return [one.words for number, one in enumerate(decided, 1) if number in exposed]
