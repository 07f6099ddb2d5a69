"""What a meeting allows, decided without a database: whose turn it is, and what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from trousseau.circles.protocols import (
    PRESENTERS_OWN,
    Kind,
    Phase,
    Protocol,
    Reveal,
    Signature,
    Speaker,
)
from trousseau.circles.rules.refusals import Refusal, Refused

ENOUGH_TO_BE_UNSIGNED = 5
CONTRIBUTIONS_KEPT = timedelta(days=90)
CASES_KEPT = timedelta(days=365)
MOST_EXTRA_MINUTES = 120


@dataclass(frozen=True)
class Seat:
    """Someone's place in a meeting."""

    number: int
    is_present: bool = True
    is_presenter: bool = False
    is_facilitator: bool = False


# -- From phase to phase ----------------------------------------------------------------------


def check_turn(seen: int | None, current: int) -> None:
    """Refuse an act decided on a page that is no longer true: two people, or a double click."""
    if seen is not None and seen != current:
        raise Refused(Refusal.STALE)


def next_phase(protocol: Protocol, phase: Phase, *, has_case: bool) -> Phase:
    """Return the phase that follows; a case is chosen first."""
    if phase.chooses_case and not has_case:
        raise Refused(Refusal.CASE_FIRST)
    if phase == protocol.phases[-1]:
        raise Refused(Refusal.NO_MORE_PHASES)
    return protocol.phases[protocol.place(phase.slug)]


def previous_phase(protocol: Protocol, phase: Phase) -> Phase:
    """Return the phase before this one."""
    if phase == protocol.phases[0]:
        raise Refused(Refusal.FIRST_PHASE)
    return protocol.phases[protocol.place(phase.slug) - 2]


def is_working(protocol: Protocol, phase: Phase) -> bool:
    """Say whether the group is on the case: after its choice, before the last word."""
    start, end = protocol.choosing_phase, protocol.last_word_phase
    if start is None or end is None:
        return False
    return protocol.place(start.slug) < protocol.place(phase.slug) < protocol.place(end.slug)


def is_concluded(protocol: Protocol, phase: Phase) -> bool:
    """Say whether the presenter's last word has come, or none is due."""
    end = protocol.last_word_phase
    return end is None or protocol.place(phase.slug) >= protocol.place(end.slug)


def phase_after_stop(protocol: Protocol, phase: Phase, seat: Seat) -> Phase:
    """Let the presenter stop the exchange at any moment of it, or who holds the frame: last word."""
    if not seat.is_presenter and not seat.is_facilitator:
        raise Refused(Refusal.ONLY_PRESENTER)
    end = protocol.last_word_phase
    if end is None or not is_working(protocol, phase):
        raise Refused(Refusal.NOT_NOW)
    return end


def phase_for_another_case(protocol: Protocol, phase: Phase) -> Phase:
    """Return where a second case of the same meeting starts: only once the first is concluded."""
    start = protocol.choosing_phase
    if start is None or not is_concluded(protocol, phase):
        raise Refused(Refusal.NOT_NOW)
    return start


def check_end(protocol: Protocol, phase: Phase, *, has_case: bool) -> None:
    """Refuse to end before the presenter's last word."""
    if has_case and not is_concluded(protocol, phase):
        raise Refused(Refusal.LAST_WORD_FIRST)


# -- Time, the server's -----------------------------------------------------------------------


@dataclass(frozen=True)
class Timer:
    """What the clock of a phase is made of."""

    since: datetime
    paused_at: datetime | None = None
    paused_seconds: int = 0
    extra_minutes: int = 0

    def elapsed(self, moment: datetime) -> timedelta:
        """Return the time spent at work in this phase, pauses apart."""
        until = self.paused_at or moment
        return max(timedelta(), until - self.since - timedelta(seconds=self.paused_seconds))

    def left(self, phase: Phase, moment: datetime) -> timedelta | None:
        """Return the time left, zero when it is over, None when nothing is timed."""
        if phase.minutes is None:
            return None
        whole = timedelta(minutes=phase.minutes + self.extra_minutes)
        return max(timedelta(), whole - self.elapsed(moment))


def minutes_of(left: timedelta | None) -> int | None:
    """Return a time left in minutes, a begun one counting whole."""
    return None if left is None else -(-left // timedelta(minutes=1))


# -- Who speaks, who writes -------------------------------------------------------------------


def is_hushed(phase: Phase, override: bool | None) -> bool:
    """Say whether the presenter listens: as the phase wants, or as who holds the frame decides."""
    return phase.presenter_silent if override is None else override


def speaks(phase: Phase, seat: Seat, *, hushed: bool | None = None) -> bool:
    """Say whether this seat has the floor."""
    if seat.is_presenter:
        return not is_hushed(phase, hushed) and (
            hushed is False
            or phase.speaker in (Speaker.PRESENTER, Speaker.EXCHANGE, Speaker.EVERYONE)
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
    if phase.speaker is Speaker.NOBODY:  # in silence, each writes
        return None
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
