"""For proposing a neutral wording for each find, the same for the same person all along."""

from collections.abc import Sequence

from trousseau.veil import cues
from trousseau.veil.evidence import has_title
from trousseau.veil.findings import Kind, Span
from trousseau.veil.folding import fold, word_set
from trousseau.veil.people import Cast, Person
from trousseau.veil.reading import Reading, Shape
from trousseau.veil.wording import age_wording, date_wording, fixed_wording, number_wording

_FEMININE = word_set("mme mmes madame mlle mlles mademoiselle mesdames")
_MASCULINE = word_set("m mr monsieur messieurs")


def _words_of(reading: Reading, span: Span) -> frozenset[str]:
    """Give the words of a name by which two mentions are known to be of one person."""
    first, stop = reading.index_at(span.start), reading.index_at(span.end)
    words = frozenset(reading.folded(index) for index in range(first, stop))
    long = frozenset(word for word in words if len(word) > 1) - cues.PARTICLES
    return long or words or frozenset((fold(reading.text[span.start : span.end]),))


class Proposals:
    """Give each find of one text its wording; people get letters in order of appearance."""

    def __init__(self, reading: Reading, spans: Sequence[Span]) -> None:
        self._reading = reading
        self._cast = Cast()
        self._people: dict[int, Person] = {}
        for span in spans:
            if span.kind is Kind.PERSON:
                words, title = _words_of(reading, span), self._title_before(span)
                self._people[span.start] = self._cast.person(words, title)

    def for_span(self, span: Span) -> str:
        """Word one span, with a capital where it opens a sentence."""
        wording = self._plain(span)
        if self._opens(span):
            return wording[:1].upper() + wording[1:]
        return wording

    def _opens(self, span: Span) -> bool:
        """Tell whether a span opens a sentence, with a capital."""
        index = self._reading.index_at(span.start)
        tokens = self._reading.tokens
        if index == len(tokens) or tokens[index].start != span.start:
            return False
        return tokens[index].opens and tokens[index].shape is not Shape.LOWER

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
        joined = gap.strip(" \u00a0\u202f°'’") == "" and "\n" not in gap
        return self._reading.folded(index - 1) if index and joined else ""

    def _plain(self, span: Span) -> str:
        text, before = self._reading.text[span.start : span.end], self._before(span)
        if span.kind is Kind.PERSON:
            return self._person(span, before)
        if span.kind is Kind.DATE:
            return date_wording(text, before)
        if span.kind is Kind.AGE:
            return age_wording(text, before)
        if span.kind is Kind.ID:
            return number_wording(text, before)
        return fixed_wording(span.kind, before)

    def _person(self, span: Span, before: str) -> str:
        """Word a person: the letter alone after a title or a noun, « la personne A » elsewhere."""
        person = self._people[span.start]
        after_noun = before in cues.DETERMINERS | cues.KIN | cues.TITLES
        if after_noun or has_title(self._reading, self._reading.index_at(span.start)):
            return person.letter
        if before == "d'":
            return f"une personne, {person.letter}"
        return f"{person.title or 'la personne'} {person.letter}"
