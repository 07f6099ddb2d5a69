"""For weighing a word: how often it is a name, a place, or plain French."""

import lzma
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"
# Totals of the published lists, without the rare names INSEE withholds.
_BIRTHS, _BEARERS, _READ_WORDS, _INHABITANTS = 86e6, 68e6, 3.1e6, 68e6
# Out of a hundred words of a field note, about four belong to names and one to a place
# (our own reading of informal notes).
_NAME_SHARE, _PLACE_SHARE = 0.04, 0.01
# What a word never met weighs: misspellings and rare words are more often prose than names.
_UNSEEN_RATE = 1e-9
# A word in no list at all: a rare name about as often as a slip of the pen, unless it ends as
# only French words do, or is a known word but for its last letter.
_UNSEEN, _UNSEEN_PROSE = -2.0, -5.0
_PROSE_ENDS = [
    "tion",
    "tions",
    "ment",
    "ments",
    "aient",
    "euse",
    "euses",
    "eurs",
    "iste",
    "istes",
    "ité",
    "ites",
    "ique",
    "iques",
    "able",
    "ables",
    "ible",
    "ibles",
    "aient",
    "erait",
    "erais",
    "eront",
    "age",
    "ages",
    "ation",
    "isme",
    "ismes",
    "ette",
    "ettes",
    "ière",
    "ières",
    "iere",
    "ieres",
    "ants",
    "antes",
    "ente",
    "entes",
    "elle",
    "elles",
    "esse",
    "esses",
    "oire",
    "oires",
    "ouille",
    "ouilles",
]


@dataclass(frozen=True, slots=True)
class Lists:
    """Hold the counted lists, each word mapped to its count as stored."""

    first_names: Mapping[str, int]
    surnames: Mapping[str, int]
    towns: Mapping[str, int]
    cities: Mapping[str, int]
    words: Mapping[str, int]


def _read(name: str) -> dict[str, int]:
    """Read a list written by build.py: a level (half-steps of log2), a tab, its names."""
    counts: dict[str, int] = {}
    for line in lzma.decompress((_DATA / name).read_bytes()).decode().splitlines():
        level, names = line.split("\t", 1)
        counts.update(dict.fromkeys(names.split(","), round(2 ** (int(level) / 2))))
    return counts


@cache
def lists() -> Lists:
    """Load the five lists, once, when first needed."""
    return Lists(
        first_names=_read("first_names.xz"),
        surnames=_read("surnames.xz"),
        towns=_read("towns.xz"),
        cities=_read("cities.xz"),
        words=_read("words.xz"),
    )


@cache
def hand_list(name: str) -> frozenset[str]:
    """Read a hand-made list of data/: lower case, one or more words a line after '#' comments."""
    lines = (_DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    entries = (line.strip() for line in lines if not line.startswith("#"))
    return frozenset(entry for line in entries for entry in line.split(", ") if entry)


def _word_rate(folded: str) -> float:
    return lists().words.get(folded, 0) / _READ_WORDS


def _name_rate(folded: str) -> float:
    known = lists()
    first = known.first_names.get(folded, 0) / _BIRTHS
    return (first + known.surnames.get(folded, 0) / _BEARERS) / 2


def name_weight(folded: str) -> float:
    """Give the log-odds that a folded word, out of context, is a name rather than prose."""
    rate = _name_rate(folded)
    if not rate and "-" in folded:
        parts = [part for part in folded.split("-") if part]
        return sum(map(name_weight, parts)) / max(len(parts), 1)
    if not rate and folded not in lists().words:
        return _UNSEEN_PROSE if looks_like_prose(folded) else _UNSEEN
    return math.log((_NAME_SHARE * rate + _UNSEEN_RATE) / (_word_rate(folded) + _UNSEEN_RATE * 20))


def place_weight(folded: str) -> float:
    """Give the log-odds that a folded word or group of words is a town rather than prose."""
    known = lists()
    people = known.towns.get(folded, 0) + known.cities.get(folded, 0) / 20
    rate = people / _INHABITANTS
    if folded in hand_list("abroad"):
        rate = max(rate, 1e-3)
    return math.log(
        (_PLACE_SHARE * rate + _UNSEEN_RATE / 10) / (_word_rate(folded) + _UNSEEN_RATE * 20)
    )


def looks_like_prose(folded: str) -> bool:
    """Tell whether an unknown word is most likely a French word all the same."""
    words = lists().words
    inflected = any(
        folded.endswith(end) and folded[: -len(end)] in words for end in ("s", "e", "es", "x")
    )
    return inflected or (len(folded) > 5 and folded.endswith(tuple(_PROSE_ENDS)))


def is_first_name(folded: str) -> bool:
    """Tell whether a word is mostly a first name among names."""
    known = lists()
    first = known.first_names.get(folded, 0)
    return first > known.surnames.get(folded, 0)


def is_name(folded: str) -> bool:
    """Tell whether a word is in the lists of names at all."""
    known = lists()
    return folded in known.first_names or folded in known.surnames


def is_town(folded: str) -> bool:
    """Tell whether a word or group of words names a town, a foreign city or a country."""
    known = lists()
    return folded in known.towns or folded in known.cities or folded in hand_list("abroad")


def is_prose(folded: str) -> bool:
    """Tell whether a word belongs to plain French."""
    words = lists().words
    if folded in words:
        return True
    return "-" in folded and all(part in words for part in folded.split("-"))
