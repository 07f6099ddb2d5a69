"""What is wrong in a protocol: a French sentence that says what to do, and where."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Mistake:
    """One thing to correct: in the field named, of the phase at this place (from one) or in the head."""

    sentence: str
    field: str = ""
    phase: int | None = None

    def __str__(self) -> str:
        """Say it with its place, for whoever corrects a file."""
        where = [f"phase {self.phase}"] if self.phase else []
        where += [f"« {self.field} »"] if self.field else []
        return f"{self.sentence} ({', '.join(where)})" if where else self.sentence


class BadProtocolError(ValueError):
    """A protocol that cannot be followed; its message tells what to correct."""

    def __init__(self, mistakes: Sequence[Mistake], *, source: str = "") -> None:
        self.mistakes = tuple(mistakes)
        said = " ".join(str(mistake) for mistake in mistakes)
        super().__init__(f"{source} : {said}" if source else said)
