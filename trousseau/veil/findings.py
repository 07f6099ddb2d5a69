"""For every module of the room: what is found in a text, and of which kind."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Kind(StrEnum):
    """Name what a find is."""

    PERSON = "PERSON"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    ADDRESS = "ADDRESS"
    PLACE = "PLACE"
    DATE = "DATE"
    ORG = "ORG"
    ID = "ID"
    URL = "URL"
    AGE = "AGE"


class Trust(IntEnum):
    """Rank the evidence behind a span; the higher wins when two overlap."""

    DOUBT = 1
    CONTEXT = 2
    STRONG = 3
    CHECKED = 4


@dataclass(frozen=True, slots=True)
class Span:
    """Hold a stretch of the text that a detector believes identifying."""

    start: int
    end: int
    kind: Kind
    trust: Trust


@dataclass(frozen=True, slots=True)
class Find:
    """Hold a find as the rest of the project sees it; offsets count code points."""

    start: int
    end: int
    kind: Kind
    text: str
    proposal: str
    sure: bool
