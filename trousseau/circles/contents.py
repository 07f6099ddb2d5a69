"""What is written in a circle, before it is sealed: frozen shapes shared by forms, doors and actions."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any


@dataclass(frozen=True)
class CaseContent:
    """A pseudonymised account, as the first door hands it over."""

    title: str
    story: str
    question: int | None = None
    register: str = ""
    domain: str = ""

    def payload(self) -> dict[str, Any]:
        """Return what is sealed."""
        return asdict(self)


@dataclass(frozen=True)
class HarvestContent:
    """What the group keeps of a case; `kept` are the questions worth asking again.

    `practices` are ways of doing that were told. `intention` and `since` are the presenter's own: what they mean to try, what came of it.
    """

    kept: tuple[str, ...] = ()
    hypotheses: tuple[str, ...] = ()
    learnings: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    last_word: str = ""
    meta: str = ""
    intention: str = ""
    trials: tuple[str, ...] = ()
    since: str = ""
    practices: tuple[str, ...] = ()

    def payload(self) -> dict[str, Any]:
        """Return what is sealed."""
        return asdict(self)


@dataclass(frozen=True)
class DraftContent:
    """The words of a key."""

    title: str
    kind: str
    question: int
    situation: str = ""
    questions: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    levers: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()

    def payload(self) -> dict[str, Any]:
        """Return what is sealed."""
        return asdict(self)

    @classmethod
    def from_payload(cls, payload: Mapping[str, Any]) -> "DraftContent":
        """Read the words back from an opened draft."""
        values: dict[str, Any] = {one.name: payload[one.name] for one in fields(cls)}
        lists = {name: tuple(value) for name, value in values.items() if isinstance(value, list)}
        return cls(**{**values, **lists})
