"""For reading a text once: its words, where they start, and what their capitals are worth."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from trousseau.veil.folding import fold, word_set

_LETTERS = r"(?:[^\W\d_][\u0300-\u036f]*)"
# Pronouns tied to a verb by a hyphen (« dit-il », « va-t-en ») are words of their own.
_TIED = (
    r"(?:t-)?(?:ils?|elles?|on|je|tu|moi|toi|lui|leur|la|les?|nous|vous|y|en|ce|là|ci|même|mêmes)"
    r"(?![^\W\d_])"
)
_TOKEN = re.compile(
    rf"(?P<name>(?-i:[NMO]['’](?=[A-ZÀ-Þ])){_LETTERS}+(?:-(?!{_TIED}){_LETTERS}+)*)"
    rf"|(?P<elision>(?:qu|jusqu|lorsqu|puisqu|quoiqu|[cdjlmnst])['’](?=\w))"
    rf"|(?P<word>{_LETTERS}+(?:-(?!{_TIED})(?:[dl]['’])?{_LETTERS}+)*)"
    r"|(?P<number>\d+)",
    re.IGNORECASE,
)
_ENDS_SENTENCE = frozenset(".!?…\n\r;•*")
_OPENS_QUOTE = frozenset(':«"“”(–—')


# Spaces, possibly around a hyphen.
_GLUE = frozenset(("", " ", "  ", "\u00a0", "\u202f", "\t", "-", " -", "- ", " - "))


class Shape(Enum):
    """Tell how a word is written."""

    LOWER = "lower"
    CAPITAL = "capital"
    UPPER = "upper"
    INITIAL = "initial"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Token:
    """Hold one word or number and its place in the text."""

    start: int
    end: int
    text: str
    folded: str
    shape: Shape
    opens: bool
    """First word of a sentence or a line."""
    quoted: bool
    """Just after a colon, a quotation mark or a dash."""
    shouted: bool = False
    """Written in capitals among other words in capitals."""


def _shape_of(word: str) -> Shape:
    if word[0].isdigit():
        return Shape.NUMBER
    if not word[0].isupper():
        return Shape.LOWER
    if len(word) == 1:
        return Shape.INITIAL
    return Shape.UPPER if word.isupper() else Shape.CAPITAL


@dataclass(frozen=True)
class Reading:
    """Hold a text and its tokens, ready for the detectors."""

    text: str
    tokens: Sequence[Token]

    @cached_property
    def starts(self) -> list[int]:
        """Give the start of each token, for bisection."""
        return [token.start for token in self.tokens]

    @cached_property
    def _gaps(self) -> list[str]:
        ends = [0, *(token.end for token in self.tokens)]
        return [self.text[end : token.start] for end, token in zip(ends, self.tokens, strict=False)]

    @cached_property
    def _glued(self) -> list[bool]:
        return [gap in _GLUE for gap in self._gaps]

    @cached_property
    def _folded(self) -> list[str]:
        return [token.folded for token in self.tokens]

    @cached_property
    def uses_capitals(self) -> bool:
        """Tell whether the writer puts capitals at all (a phone at night often does not)."""
        capitals = sum(1 for t in self.tokens if t.shape in (Shape.CAPITAL, Shape.INITIAL))
        return capitals * 60 > len(self.tokens)

    @cached_property
    def is_careful(self) -> bool:
        """Tell whether the writer begins sentences with a capital."""
        opening = [t for t in self.tokens if t.opens and t.shape is not Shape.NUMBER]
        return sum(t.shape is not Shape.LOWER for t in opening) * 10 > len(opening) * 7

    def between(self, index: int) -> str:
        """Give what stands between a token and the one before it."""
        return self._gaps[index]

    def index_at(self, offset: int) -> int:
        """Give the index of the first token starting at an offset or after it."""
        return bisect_left(self.starts, offset)

    def folded(self, index: int) -> str:
        """Give a folded word by index, empty outside of the text."""
        return self._folded[index] if 0 <= index < len(self._folded) else ""

    def is_glued(self, index: int) -> bool:
        """Tell whether only spaces, a hyphen or nothing part a token from the one before."""
        return self._glued[index]


def _opening_of(gap: str, first: bool, after_initial: bool) -> tuple[bool, bool]:
    """Tell whether a word opens a sentence, and whether it follows a quotation mark or colon."""
    marks = set(gap)
    ends = bool(marks & _ENDS_SENTENCE) and not (after_initial and gap.strip() == ".")
    return first or ends, bool(marks & _OPENS_QUOTE)


_ABBREVIATIONS = word_set("m mr mme mlle mlles mmes dr me pr st ste av bd bld bat appt esc tel rdv")


def read(text: str) -> Reading:
    """Cut a text into tokens, in one pass."""
    tokens: list[Token] = []
    end = 0
    last = ""
    for match in _TOKEN.finditer(text):
        word = match.group()
        short = len(last) == 1 or last in _ABBREVIATIONS
        opens, quoted = _opening_of(text[end : match.start()], not tokens, short)
        last, end = fold(word), match.end()
        tokens.append(Token(match.start(), end, word, last, _shape_of(word), opens, quoted))
    return Reading(text, _with_shouts(tokens))


def _with_shouts(tokens: list[Token]) -> list[Token]:
    """Mark the words in capitals that stand among others: there, a capital tells nothing."""
    marked = list(tokens)
    for index, token in enumerate(tokens):
        if token.shape in (Shape.UPPER, Shape.INITIAL):
            near = tokens[max(0, index - 2) : index] + tokens[index + 1 : index + 3]
            if any(t.shape is Shape.UPPER and t.text != token.text for t in near):
                marked[index] = replace(token, shouted=True)
    return marked
