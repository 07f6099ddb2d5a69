"""What a key is made of when it leaves a circle. Pure Python."""

from collections.abc import Sequence
from dataclasses import dataclass

from trousseau.lib.wording import counted

# The lists of a key, in the order in which they are read: what to ask, watch, do, and not expect.
LISTS = ("questions", "cautions", "levers", "limits", "reserves")


@dataclass(frozen=True)
class Provenance:
    """Where a key comes from, in numbers only; `period` is said in words."""

    situations: int
    meetings: int
    members: int
    period: str = ""

    def sentence(self) -> str:
        """Say it: « 3 situations, 2 séances, mars et avril 2014. 9 membres s’y reconnaissent. »"""
        drawn = [_figures(self.situations, "situation"), _figures(self.meetings, "séance")]
        known = _figures(self.members, "membre")
        verb = "s’y reconnaît" if self.members < 2 else "s’y reconnaissent"
        return f"{', '.join([*drawn, *filter(None, [self.period])])}. {known} {verb}."


def _figures(number: int, noun: str) -> str:
    return f"{number}\u00a0{counted(number, noun).partition(' ')[2]}"


@dataclass(frozen=True)
class KeyContent:
    """The words that leave a circle, reviewed; nothing in them leads back to it."""

    question: int
    title: str
    kind: str
    situation: str
    provenance: Provenance
    questions: Sequence[str] = ()
    cautions: Sequence[str] = ()
    levers: Sequence[str] = ()
    limits: Sequence[str] = ()
    reserves: Sequence[str] = ()
    withdrawals: int = 0  # situations withdrawn before it left
    slug: str = ""  # made from the title when empty
