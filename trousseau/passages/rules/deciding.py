"""What was found in a text, and what its author decided on each find."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Protocol

OPEN, REPLACED, KEPT = "open", "replaced", "kept"
ABSENT = "absent"  # in the past of a review: these words were not there yet
ADDED = "ADDED"  # the kind of what the author added
PAST_LIMIT = 50  # steps that can be undone


class Finding(Protocol):
    """What the veil returns, as far as a review needs it."""

    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def proposal(self) -> str: ...  # noqa: D102
    @property
    def sure(self) -> bool: ...  # noqa: D102


@dataclass(frozen=True)
class Item:
    """Words that could identify someone, wherever they stand, and what their author decided."""

    words: str
    kind: str
    proposal: str
    sure: bool
    state: str = OPEN
    wording: str = ""
    reason: str = ""

    @property
    def shown(self) -> str:
        """The words as they leave, as far as is decided."""
        return self.wording if self.state == REPLACED else self.words


@dataclass(frozen=True)
class Review:
    """Every item in the order of the text, and the steps that can be undone."""

    items: tuple[Item, ...] = ()
    past: tuple[tuple[Item, ...], ...] = ()

    @property
    def done(self) -> int:
        """How many items are decided."""
        return sum(item.state != OPEN for item in self.items)

    @property
    def total(self) -> int:
        """How many items there are."""
        return len(self.items)

    @property
    def is_complete(self) -> bool:
        """Say whether nothing is left to decide."""
        return self.done == self.total

    @property
    def sure_ones(self) -> tuple[Item, ...]:
        """The undecided items that one tap may replace."""
        return tuple(one for one in self.items if one.sure and one.state == OPEN and one.proposal)

    def to_json(self) -> dict[str, Any]:
        """Return what is sealed."""
        return asdict(self)

    @classmethod
    def from_json(cls, sealed: dict[str, Any]) -> Review:
        """Read back what was sealed."""
        return cls(
            tuple(Item(**one) for one in sealed["items"]),
            tuple(tuple(Item(**one) for one in step) for step in sealed["past"]),
        )


# --- Finding words -------------------------------------------------------------------------


def tidy(words: str) -> str:
    """Return words on one line, composed, with single spaces: how items are told apart."""
    return " ".join(unicodedata.normalize("NFC", words).split())


def pattern(words: str, *, any_case: bool = False) -> re.Pattern[str]:
    """Match these whole words, also in capitals, whatever the spaces and apostrophes between."""
    forms = [words] if any_case else sorted({words, words.upper()}, key=len, reverse=True)
    body = "|".join(_form(one) for one in forms)
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    compiled = re.compile(f"{before}(?:{body}){after}", re.IGNORECASE if any_case else 0)
    # re remembers what it compiled, and these words are private (docs/vault.md §12).
    re.purge()
    return compiled


def _form(words: str) -> str:
    tokens = (re.sub("['’]", "['’]", re.escape(one)) for one in words.split())
    return r"\s+".join(tokens)


def is_in(words: str, texts: Iterable[str]) -> bool:
    """Say whether one of the texts holds these words."""
    found = pattern(words)
    return any(found.search(text) for text in texts)


def written_forms(typed: str, texts: Sequence[str]) -> list[str]:
    """Return the typed words as the texts write them: as typed, else whatever the capitals."""
    words = tidy(typed)
    if not words:
        return []
    found = pattern(words, any_case=True)
    forms = [tidy(match.group()) for text in texts for match in found.finditer(text)]
    if words in forms:
        return [words]
    # An item already stands for its own form in capitals.
    capitals = {form.upper() for form in forms if form != form.upper()}
    return [form for form in dict.fromkeys(forms) if form not in capitals]


# --- Deciding ------------------------------------------------------------------------------


def review_of(
    finds: Iterable[Finding], texts: Sequence[str], earlier: Review | None = None
) -> Review:
    """Gather finds into items; decisions already made on the same words stay."""
    decided = {item.words: item for item in (earlier or Review()).items}
    items: dict[str, Item] = {}
    for find in finds:
        words = tidy(find.text)
        if words and words not in items and is_in(words, texts):
            new = Item(words, find.kind, tidy(find.proposal), find.sure)
            items[words] = decided.get(words, new)
    for words, item in decided.items():
        if item.kind == ADDED and is_in(words, texts):
            items.setdefault(words, item)
    return Review(in_order(items.values(), texts), earlier.past if earlier else ())


def in_order(items: Iterable[Item], texts: Sequence[str]) -> tuple[Item, ...]:
    """Order items by where they first stand in the texts."""

    def place(item: Item) -> tuple[int, int, int]:
        firsts = ((number, pattern(item.words).search(text)) for number, text in enumerate(texts))
        places = ((n, match.start(), -match.end()) for n, match in firsts if match)
        return next(places, (len(texts), 0, 0))

    return tuple(sorted(items, key=place))


def item_of(review: Review, words: str) -> Item | None:
    """Return the item of these words, if any."""
    return next((item for item in review.items if item.words == words), None)


def decide(
    review: Review, words: str, state: str, *, wording: str = "", reason: str = ""
) -> Review:
    """Decide one item, everywhere it stands; other words change nothing."""
    old = item_of(review, words)
    if old is None:
        return review
    new = replace(old, state=state, wording=tidy(wording), reason=tidy(reason))
    return _changed(review, {words: new}, (old,))


def replace_all_sure(review: Review) -> Review:
    """Replace by its proposal every undecided item the machine is sure of."""
    olds = review.sure_ones
    news = {one.words: replace(one, state=REPLACED, wording=one.proposal) for one in olds}
    return _changed(review, news, olds) if olds else review


def add(review: Review, forms: Iterable[str], texts: Sequence[str]) -> Review:
    """Add what the machine missed, undecided and without a proposal."""
    known = {item.words for item in review.items}
    news = [Item(one, ADDED, "", sure=False) for one in forms if one not in known]
    if not news:
        return review
    step = tuple(replace(one, state=ABSENT) for one in news)
    return Review(in_order((*review.items, *news), texts), (*review.past, step)[-PAST_LIMIT:])


def undo(review: Review) -> Review:
    """Take back the last step."""
    if not review.past:
        return review
    olds = {item.words: item for item in review.past[-1]}
    items = (olds.get(item.words, item) for item in review.items)
    return Review(tuple(one for one in items if one.state != ABSENT), review.past[:-1])


def _changed(review: Review, news: dict[str, Item], olds: tuple[Item, ...]) -> Review:
    items = tuple(news.get(item.words, item) for item in review.items)
    return Review(items, (*review.past, olds)[-PAST_LIMIT:])


def next_open(review: Review, after: int = 0) -> int:
    """Return the number of the next undecided item, going round; 0 when none is left."""
    numbers = [n for n, item in enumerate(review.items, 1) if item.state == OPEN]
    return next((n for n in numbers if n > after), numbers[0] if numbers else 0)


def neutral_pairs(items: Iterable[Item]) -> dict[str, str]:
    """Return the veil's table, real words to neutral ones, that only its author keeps."""
    return {item.words: item.wording for item in items if item.state == REPLACED}


def fingerprint(texts: Iterable[str]) -> str:
    """Return what changes when a text does; it is sealed or read by its author, never elsewhere."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()
