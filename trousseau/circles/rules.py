"""What a circle allows, decided without a database: speaking, entering, letting a key out."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from trousseau.circles.protocols import (
    PRESENTERS_OWN,
    Kind,
    Phase,
    Protocol,
    Reveal,
    Signature,
    Speaker,
)

COMFORTABLE_SIZE = 12  # beyond, practice analysis groups say: split (domain notes, GAPP and GEASE)
ENOUGH_TO_BE_UNSIGNED = 5
CONTRIBUTIONS_KEPT = timedelta(days=90)
CASES_KEPT = timedelta(days=365)
SHORTEST_ROUND = timedelta(days=7)


class Refusal(StrEnum):
    """Why something is refused; `wording.py` says it in French."""

    NOT_NOW = "not_now"
    NOT_PRESENT = "not_present"
    ONLY_PRESENTER = "only_presenter"
    ONLY_FACILITATOR = "only_facilitator"
    ONLY_AUTHOR = "only_author"
    PRESENTER_LISTENS = "presenter_listens"
    KEEPS_THE_FRAME = "keeps_the_frame"
    SIGNED_ONLY = "signed_only"
    TOO_FEW = "too_few"
    CASE_FIRST = "case_first"
    NO_MORE_PHASES = "no_more_phases"
    MEETING_NOT_OPEN = "meeting_not_open"
    MEETING_UNDER_WAY = "meeting_under_way"
    NOT_ON_THE_TABLE = "not_on_the_table"
    EMPLOYER_ACCOUNT = "employer_account"
    HIERARCHY = "hierarchy"
    NOT_A_PEER = "not_a_peer"
    ALREADY_HERE = "already_here"
    NOT_COMPARED = "not_compared"
    WORDS_CHANGED = "words_changed"
    LAST_FACILITATOR = "last_facilitator"
    CHARTER_FIRST = "charter_first"
    ALREADY_PASSED = "already_passed"
    NOT_AGREED = "not_agreed"
    ROUND_TOO_SHORT = "round_too_short"
    NO_SOURCE = "no_source"


class Refused(Exception):  # noqa: N818  (it reads as a sentence: "except Refused")
    """An act the rules refuse; it carries a code, never what was typed."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


# -- The meeting ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Seat:
    """Someone's place in a meeting."""

    number: int
    is_present: bool = True
    is_presenter: bool = False
    is_facilitator: bool = False


def next_phase(protocol: Protocol, phase: Phase, *, has_case: bool) -> Phase:
    """Return the phase that follows; a case is chosen first."""
    if phase.chooses_case and not has_case:
        raise Refused(Refusal.CASE_FIRST)
    if phase == protocol.phases[-1]:
        raise Refused(Refusal.NO_MORE_PHASES)
    return protocol.phases[protocol.place(phase.slug)]


def choosing_phase(protocol: Protocol) -> Phase:
    """Return the phase in which the case is chosen."""
    return next(phase for phase in protocol.phases if phase.chooses_case)


def last_word_phase(protocol: Protocol) -> Phase:
    """Return the phase in which the presenter concludes: a stop leads there."""
    return next(phase for phase in protocol.phases if phase.last_word)


def is_working(protocol: Protocol, phase: Phase) -> bool:
    """Say whether the group is on the case: after its choice, before the last word."""
    start = protocol.place(choosing_phase(protocol).slug)
    end = protocol.place(last_word_phase(protocol).slug)
    return start < protocol.place(phase.slug) < end


def phase_after_stop(protocol: Protocol, phase: Phase, seat: Seat) -> Phase:
    """Let the presenter stop the exchange, at any moment of it, and keep the last word."""
    if not seat.is_presenter:
        raise Refused(Refusal.ONLY_PRESENTER)
    if not is_working(protocol, phase):
        raise Refused(Refusal.NOT_NOW)
    return last_word_phase(protocol)


def phase_for_another_case(protocol: Protocol, phase: Phase) -> Phase:
    """Return where a second case of the same meeting starts: only once the first is concluded."""
    if protocol.place(phase.slug) < protocol.place(last_word_phase(protocol).slug):
        raise Refused(Refusal.NOT_NOW)
    return choosing_phase(protocol)


