"""Put a slip of paper down, answer a question, correct, take back, hide."""

from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from trousseau.circles import access, rules, slots, streams
from trousseau.circles.access.meetings import presenter_of
from trousseau.circles.access.rooms import Owns, never
from trousseau.circles.actions import guards
from trousseau.circles.models import Contribution, Meeting
from trousseau.circles.protocols import Kind, Phase, Reveal
from trousseau.circles.rules import Refusal, Refused
from trousseau.lib.clock import today
from trousseau.people.http import Actor
from trousseau.vault import api as vault


@transaction.atomic
def contribute(
    *, meeting: Meeting, kind: Kind, text: str, by: Actor, once: UUID | None = None
) -> Contribution:
    """Put down, signed, what the phase allows; `once`, the row's id to be, is never put down twice."""
    held = guards.opened(meeting)
    phase = check_writing(held, kind, signed=True, by=by)
    if once is not None:
        already = Contribution.objects.filter(pk=once, meeting=held).first()
        if already is not None:
            return already
    row = Contribution(
        pk=once or uuid4(),
        meeting=held,
        case=held.chosen_case,
        safe=held.circle.safe,
        is_revealed=phase.reveal is Reveal.NOW,
        keep_until=today() + rules.CONTRIBUTIONS_KEPT,
    )
    author = guards.member(held.circle, by).number
    vault.seal_row(row, slip_payload(kind, phase, text, author=author), by=by.unlocked)
    slots.drop(held, slots.TYPING, by=by)
    if row.is_revealed:
        streams.tell(held.pk, "slips")
    vault.trail("contribution.put_down", "contribution", by=by.person.holder_id)
    return row


def check_writing(meeting: Meeting, kind: Kind, *, signed: bool, by: Actor) -> Phase:
    """Return the phase of an open meeting, if this member may put this kind down now."""
    place = guards.member(meeting.circle, by)
    phase = access.phase_of(meeting)
    if meeting.is_harvesting:
        raise Refused(Refusal.NOT_NOW)
    presenter = presenter_of(meeting, by=by)
    seats = access.seats_of(meeting, presenter=presenter)
    here = any(seat.number == place.number for seat in seats)
    seat = access.seat_of(place, meeting, presenter=presenter, is_present=here)
    able = rules.writers(phase, seats, presenter_known=presenter is not None)
    rules.check_contribution(phase, seat, kind, signed=signed, able_to_write=able)
    return phase


def slip_payload(kind: Kind, phase: Phase, text: str, *, author: int | None) -> dict[str, Any]:
    """Return what is sealed of a slip; its time is a day."""
    return {
        "kind": kind.value,
        "phase": phase.slug,
        "text": text.strip(),
        "author": author,
        "answer": "",
        "hidden": False,
        "day": today().isoformat(),
    }


@transaction.atomic
def answer_question(*, contribution: Contribution, text: str, by: Actor) -> Contribution:
    """Let the presenter answer a question, or correct the answer."""
    _check_presenter(contribution, by)
    payload = _opened(contribution, by)
    if payload["kind"] != Kind.QUESTION:
        raise Refused(Refusal.NOT_NOW)
    return _rewrite(contribution, {**payload, "answer": text.strip()}, by, "question.answered")


@transaction.atomic
def edit_contribution(*, contribution: Contribution, text: str, by: Actor) -> Contribution:
    """Correct what one signed."""
    payload = _own(contribution, by)
    return _rewrite(contribution, {**payload, "text": text.strip()}, by, "contribution.edited")


@transaction.atomic
def withdraw_contribution(*, contribution: Contribution, by: Actor, owns: Owns = never) -> Meeting:
    """Take back what one signed, or the unsigned card this browser sent: it is destroyed.

    An unsigned card leaves no trail even then.
    """
    payload = _opened(contribution, by)
    is_card = owns(payload.get("nonce", ""), payload.get("stub", ""))
    if not is_card:
        _own(contribution, by)
    meeting = contribution.meeting
    vault.shred_row(contribution, by=by.unlocked)
    if contribution.is_revealed:
        streams.tell(meeting.pk, "slips")
    if not is_card:
        vault.trail("contribution.withdrawn", "contribution", by=by.person.holder_id)
    return meeting


@transaction.atomic
def hide_contribution(
    *, contribution: Contribution, by: Actor, hidden: bool = True
) -> Contribution:
    """Let the presenter, or who facilitates, put a slip face down; it goes to no harvest."""
    place = guards.member(contribution.meeting.circle, by)
    if not access.conducts(place, contribution.meeting):
        _check_presenter(contribution, by)
    payload = _opened(contribution, by)
    return _rewrite(contribution, {**payload, "hidden": hidden}, by, "contribution.hidden")


def _opened(contribution: Contribution, by: Actor) -> dict[str, Any]:
    guards.opened(contribution.meeting)
    return vault.open_row(contribution, by=by.unlocked)


def _own(contribution: Contribution, by: Actor) -> dict[str, Any]:
    place = guards.member(contribution.meeting.circle, by)
    payload = _opened(contribution, by)
    if payload["author"] != place.number:
        raise Refused(Refusal.ONLY_AUTHOR)
    return payload


def _check_presenter(contribution: Contribution, by: Actor) -> None:
    place = guards.member(contribution.meeting.circle, by)
    case = contribution.case
    if case is None or vault.open_row(case, by=by.unlocked)["presenter"] != place.number:
        raise Refused(Refusal.ONLY_PRESENTER)


def _rewrite(
    contribution: Contribution, payload: dict[str, Any], by: Actor, verb: str
) -> Contribution:
    vault.seal_row(contribution, payload, by=by.unlocked)
    if contribution.is_revealed:
        streams.tell(contribution.meeting_id, "slips")
    vault.trail(verb, "contribution", by=by.person.holder_id)
    return contribution
