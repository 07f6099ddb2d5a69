import gc
import re
import sys
from collections.abc import Iterator
from functools import cache
from types import ModuleType

from trousseau.veil import scan, veil

MARK = "zorglub"
TOLD = (
    "Mme Zorglubine Zorglubec, 3 rue des Zorglubaux, 35000 Zorglubourg, est allée à Zorglubeville. "
    "Son fils Zorgluben (zorglubotin) attend ; zorglubian@exemple.fr, facebook.com/zorglubeur. "
    "L'association Les Amis de Zorglubia, l'école Zorglubal, ZORGLUBIX, allocataire ZORGLUB123."
)


def is_a_way_out(thing: object) -> bool:
    """Tell what leads out of the veil: modules, and the namespaces that functions carry."""
    return isinstance(thing, ModuleType) or (isinstance(thing, dict) and "__spec__" in thing)


def texts_within(*roots: object) -> Iterator[str]:
    """Walk all that lives as long as these do: containers, caches of functools, defaults, classes."""
    waiting, seen = list(roots), set[int]()
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen or is_a_way_out(thing):
            continue
        seen.add(id(thing))
        if isinstance(thing, str):
            yield thing
        else:
            waiting += gc.get_referents(thing)
            # The collector skips the keys of a dictionary that has only strings for keys.
            waiting += thing if isinstance(thing, dict) else ()


def texts_of_the_process() -> Iterator[str]:
    """Walk what the veil's modules hold, and re's own cache of patterns."""
    names = [name for name in sys.modules if f"{name}.".startswith("trousseau.veil.")]
    return texts_within(
        *(value for name in (*names, "re") for value in vars(sys.modules[name]).values())
    )


def test_no_word_of_a_text_outlives_its_scan() -> None:
    finds = scan(TOLD)
    assert sum(MARK in find.text.lower() for find in finds) >= 5
    assert veil(TOLD) != TOLD
    del finds
    assert not [text for text in texts_of_the_process() if MARK in text.lower()]


def test_the_walk_sees_into_caches_defaults_and_patterns() -> None:
    @cache
    def remembering(word: str, met: list[str] = []) -> int:  # noqa: B006
        met.append(word.upper())
        return len(word)

    remembering(f"{MARK}is")
    assert {f"{MARK}is", f"{MARK}is".upper()} <= set(texts_within(remembering))
    re.compile("zorglonde")
    assert "zorglonde" in set(texts_of_the_process())