def speaks(phase: Phase, seat: Seat) -> bool:
    """Say whether this seat has the floor."""
    if seat.is_presenter:
        return not phase.presenter_silent and phase.speaker in (
            Speaker.PRESENTER,
            Speaker.EXCHANGE,
            Speaker.EVERYONE,
        )
    if seat.is_facilitator:
        return phase.speaker in (Speaker.FACILITATOR, Speaker.EVERYONE)
    return phase.speaker in (Speaker.GROUP, Speaker.EXCHANGE, Speaker.EVERYONE)


def why_not_write(phase: Phase, seat: Seat, kind: Kind) -> Refusal | None:
    """Return why this seat may not put down a contribution of this kind now, or None."""
    if kind not in phase.contributions:
        return Refusal.NOT_NOW
    if not seat.is_present:
        return Refusal.NOT_PRESENT
    if kind in PRESENTERS_OWN:
        return None if seat.is_presenter else Refusal.ONLY_PRESENTER
    if seat.is_presenter and phase.speaker is not Speaker.EVERYONE:
        return Refusal.PRESENTER_LISTENS
    if not speaks(phase, seat):
        return Refusal.KEEPS_THE_FRAME
    return None


def kinds_for(phase: Phase, seat: Seat) -> tuple[Kind, ...]:
    """Return the kinds this seat may put down now."""
    return tuple(kind for kind in phase.contributions if why_not_write(phase, seat, kind) is None)


def writers(phase: Phase, seats: Iterable[Seat], *, presenter_known: bool = True) -> int:
    """Count the people able to write now, presenter apart: unknown, they may be any of them."""
    able = sum(bool(kinds_for(phase, seat)) for seat in seats if not seat.is_presenter)
    return able if presenter_known else max(0, able - 1)


def may_be_unsigned(phase: Phase, able_to_write: int) -> bool:
    """Say whether unsigned is offered: revealed at the end, and enough people to be one of them."""
    if phase.signature is not Signature.CHOICE:
        return False
    return phase.reveal is Reveal.END and able_to_write >= ENOUGH_TO_BE_UNSIGNED


def check_contribution(
    phase: Phase, seat: Seat, kind: Kind, *, signed: bool, able_to_write: int
) -> None:
    """Refuse a contribution the protocol does not allow."""
    refusal = why_not_write(phase, seat, kind)
    if refusal is not None:
        raise Refused(refusal)
    if signed:
        return
    if phase.signature is not Signature.CHOICE or phase.reveal is Reveal.NOW:
        raise Refused(Refusal.SIGNED_ONLY)
    if able_to_write < ENOUGH_TO_BE_UNSIGNED:
        raise Refused(Refusal.TOO_FEW)


def minutes_left(phase: Phase, elapsed: timedelta) -> int | None:
    """Return the whole minutes left, zero when time is over, None when nothing is timed."""
    if phase.minutes is None:
        return None
    left = timedelta(minutes=phase.minutes) - elapsed
    return max(0, -(-left // timedelta(minutes=1)))


# -- Who composes the circle ------------------------------------------------------------------

PEERS = frozenset({"mediator", "facilitator"})


def may_create(roles: Collection[str]) -> bool:
    """Say whether someone may create a circle: a peer, never an employer account."""
    return "employer" not in roles and not PEERS.isdisjoint(roles)


def why_not_enter(
    *, roles: Collection[str], hierarchy: Collection[object], members: Collection[object]
) -> Refusal | None:
    """Return why a person may not enter a circle, or None; `hierarchy` is above and below them."""
    if "employer" in roles:
        return Refusal.EMPLOYER_ACCOUNT
    if PEERS.isdisjoint(roles):
        return Refusal.NOT_A_PEER
    if not set(hierarchy).isdisjoint(members):
        return Refusal.HIERARCHY
    return None


def is_crowded(size: int) -> bool:
    """Say whether the circle should be warned that two would work better."""
    return size > COMFORTABLE_SIZE


def values_present(order: Sequence[str], values: Iterable[str]) -> tuple[str, ...]:
    """Return the values present, each once, in a fixed order: nobody can be counted or placed."""
    found = set(values)
    return tuple(value for value in order if value in found)


def seniority(start_years: Iterable[int], this_year: int) -> tuple[int, int] | None:
    """Return the least and the most years of practice, or None when nobody has said."""
    years = [max(0, this_year - start) for start in start_years]
    return (min(years), max(years)) if years else None


# -- Whether a key may pass -------------------------------------------------------------------


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
