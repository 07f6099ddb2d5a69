"""For remembering through a whole text the names it has surely told."""

from collections.abc import Iterable
from dataclasses import dataclass

from trousseau.veil.lists import is_prose

# Being named elsewhere in the text multiplies the odds; so does sharing a name's beginning.
REMEMBERED, SHORTENED = 4.5, 3.0
_LEAST_SHORT, _MOST_SHORT = 3, 12


@dataclass(frozen=True, slots=True)
class Known:
    """Hold the names a text has surely told, and their beginnings (« Kim » for Kimberley)."""

    names: frozenset[str]
    beginnings: frozenset[str]

    @classmethod
    def of(cls, names: Iterable[str]) -> "Known":
        """Gather names with their beginnings of three letters or more."""
        whole = frozenset(names)
        cut = (
            name[:size]
            for name in whole
            for size in range(_LEAST_SHORT, min(len(name), _MOST_SHORT))
        )
        return cls(whole, frozenset(cut))

    def weigh(self, word: str) -> float:
        """Weigh a folded word by what the rest of the text says of it."""
        if word in self.names:
            return REMEMBERED
        return SHORTENED if word in self.beginnings and not is_prose(word) else 0.0
