"""Cross-expertise as one member sees it: their own answers, then the spread, once."""

from dataclasses import dataclass

from trousseau.circles import grids, library, rules, slots
from trousseau.circles.access.cases import case_view
from trousseau.circles.access.circles import membership_of
from trousseau.circles.access.meetings import conducts, phase_of, presence_of, seat_of
from trousseau.circles.access.sealed import readable
from trousseau.circles.models import Meeting, Presence, Spread
from trousseau.people.http import Actor


@dataclass(frozen=True)
class Crossing:
    """The grid under way and one's own answers to it, or the spread once it is shown."""

    grid: grids.Grid | None
    mine: dict[str, str]
    may_answer: bool
    may_show: bool
    spread: grids.Spread | None


def crossing_of(meeting: Meeting, *, by: Actor) -> Crossing | None:
    """Return what this member sees of the cross-expertise; None when there is none to see."""
    spread = spread_of(meeting, by=by)
    is_asked = meeting.is_open and not meeting.is_harvesting and phase_of(meeting).cross_expertise
    if spread is not None or not is_asked:
        return Crossing(None, {}, False, False, spread) if spread is not None else None
    grid = grid_of(meeting, by=by)
    place = membership_of(by.person, meeting.circle)
    here = presence_of(place, meeting) == Presence.PRESENT
    seat = seat_of(place, meeting, presenter=None, is_present=here)
    return Crossing(
        grid=grid,
        mine=_own_answers(meeting, grid, by=by) if grid else {},
        may_answer=grid is not None and seat.is_present and not seat.is_facilitator,
        may_show=grid is not None and conducts(place, meeting),
        spread=None,
    )


def grid_of(meeting: Meeting, *, by: Actor) -> grids.Grid | None:
    """Return the grid of the meeting's question; None when nobody chose one of the six."""
    case = case_view(meeting.chosen_case, by=by) if meeting.chosen_case else None
    of_case = case.question.number if case and case.question else None
    number = rules.question_asked(meeting.questions, of_case)
    return library.grid(number) if number is not None else None


def spread_of(meeting: Meeting, *, by: Actor) -> grids.Spread | None:
    """Return the spread shown for the case at work, or for the meeting when it has none."""
    rows = Spread.objects.filter(meeting=meeting, case=meeting.chosen_case)
    return next((_read(payload) for _row, payload in readable(rows, by=by)), None)


def spreads_of(meeting: Meeting, *, by: Actor) -> list[grids.Spread]:
    """Return every spread a meeting showed, while they last."""
    rows = Spread.objects.filter(meeting=meeting)
    shown = [_read(payload) for _row, payload in readable(rows, by=by)]
    return sorted(shown, key=lambda spread: spread.question)


def _read(payload: dict[str, object]) -> grids.Spread:
    return grids.Spread.from_payload(payload)


def _own_answers(meeting: Meeting, grid: grids.Grid, *, by: Actor) -> dict[str, str]:
    own = slots.own(meeting, slots.GRID, by=by)
    return dict(own["answers"]) if own and own["question"] == grid.question else {}
