"""What crosses from one to all, and from one meeting to the next: a grid's question, « et depuis ? »."""

from collections.abc import Sequence

from trousseau.circles.protocols import Phase, Protocol

MEETINGS_BACK = 3  # whose presenters are asked what came of it


def question_asked(of_meeting: Sequence[int], of_case: int | None) -> int | None:
    """Return the question whose grid is answered: the meeting's first, or else the case's."""
    return of_meeting[0] if of_meeting else of_case


def asks_since(protocol: Protocol, phase: Phase) -> bool:
    """Say whether this is where earlier presenters say what came of it: as planned, or at the start."""
    if any(one.returns for one in protocol.phases):
        return phase.returns
    return phase == protocol.phases[0]
