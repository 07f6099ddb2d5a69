"""For recognising the name of a town or country among the words of a text."""

from collections.abc import Iterator
from functools import cache

from trousseau.veil.lists import hand_list, is_prose, is_town, lists
from trousseau.veil.reading import Reading, Shape

_LONGEST = 5


@cache
def _first_words() -> frozenset[str]:
    """Give the first word of every known place, to look no further for the others."""
    known = lists()
    names = (*known.towns, *known.cities, *hand_list("abroad"))
    parts = (name.replace("'", "' ").replace("-", " ").split(" ")[0] for name in names)
    return frozenset((*parts, *names))


def _is_all_prose(reading: Reading, index: int, stop: int) -> bool:
    """Tell « sur la table » from La Table (Savoie): plain words, the last without a capital."""
    last = reading.tokens[stop - 1]
    if last.shape is not Shape.LOWER and not last.shouted:
        return False
    return all(is_prose(reading.folded(i).rstrip("'")) for i in range(index, stop))


def places_at(reading: Reading, index: int) -> Iterator[tuple[int, str]]:
    """Give the known places that start at a word, longest first: index after, folded name."""
    if reading.folded(index).split("-")[0] not in _first_words():
        return
    stop = index + 1
    while stop < len(reading.tokens) and stop < index + _LONGEST and reading.is_glued(stop):
        stop += 1
    for end in range(stop, index, -1):
        words = [reading.folded(i) for i in range(index, end)]
        for mark in ("-", " "):
            name = mark.join(words).replace("' ", "'").replace("'-", "'")
            several_abroad = end - index > 1 and name in hand_list("abroad")
            if is_town(name) and (several_abroad or not _is_all_prose(reading, index, end)):
                yield end, name
                break
