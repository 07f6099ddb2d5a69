"""For reading a text once: its words, where they start, and what their capitals are worth."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from trousseau.veil.folding import fold

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
        before = self.tokens[index - 1].end if index else 0
        return self.text[before : self.tokens[index].start]

    def index_at(self, offset: int) -> int:
        """Give the index of the first token starting at an offset or after it."""
        return bisect_left(self.starts, offset)

    def folded(self, index: int) -> str:
        """Give a folded word by index, empty outside of the text."""
        return self.tokens[index].folded if 0 <= index < len(self.tokens) else ""

    def is_glued(self, index: int) -> bool:
        """Tell whether only spaces, a hyphen or nothing part a token from the one before."""
        gap = self.between(index)
        return len(gap) <= 3 and gap.strip(" \t\u00a0\u202f") in ("", "-")


def _opening_of(gap: str, first: bool, after_initial: bool) -> tuple[bool, bool]:
    """Tell whether a word opens a sentence, and whether it follows a quotation mark or colon."""
    marks = set(gap)
    ends = bool(marks & _ENDS_SENTENCE) and not (after_initial and gap.strip() == ".")
    return first or ends, bool(marks & _OPENS_QUOTE)


def _shouted(tokens: list[Token], index: int) -> bool:
    """Tell whether a word in capitals stands beside another one of two letters or more."""
    near = tokens[max(0, index - 2) : index] + tokens[index + 1 : index + 3]
    return any(t.shape is Shape.UPPER and t.text != tokens[index].text for t in near)


_ABBREVIATIONS = frozenset(
    "m mr mme mlle mlles mmes dr me pr st ste av bd bld bat appt esc tel rdv".split()
)


def read(text: str) -> Reading:
    """Cut a text into tokens, in one pass."""
    tokens: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        word = match.group()
        gap = text[end : match.start()]
        last = tokens[-1] if tokens else None
        short = last is not None and (len(last.text) == 1 or last.folded in _ABBREVIATIONS)
        opens, quoted = _opening_of(gap, last is None, short)
        tokens.append(
            Token(match.start(), match.end(), word, fold(word), _shape_of(word), opens, quoted)
        )
        end = match.end()
    return Reading(text, [_with_shout(tokens, index) for index in range(len(tokens))])


def _with_shout(tokens: list[Token], index: int) -> Token:
    """Mark a word in capitals that stands among others."""
    token = tokens[index]
    if token.shape in (Shape.UPPER, Shape.INITIAL) and _shouted(tokens, index):
        return Token(
            token.start,
            token.end,
            token.text,
            token.folded,
            token.shape,
            token.opens,
            token.quoted,
            shouted=True,
        )
    return token
