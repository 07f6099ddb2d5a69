"""For telling which mentions are of the same person, and giving each person one letter."""

from dataclasses import dataclass, field
from string import ascii_uppercase

from trousseau.veil.lists import is_first_name

_LEAST_SHORT = 3
# Nobody writes of more people than this whose names start alike; it bounds the search.
_MOST_ALIKE = 40


@dataclass(slots=True)
class Person:
    """Hold what a text says of one person's name."""

    letter: str
    title: str = ""
    first_names: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)

    def answers_to(self, first: frozenset[str], last: frozenset[str], title: str) -> bool:
        """Tell whether a mention can be of this person: nothing in it may disagree."""
        if title and self.title and title != self.title:
            return False
        if first and self.first_names and not _agree(first, self.first_names):
            return False
        if first and not self.first_names and self.title and not title:
            return False  # « Mme Haddad » then « Karim Haddad »: most likely a relative
        return _agree(first, self.first_names) or bool(last & self.surnames)


def _agree(first: frozenset[str], known: set[str]) -> bool:
    """Tell whether first names are the same, or one short for the other (« Kim », « Kimberley »)."""
    return any(
        one == other
        or (
            min(len(one), len(other)) >= _LEAST_SHORT
            and (one.startswith(other) or other.startswith(one))
        )
        for one in first
        for other in known
    )


class Cast:
    """Hold the people of one text, in order of appearance."""

    def __init__(self) -> None:
        self._count = 0
        self._by_start: dict[str, list[Person]] = {}

    def person(self, words: frozenset[str], title: str = "") -> Person:
        """Give the person a mention names, a new one if nobody answers to it."""
        first = frozenset(word for word in words if is_first_name(word))
        last = words - first
        starts = sorted({word[:_LEAST_SHORT] for word in words})
        alike = (person for start in starts for person in self._by_start.get(start, ()))
        found = next((p for p in alike if p.answers_to(first, last, title)), None)
        person = found or Person(letter=self._next_letter())
        person.first_names |= first
        person.surnames |= last
        person.title = person.title or title
        for start in starts:
            alike_now = self._by_start.setdefault(start, [])
            if not any(other is person for other in alike_now[-_MOST_ALIKE:]):
                alike_now.append(person)
                del alike_now[:-_MOST_ALIKE]
        return person

    def _next_letter(self) -> str:
        """Give A to Z, then A2 and so on."""
        turn, place = divmod(self._count, len(ascii_uppercase))
        self._count += 1
        return ascii_uppercase[place] + (str(turn + 1) if turn else "")
