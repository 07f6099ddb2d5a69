"""Whether a key may pass."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from trousseau.circles.rules.refusals import Refusal, Refused

SHORTEST_ROUND = timedelta(days=7)


@dataclass(frozen=True)
class StandFacts:
    """One member's answer: `accepts` is None until they have spoken about publication."""

    number: int
    version: int
    recognises: bool
    has_reserve: bool
    accepts: bool | None


@dataclass(frozen=True)
class Round:
    """What a draft waits for: presenters of its sources, the other members, a date."""

    version: int
    presenters: frozenset[int]
    members: frozenset[int]
    ends_on: date | None


@dataclass(frozen=True)
class Verdict:
    """Where a draft stands, in numbers: who has not answered is never named."""

    recognised: int
    reserves: int
    presenters_awaited: int
    presenters_refusing: int
    members_awaited: int
    round_is_over: bool

    @property
    def passes(self) -> bool:
        """Say whether the key may leave the circle."""
        if self.presenters_awaited or self.presenters_refusing:
            return False
        return self.round_is_over or not self.members_awaited


def verdict(round_: Round, stands: Iterable[StandFacts], *, today: date) -> Verdict:
    """Weigh the stands taken on this version: a presenter's silence blocks, an earlier yes too."""
    current = {stand.number: stand for stand in stands if stand.version == round_.version}
    said = {n: current[n].accepts if n in current else None for n in round_.presenters}
    others = round_.members - round_.presenters
    return Verdict(
        recognised=sum(stand.recognises for stand in current.values()),
        reserves=sum(stand.has_reserve for stand in current.values()),
        presenters_awaited=sum(accepts is None for accepts in said.values()),
        presenters_refusing=sum(accepts is False for accepts in said.values()),
        members_awaited=len(others - set(current)),
        round_is_over=round_.ends_on is not None and today > round_.ends_on,
    )


def check_round(ends_on: date, *, today: date) -> None:
    """Refuse a round so short that silence would be taken by surprise."""
    if ends_on < today + SHORTEST_ROUND:
        raise Refused(Refusal.ROUND_TOO_SHORT)
