"""For a maintainer: rebuild the compressed lists of trousseau/veil/data from the open files."""

import argparse
import csv
import json
import lzma
import math
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from trousseau.veil.conjugation import forms_of
from trousseau.veil.folding import fold, word_set

HERE = Path(__file__).parent / "data"
WORD = re.compile(r"[^\W\d_]+")
# INSEE groups the names it will not publish under these two labels: they are not names.
NOT_NAMES = {"AUTRES NOMS", "_PRENOMS_RARES", ""}
# First words of compound towns that mean nothing alone.
NOT_SHORT = word_set(
    "saint sainte saints grand grande petit petite haut haute bois mont pont port vieux notre"
)
# A word of our hand-made list weighs as much as one read this often in the fiches.
USUAL_WEIGHT = 120
# Below this many inhabitants a foreign city is hardly ever named in a note.
LEAST_CITY = 15_000


def level_of(count: int) -> int:
    """Give the half-step of the binary logarithm under which a count is stored."""
    return round(2 * math.log2(max(count, 1)))


def write_list(counts: Counter[str], target: Path) -> None:
    """Write one line per level: the level, a tab, the names sorted and separated by commas."""
    levels: dict[int, list[str]] = {}
    for name, count in counts.items():
        levels.setdefault(level_of(count), []).append(name)
    lines = [f"{level}\t{','.join(sorted(names))}" for level, names in sorted(levels.items())]
    target.write_bytes(lzma.compress("\n".join(lines).encode(), preset=9))


def read_names(source: Path) -> Counter[str]:
    """Read an INSEE file of names, adding up the spellings that differ by accents only."""
    counts: Counter[str] = Counter()
    with source.open(encoding="utf-8", newline="") as lines:
        for name, count in csv.reader(lines):
            if name not in NOT_NAMES:
                counts[fold(name)] += int(count)
    return counts


def with_short_forms(counts: Counter[str]) -> Counter[str]:
    """Add the first part of compound names, as people say them (« Garges », « Roissy »)."""
    short: Counter[str] = Counter()
    for name, count in counts.items():
        first = re.split(r"[ -]", name)[0]
        if first != name and len(first) > 3 and first not in NOT_SHORT and "'" not in first:
            short[first] = max(short[first], count // 2)
    return Counter({**short, **counts})


def read_towns(source: Path) -> Counter[str]:
    """Read the French communes and give the population of each folded name."""
    counts: Counter[str] = Counter()
    for town in json.loads(source.read_text(encoding="utf-8")):
        name = fold(town["nom"])
        counts[name] = max(counts[name], int(town.get("population", 0) or 1))
    return with_short_forms(counts)


def read_cities(source: Path) -> Counter[str]:
    """Read the foreign cities of GeoNames above LEAST_CITY inhabitants."""
    counts: Counter[str] = Counter()
    for city in json.loads(source.read_text(encoding="utf-8")).values():
        if city["countrycode"] != "FR" and city["population"] >= LEAST_CITY:
            counts[fold(city["name"])] += city["population"]
    kept = Counter({name: count for name, count in counts.items() if "," not in name})
    return with_short_forms(kept)


def read_hand_made(name: str) -> list[str]:
    """Read one of our hand-made lists, without its comments."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def texts_in(node: object) -> Iterator[str]:
    """Walk the tree of a fiche and yield its pieces of running text."""
    if isinstance(node, list):
        for child in node:
            yield from texts_in(child)
    elif isinstance(node, dict):
        if node.get("type") == "text":
            yield str(node.get("text", ""))
        yield from texts_in(node.get("children", []))


def read_fiches(folder: Path) -> Counter[str]:
    """Count the lower-case words of the service-public fiches, each repeated text once."""
    pieces: dict[str, None] = {}
    for fiche in sorted(folder.glob("*/*.json")):
        tree = json.loads(fiche.read_text(encoding="utf-8"))
        pieces.update(dict.fromkeys(text for text in texts_in(tree) if "www." not in text))
    return Counter(fold(word) for piece in pieces for word in WORD.findall(piece) if word.islower())


def count_words(fiches: Path) -> Counter[str]:
    """Join the counts of the fiches with our list of usual words and its conjugated verbs."""
    counts = Counter({word: n for word, n in read_fiches(fiches).items() if n > 1})
    words = read_hand_made("usual_words.txt")
    verbs = read_hand_made("usual_verbs.txt")
    forms = {fold(word) for word in words} | {fold(f) for verb in verbs for f in forms_of(verb)}
    for form in forms:
        counts[form] = max(counts[form], USUAL_WEIGHT)
    return counts


def main() -> None:
    """Read the sources named on the command line and write the five lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    for source in ("prenoms", "noms", "communes", "cities", "fiches"):
        parser.add_argument(source, type=Path)
    sources = parser.parse_args()
    write_list(read_names(sources.prenoms), HERE / "first_names.xz")
    write_list(read_names(sources.noms), HERE / "surnames.xz")
    write_list(read_towns(sources.communes), HERE / "towns.xz")
    write_list(read_cities(sources.cities), HERE / "cities.xz")
    write_list(count_words(sources.fiches), HERE / "words.xz")


if __name__ == "__main__":
    main()
