"""Cross-expertise: each answers alone, then one act shows how the answers spread."""

from functools import partial

from django.db import transaction

from trousseau.circles import access, grids, rules, slots, streams
from trousseau.circles.access import Crossing
from trousseau.circles.actions import guards
from trousseau.circles.models import Meeting, Spread
from trousseau.circles.rules import Refusal, Refused
from trousseau.lib.clock import today
from trousseau.people.http import Actor
from trousseau.vault import api as vault


def answer_grid(*, meeting: Meeting, answers: dict[str, str], by: Actor) -> None:
    """Put one's answers on the pile; earlier ones are replaced. No row, no trail, nothing streamed."""
    crossing = access.crossing_of(meeting, by=by)
    if crossing is None or crossing.grid is None:
        raise Refused(Refusal.NOT_NOW)
    if not crossing.may_answer:
        raise Refused(_why_not_answer(crossing))
    known = {item.slug: item.answers for item in crossing.grid.items}
    said = {slug: words for slug, words in answers.items() if words in known.get(slug, ())}
    try:
        answered = {"question": crossing.grid.question, "answers": said}
        slots.put(meeting, slots.GRID, answered, by=by)
    except vault.TooLate as late:
        raise Refused(Refusal.NOT_NOW) from late


def _why_not_answer(crossing: Crossing) -> Refusal:
    return Refusal.KEEPS_THE_FRAME if crossing.may_show else Refusal.NOT_PRESENT


@transaction.atomic
def show_spread(*, meeting: Meeting, by: Actor, turn: int | None = None) -> Spread:
    """Show, once, how the answers spread; under five, nothing is shown and answers go on."""
    held = guards.held(meeting, by, turn=turn)
    crossing = access.crossing_of(held, by=by)
    if crossing is None or crossing.grid is None:
        raise Refused(Refusal.NOT_NOW)
    row = keep_spread(held, by=by)
    if row is None:
        raise Refused(Refusal.TOO_FEW_ANSWERS)
    # The pile of the answers is shut: what the phase still needs goes to another.
    held.turn, held.run = held.turn + 1, held.run + 1
    held.save(update_fields=["turn", "run"])
    streams.tell(held.pk, "phase")
    vault.trail("meeting.spread", "meeting", by=by.person.holder_id, ref=str(held.pk))
    return row


def keep_spread(meeting: Meeting, *, by: Actor) -> Spread | None:
    """Seal how the answers spread, if enough came: someone said so, or their phase ends."""
    crossing = access.crossing_of(meeting, by=by)
    grid = crossing.grid if crossing else None
    # Counted before it is shut: too few answers shut nothing.
    if grid is None or _counted(meeting, grid, by=by) is None:
        return None
    vault.pile_shut(meeting=meeting.pk, run=meeting.run)
    shown = _counted(meeting, grid, by=by)
    if shown is None:
        return None
    row = Spread(
        meeting=meeting,
        case=meeting.chosen_case,
        safe=meeting.circle.safe,
        keep_until=today() + rules.CONTRIBUTIONS_KEPT,
    )
    vault.seal_row(row, shown.payload(), by=by.unlocked)
    forget = partial(vault.pile_forget, meeting=meeting.pk, before_run=meeting.run + 1)
    transaction.on_commit(forget)
    return row


def _counted(meeting: Meeting, grid: grids.Grid, *, by: Actor) -> grids.Spread | None:
    slips = slots.taken(meeting, slots.GRID, by=by)
    return grids.spread(grid, [one["answers"] for one in slips if one["question"] == grid.question])
