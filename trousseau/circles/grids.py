"""Cross-expertise: a short grid for each question, as data, and the spread of its answers."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from trousseau.circles.rules import ENOUGH_TO_BE_UNSIGNED
from trousseau.lib.questions import NUMBERS

UNKNOWN = "je ne sais pas"  # always offered, last
SLUG = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
ITEMS, ANSWERS, DISCUSS = range(4, 7), range(2, 4), range(2, 4)
ASK_LIMIT, ANSWER_LIMIT = 120, 60


class BadGridError(ValueError):
    """A grid that cannot be asked; its message tells the centre everything to correct."""


@dataclass(frozen=True)
class Item:
    """One thing to say about the situation, in words; none of them is the right one."""

    slug: str
    ask: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """What each answers alone, and what the group then asks itself together."""

    question: int
    title: str
    sources: tuple[str, ...]
    discuss: tuple[str, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Tally:
    """How the answers to one item spread: (words, how many), in the order they are offered."""

    ask: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Spread:
    """How the answers of a group spread: numbers beside words, no name, nothing concluded."""

    question: int
    title: str
    tallies: tuple[Tally, ...]
    discuss: tuple[str, ...]

    def payload(self) -> dict[str, Any]:
        """Return what is sealed: the words too, since a grid may change after the meeting."""
        return asdict(self)

    @classmethod
    def from_payload(cls, payload: Mapping[str, Any]) -> "Spread":
        """Read back what was sealed."""
        tallies = tuple(
            Tally(one["ask"], tuple((words, int(many)) for words, many in one["counts"]))
            for one in payload["tallies"]
        )
        return cls(payload["question"], payload["title"], tallies, tuple(payload["discuss"]))


def spread(grid: Grid, answers: Iterable[Mapping[str, str]]) -> Spread | None:
    """Count the answers to each item, or return None when too few answered to be one of them."""
    told = list(answers)
    tallies = [_tally(item, told) for item in grid.items]
    shown = tuple(
        tally
        for tally in tallies
        if sum(many for _words, many in tally.counts) >= ENOUGH_TO_BE_UNSIGNED
    )
    return Spread(grid.question, grid.title, shown, grid.discuss) if shown else None


def _tally(item: Item, told: list[Mapping[str, str]]) -> Tally:
    said = Counter(one[item.slug] for one in told if item.slug in one)
    return Tally(item.ask, tuple((words, said[words]) for words in item.answers))


# -- Reading -----------------------------------------------------------------------------------


def read_grid(text: str, *, source: str) -> Grid:
    """Read a grid, or raise BadGridError with its name and every mistake."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = f"{source} : ce fichier n’est pas du TOML lisible ({error})."
        raise BadGridError(message) from error
    mistakes = [*_head_mistakes(data), *_items_mistakes(data.get("items"))]
    if mistakes:
        raise BadGridError(f"{source} : {' '.join(mistakes)}")
    return Grid(
        question=data["question"],
        title=data["title"].strip(),
        sources=tuple(data["sources"]),
        discuss=tuple(data["discuss"]),
        items=tuple(_item(one) for one in data["items"]),
    )


def _item(data: Mapping[str, Any]) -> Item:
    return Item(data["slug"], data["ask"].strip(), (*data["answers"], UNKNOWN))


HEAD = {"question", "title", "sources", "discuss", "items"}
ITEM = {"slug", "ask", "answers"}


def _head_mistakes(data: Mapping[str, Any]) -> Iterator[str]:
    yield from _unknown_words(data, HEAD, "")
    if type(data.get("question")) is not int or data["question"] not in NUMBERS:
        yield "« question » est un nombre de 1 à 6."
    if not _is_text(data.get("title"), ASK_LIMIT):
        yield f"« title » est un texte de {ASK_LIMIT} signes au plus."
    if not _are_texts(data.get("sources"), range(1, 10), 300):
        yield "« sources » nomme au moins une source."
    if not _are_texts(data.get("discuss"), DISCUSS, ASK_LIMIT):
        yield "« discuss » pose deux ou trois questions au groupe."


def _items_mistakes(items: Any) -> Iterator[str]:
    if not isinstance(items, list) or len(items) not in ITEMS:
        yield "une grille a de quatre à six points (« items »)."
        return
    slugs = [one.get("slug") for one in items if isinstance(one, dict)]
    if len({str(slug) for slug in slugs}) != len(items):
        yield "deux points portent le même « slug », ou un point n’en a pas."
    for place, one in enumerate(items, start=1):
        if isinstance(one, dict):
            yield from _item_mistakes(one, f" (point {place})")


def _item_mistakes(data: Mapping[str, Any], where: str) -> Iterator[str]:
    yield from _unknown_words(data, ITEM, where)
    if not _is_text(data.get("slug"), 30) or not SLUG.fullmatch(data["slug"]):
        yield f"« slug » s’écrit en petites lettres sans accent, chiffres et traits bas{where}."
    if not _is_text(data.get("ask"), ASK_LIMIT):
        yield f"« ask » est un texte de {ASK_LIMIT} signes au plus{where}."
    answers: Any = data.get("answers")
    if not _are_texts(answers, ANSWERS, ANSWER_LIMIT):
        yield f"« answers » propose deux ou trois réponses, en mots{where}."
    elif len({*answers, UNKNOWN}) != len(answers) + 1:
        yield f"chaque réponse est différente, et « {UNKNOWN} » s’ajoute toute seule{where}."
    elif any(re.search(r"\d", answer) for answer in answers):
        yield f"une réponse se dit en mots, sans chiffre ni note{where}."


def _unknown_words(data: Mapping[str, Any], known: set[str], where: str) -> Iterator[str]:
    for name in data:
        if name not in known:
            yield f"« {name} » n’est pas un mot connu{where}."


def _is_text(value: Any, limit: int) -> bool:
    return isinstance(value, str) and 0 < len(value.strip()) <= limit


def _are_texts(values: Any, many: range, limit: int) -> bool:
    if not isinstance(values, list) or len(values) not in many:
        return False
    return all(_is_text(one, limit) for one in values)
