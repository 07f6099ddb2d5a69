"""A protocol and its phases, once checked: values that never change."""

from dataclasses import asdict, dataclass
from typing import Any

from trousseau.circles.protocols.codes import About, Kind, Reveal, Signature, Speaker


@dataclass(frozen=True)
class GroupSize:
    """How many people it suits; an advice, nothing is refused."""

    least: int
    most: int


@dataclass(frozen=True)
class Phase:
    """One moment of a meeting.

    `written`: each person writes, instead of speaking. `returns`: who presented last time says
    what came of it. `cross_expertise`: each answers a short grid alone, then the spread is shown
    once, without names. `closing`: the last round, each for themselves.
    """

    slug: str
    name: str
    rule: str
    speaker: Speaker
    hint: str = ""
    minutes: int | None = None
    presenter_silent: bool = False
    contributions: tuple[Kind, ...] = ()
    signature: Signature = Signature.SIGNED
    reveal: Reveal = Reveal.NOW
    written: bool = False
    chooses_case: bool = False
    last_word: bool = False
    returns: bool = False
    cross_expertise: bool = False
    closing: bool = False


@dataclass(frozen=True)
class Protocol:
    """A way of working together, on a situation, on a theme, or in a plain round.

    `timed`: false when no phase may have minutes. `leaves_nothing`: nothing is kept of the
    meeting. `is_written`: its written phases may be worked on between two meetings.
    """

    slug: str
    name: str
    title: str
    presentation: str
    origin: str
    sources: tuple[str, ...]
    group: GroupSize
    phases: tuple[Phase, ...]
    about: About = About.CASE
    duration: str = ""
    timed: bool = True
    leaves_nothing: bool = False
    is_written: bool = False

    @property
    def has_case(self) -> bool:
        """Say whether the group works on one situation, with a presenter."""
        return self.about is About.CASE

    @property
    def choosing_phase(self) -> Phase | None:
        """Return the phase in which the case is chosen, if this protocol has a case."""
        return next((phase for phase in self.phases if phase.chooses_case), None)

    @property
    def last_word_phase(self) -> Phase | None:
        """Return the phase in which the presenter concludes, if this protocol has a case."""
        return next((phase for phase in self.phases if phase.last_word), None)

    def phase(self, slug: str) -> Phase:
        """Return a phase; KeyError when the protocol has none of that name."""
        return {phase.slug: phase for phase in self.phases}[slug]

    def place(self, slug: str) -> int:
        """Return the place of a phase, from one."""
        return [phase.slug for phase in self.phases].index(slug) + 1

    def to_data(self) -> dict[str, Any]:
        """Return what `from_data` reads back as this same protocol; it may be kept as JSON."""
        data = asdict(self)
        data |= {"about": self.about.value, "sources": list(self.sources)}
        data["phases"] = [_phase_data(phase) for phase in self.phases]
        return data


def _phase_data(phase: Phase) -> dict[str, Any]:
    return asdict(phase) | {
        "speaker": phase.speaker.value,
        "signature": phase.signature.value,
        "reveal": phase.reveal.value,
        "contributions": [kind.value for kind in phase.contributions],
    }
