"""What a note and a météo are and how they are found again, without Django."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

SITUATIONS_KEPT = timedelta(days=730)  # CNIL, délibération 2021-028: two years from last contact
DRAFTS_KEPT = timedelta(days=30)
# Rounded up to the month's end by the vault, it makes six months at most: never more than promised.
WEATHER_KEPT = timedelta(days=153)
EXCERPT = 90  # signs of a story shown in a list


@dataclass(frozen=True)
class SituationContent:
    """What a person writes; everything but the story may stay empty. No name is ever asked."""

    story: str
    title: str = ""
    question: int | None = None
    register: str = ""
    domain: str = ""
    weight: str = ""


@dataclass(frozen=True)
class Passed:
    """One passage to a circle; the token withdraws it and is forgotten once it has."""

    circle_name: str
    on: date
    token: str = field(default="", repr=False)
    withdrawn_on: date | None = None

    @property
    def is_there(self) -> bool:
        """Say whether the circle still holds what was passed."""
        return self.withdrawn_on is None


@dataclass(frozen=True)
class Note:
    """A situation, open."""

    id: UUID
    content: SituationContent
    written_at: datetime
    changed_at: datetime
    folded: str = field(repr=False, default="")
    passages: tuple[Passed, ...] = ()
    veil: dict[str, dict[str, str]] = field(default_factory=dict, repr=False)

    @property
    def passages_there(self) -> list[Passed]:
        """The passages that have not been withdrawn."""
        return [one for one in self.passages if one.is_there]

    @property
    def excerpt(self) -> str:
        """The first words of the story, cut between two words."""
        return excerpt(self.content.story)

    def to_payload(self) -> dict[str, Any]:
        """Return what is sealed: everything but the id."""
        return {
            "content": asdict(self.content),
            "written_at": self.written_at.isoformat(),
            "changed_at": self.changed_at.isoformat(),
            "folded": fold(f"{self.content.title} {self.content.story} {self.content.weight}"),
            "passages": [_passed_to_json(one) for one in self.passages],
            "veil": self.veil,
        }

    @classmethod
    def from_payload(cls, pk: UUID, payload: dict[str, Any]) -> Note:
        """Read back what was sealed."""
        return cls(
            pk,
            SituationContent(**payload["content"]),
            datetime.fromisoformat(payload["written_at"]),
            datetime.fromisoformat(payload["changed_at"]),
            payload["folded"],
            tuple(_passed_from_json(one) for one in payload["passages"]),
            payload["veil"],
        )


def _passed_to_json(passed: Passed) -> dict[str, str]:
    left = passed.withdrawn_on.isoformat() if passed.withdrawn_on else ""
    return {
        "circle_name": passed.circle_name,
        "on": passed.on.isoformat(),
        "token": passed.token,
        "withdrawn_on": left,
    }


def _passed_from_json(sealed: dict[str, str]) -> Passed:
    left = sealed["withdrawn_on"]
    return Passed(
        sealed["circle_name"],
        date.fromisoformat(sealed["on"]),
        sealed["token"],
        date.fromisoformat(left) if left else None,
    )


def newest_first(notes: Iterable[Note]) -> list[Note]:
    """Order notes by the time they were written: rows themselves tell no time."""
    return sorted(notes, key=lambda note: note.written_at, reverse=True)


def excerpt(story: str, length: int = EXCERPT) -> str:
    """Return the first words of a story, on one line."""
    line = " ".join(story.split())
    if len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


# --- Searching -----------------------------------------------------------------------------

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})
_WORD = re.compile(r"[a-z0-9]+")


def fold(text: str) -> str:
    """Return the words of a text without capitals, accents or plurals, for searching."""
    # Not veil's fold: a search forgives plurals, a name does not.
    lowered = unicodedata.normalize("NFD", text.lower().translate(_LIGATURES))
    plain = "".join(letter for letter in lowered if not unicodedata.combining(letter))
    return " ".join(_singular(word) for word in _WORD.findall(plain))


def _singular(word: str) -> str:
    if len(word) > 3 and word[-1] in "sx":
        word = word[:-1]
    # « local » and « locaux » meet in « locau ».
    return f"{word[:-1]}u" if len(word) > 3 and word.endswith("al") else word


def search(notes: Iterable[Note], query: str) -> list[Note]:
    """Return the notes that hold every word of the query, or a word that starts with it."""
    words = fold(query).split()
    if not words:
        return []
    return [note for note in notes if all(f" {word}" in f" {note.folded}" for word in words)]


# --- Ma météo ------------------------------------------------------------------------------


class Moment(StrEnum):
    """When one takes one's météo."""

    BEFORE = "avant"
    AFTER = "apres"
    OTHER = "autre"


def moment_of(word: str) -> Moment:
    """Return the moment an address asks for; anything else is another moment."""
    return Moment(word) if word in list(Moment) else Moment.OTHER


@dataclass(frozen=True)
class Weather:
    """A météo, open: the code of the word touched for each question that was answered."""

    id: UUID
    answers: dict[str, str] = field(repr=False)
    moment: Moment
    at: datetime

    def to_payload(self) -> dict[str, Any]:
        """Return what is sealed: everything but the id."""
        return {
            "answers": self.answers,
            "moment": self.moment.value,
            "at": self.at.isoformat(),
        }

    @classmethod
    def from_payload(cls, pk: UUID, payload: dict[str, Any]) -> Weather:
        """Read back what was sealed."""
        at = datetime.fromisoformat(payload["at"])
        return cls(pk, payload["answers"], Moment(payload["moment"]), at)


def oldest_first(taken: Iterable[Weather]) -> list[Weather]:
    """Order météos by their time, as a curve reads."""
    return sorted(taken, key=lambda one: one.at)


def places(times: Sequence[datetime]) -> list[float]:
    """Return where each moment stands between the first (0) and the last (1); alone, the middle."""
    whole = (times[-1] - times[0]) if times else timedelta()
    return [(one - times[0]) / whole if whole else 0.5 for one in times]
