"""How a meeting goes from one phase to another: whatever the reason, the phase ends the same way."""

import random
from functools import partial

from django.db import transaction

from trousseau.circles import access, slots, streams
from trousseau.circles.actions.spreads import keep_spread
from trousseau.circles.models import Contribution, Meeting
from trousseau.circles.protocols import Phase
from trousseau.circles.rules import CONTRIBUTIONS_KEPT
from trousseau.lib.clock import now, today
from trousseau.people.http import Actor
from trousseau.vault import api as vault

SHUFFLER = random.SystemRandom()
COURSE = [
    "phase", "phase_since", "turn", "run", "paused_at", "paused_seconds", "extra_minutes", "floor",
    "presenter_hushed", "ballots_counted",
]  # fmt: skip


def enter(meeting: Meeting, phase: Phase) -> Meeting:
    """Enter a phase: its clock starts, and what the frame decided for the last one is forgotten."""
    meeting.phase, meeting.phase_since = phase.slug, now()
    meeting.turn, meeting.run = meeting.turn + 1, meeting.run + 1
    meeting.paused_at, meeting.paused_seconds, meeting.extra_minutes = None, 0, 0
    meeting.floor, meeting.presenter_hushed, meeting.ballots_counted = None, None, False
    meeting.save(update_fields=COURSE)
    streams.tell(meeting.pk, "phase")
    return meeting


def leave_case(meeting: Meeting) -> Meeting:
    """Go back to the choice: the case the group worked on was withdrawn by who brought it.

    The cards put down about it are on the pile still, and go with it.
    """
    start = access.course_of(meeting).choosing_phase
    meeting.chosen_case, meeting.is_harvesting = None, False
    meeting.save(update_fields=["chosen_case", "is_harvesting"])
    forget_pile(meeting)
    return enter(meeting, start) if start is not None else meeting


def reveal(meeting: Meeting, *, by: Actor) -> None:
    """Write what waited, and the unsigned cards: new rows, shuffled, dated to the day, at once."""
    keep_spread(meeting, by=by)
    vault.pile_shut(meeting=meeting.pk, run=meeting.run)
    hidden = Contribution.objects.filter(meeting=meeting, is_revealed=False)
    waiting = access.readable(hidden, by=by)
    for row, _payload in waiting:
        vault.shred_row(row, by=by.unlocked)
    written = [(row.case_id, payload) for row, payload in waiting]
    cards = slots.taken(meeting, slots.CARD, by=by)
    written += [(meeting.chosen_case_id, payload) for payload in cards]
    SHUFFLER.shuffle(written)
    for case_id, payload in written:
        fresh = Contribution(
            safe=meeting.circle.safe,
            meeting=meeting,
            case_id=case_id,
            keep_until=today() + CONTRIBUTIONS_KEPT,
            is_revealed=True,
        )
        vault.seal_row(fresh, payload, by=by.unlocked)
    forget_pile(meeting)


def forget_pile(meeting: Meeting) -> None:
    """Destroy what is on the pile up to the present run, once what ends it is written."""
    transaction.on_commit(
        partial(vault.pile_forget, meeting=meeting.pk, before_run=meeting.run + 1)
    )
