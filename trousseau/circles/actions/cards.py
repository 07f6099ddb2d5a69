"""Unsigned cards and ballots of a phase under way: on the pile only, one each, nothing that lasts.

Nothing here may write to the base: these acts run in untraced requests (docs/vault.md §13).
"""

from uuid import UUID

from trousseau.circles import access, rules, slots
from trousseau.circles.actions import guards
from trousseau.circles.actions.contributions import check_writing, slip_payload
from trousseau.circles.models import Case, Contribution, Meeting
from trousseau.circles.protocols import Kind
from trousseau.circles.rules import Refusal, Refused
from trousseau.people.http import Actor


def put_card(
    *, meeting: Meeting, kind: Kind, text: str, by: Actor, nonce: str = "", stub: str = ""
) -> None:
    """Put an unsigned card down; a second one of the same kind replaces the first.

    With `nonce` and `stub`, the browser that sent it may still take it back once it is revealed.
    """
    now = guards.seen_open(meeting)
    phase = check_writing(now, kind, signed=False, by=by)
    payload = slip_payload(kind, phase, text, author=None) | {"nonce": nonce, "stub": stub}
    slots.put(now, slots.card(kind), payload, by=by)
    slots.drop(now, slots.TYPING, by=by)


def drop_card(*, meeting: Meeting, kind: Kind, by: Actor) -> None:
    """Take one's unsigned card back, before it is revealed."""
    guards.member(meeting.circle, by)
    slots.drop(guards.seen_open(meeting), slots.card(kind), by=by)


def cast_ballot(*, meeting: Meeting, case: Case, by: Actor) -> None:
    """Give one's voice to a case on the table; an earlier voice moves. Nobody reads a ballot alone."""
    guards.member(meeting.circle, by)
    now = guards.seen_open(meeting)
    if not access.phase_of(now).chooses_case or now.ballots_counted:
        raise Refused(Refusal.NOT_NOW)
    if case.circle_id != now.circle_id or case.meeting_id is not None:
        raise Refused(Refusal.NOT_ON_THE_TABLE)
    slots.put(now, slots.BALLOT, {"case": str(case.pk)}, by=by)


def keep_typing(
    *, meeting: Meeting, text: str, by: Actor, run: int | None = None, once: UUID | None = None
) -> None:
    """Keep what is being typed, for a phone that sleeps or loses its page; one's own eyes only.

    `run` is the phase it was typed in: words that come after its end do not slip into the next.
    `once` is the id its row was to have: words that come after their slip are no draft any more.
    """
    guards.member(meeting.circle, by)
    now = guards.seen_open(meeting)
    rules.check_turn(run, now.run)
    if not text.strip() or _is_put_down(now, text, once, by=by):
        slots.drop(now, slots.TYPING, by=by)
        return
    slots.put(now, slots.TYPING, {"text": text}, by=by)


def _is_put_down(meeting: Meeting, text: str, once: UUID | None, *, by: Actor) -> bool:
    """Say whether these words are a slip already, signed or not."""
    if once is not None and Contribution.objects.filter(pk=once).exists():
        return True
    kinds = access.phase_of(meeting).contributions
    cards = (slots.own(meeting, slots.card(kind), by=by) for kind in kinds)
    return any(card is not None and card["text"] == text.strip() for card in cards)
