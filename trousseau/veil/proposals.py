"""For proposing a neutral wording for each find, the same for the same person all along."""

from collections.abc import Sequence
from string import ascii_uppercase

from trousseau.veil import cues
from trousseau.veil.evidence import has_title
from trousseau.veil.findings import Kind, Span
from trousseau.veil.folding import fold
from trousseau.veil.reading import Reading, Shape, read
from trousseau.veil.wording import age_wording, date_wording, fixed_wording, number_wording

_FEMININE = frozenset("mme mmes madame mlle mlles mademoiselle mesdames".split())
_MASCULINE = frozenset("m mr monsieur messieurs".split())


def _parts(text: str) -> frozenset[str]:
    """Give the words of a name by which two mentions are known to be of one person."""
    words = {t.folded for t in read(text).tokens if len(t.text) > 1}
    kept = words - cues.PARTICLES
    return frozenset(kept or words or {fold(text)})


class Proposals:
    """Give each find of one text its wording; people get letters in order of appearance."""

    def __init__(self, reading: Reading, spans: Sequence[Span]) -> None:
        self._reading = reading
        self._letters: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        for span in spans:
            if span.kind is Kind.PERSON:
                self._remember(span)

    def _remember(self, span: Span) -> None:
        """Give a letter to the person named, the one of an earlier mention if words agree."""
        parts = _parts(self._reading.text[span.start : span.end])
        known = [self._letters[part] for part in sorted(parts) if part in self._letters]
        letter = known[0] if known else self._next_letter()
        for part in parts:
            self._letters.setdefault(part, letter)
        title = self._title_before(span)
        if title:
            self._titles.setdefault(letter, title)

    def _next_letter(self) -> str:
        """Give A to Z, then A2 and so on."""
        count = len(set(self._letters.values()))
        turn, place = divmod(count, len(ascii_uppercase))
        return ascii_uppercase[place] + (str(turn + 1) if turn else "")

    def _title_before(self, span: Span) -> str:
        """Give « Mme » or « M. » when the name follows such a title."""
        index = self._reading.index_at(span.start)
        if not index or not has_title(self._reading, index):
            return ""
        word = self._reading.folded(index - 1)
        return "Mme" if word in _FEMININE else "M." if word in _MASCULINE else ""

    def _before(self, span: Span) -> str:
        """Give the folded word just before a span, empty after punctuation."""
        index = self._reading.index_at(span.start)
        gap = self._reading.text[self._reading.tokens[index - 1].end if index else 0 : span.start]
        joined = gap.strip(" \u00a0°:'’") == "" and "\n" not in gap
        return self._reading.folded(index - 1) if index and joined else ""

    def _person(self, span: Span) -> str:
        """Word a person: the letter alone after a title or a noun, « la personne A » elsewhere."""
        parts = _parts(self._reading.text[span.start : span.end])
        letter = next(self._letters[part] for part in sorted(parts) if part in self._letters)
        index = self._reading.index_at(span.start)
        before = self._before(span)
        if has_title(self._reading, index) or before in cues.DETERMINERS | cues.KIN | cues.TITLES:
            return letter
        title = self._titles.get(letter)
        if before == "d'":
            return f"une personne, {letter}"
        return f"{title} {letter}" if title else f"la personne {letter}"

    def for_span(self, span: Span) -> str:
        """Word one span, with a capital where it opens a sentence."""
        wording = self._plain(span)
        index = self._reading.index_at(span.start)
        tokens = self._reading.tokens
        opens = index < len(tokens) and tokens[index].start == span.start and tokens[index].opens
        if opens and tokens[index].shape is not Shape.LOWER:
            return wording[:1].upper() + wording[1:]
        return wording

    def _plain(self, span: Span) -> str:
        text, before = self._reading.text[span.start : span.end], self._before(span)
        if span.kind is Kind.PERSON:
            return self._person(span)
        if span.kind is Kind.DATE:
            return date_wording(text, before)
        if span.kind is Kind.AGE:
            return age_wording(text, before)
        if span.kind is Kind.ID:
            return number_wording(text, before)
        return fixed_wording(span.kind, before)
