"""A publication as a tree of words: what every format is made from. Pure Python."""

import datetime as dt
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Run:
    """Words said in one voice; a line break inside is kept."""

    text: str
    strong: bool = False
    stressed: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Paragraph:
    """One paragraph."""

    runs: Runs


@dataclass(frozen=True)
class Bullets:
    """A list, with dashes or with numbers."""

    items: tuple[Runs, ...]
    numbered: bool = False


Block = Paragraph | Bullets
Blocks = tuple[Block, ...]


@dataclass(frozen=True)
class Part:
    """A titled text before or after the chapters: introduction, method, bibliography."""

    title: str
    blocks: Blocks


@dataclass(frozen=True)
class Box:
    """The situation of a key, told in a box."""

    title: str
    blocks: Blocks


@dataclass(frozen=True)
class PrintedKey:
    """A key as one edition prints it: a copy that no later change can reach."""

    slug: str
    version: int
    frozen_on: dt.date
    title: str
    kind: str
    situation: str
    questions: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    levers: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    reserves: tuple[str, ...] = ()
    provenance: str = ""
    box: str = ""  # the title under which its situation is told; without one, it is not told


@dataclass(frozen=True)
class Chapter:
    """One of the six questions, its texts, its situations, its keys."""

    question: int
    title: str
    opening: Blocks = ()
    heading: str = ""
    text: Blocks = ()
    boxes: tuple[Box, ...] = ()
    keys: tuple[PrintedKey, ...] = ()
    closing: Blocks = ()
    debate: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        """The chapter's place in the reading page."""
        return f"chapitre-{self.question}"


@dataclass(frozen=True)
class Document:
    """A whole publication, from its cover to its imprint."""

    title: str
    subtitle: str
    authors: tuple[str, ...]
    accompanied: tuple[str, ...]
    publisher: str
    series: str
    published_on: dt.date
    keywords: tuple[str, ...] = ()
    address: str = ""
    parts: tuple[Part, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    bibliography: Blocks = ()
    imprint: tuple[tuple[str, str], ...] = field(default=())
