"""Put a slip of paper down, answer a question, correct, take back, hide."""

from typing import Any

from django.db import transaction

from trousseau.circles import access, library, rules
from trousseau.circles.access.meetings import presenter_of
from trousseau.circles.actions import guards
from trousseau.circles.models import Contribution, Meeting
from trousseau.circles.protocols import Kind, Reveal
from trousseau.circles.rules import Refusal, Refused
from trousseau.lib.clock import today
from trousseau.people.http import Actor
from trousseau.vault import api as vault


@transaction.atomic
def contribute(
    *, meeting: Meeting, kind: Kind, text: str, by: Actor, signed: bool = True
) -> Contribution:
    """Put down what the phase allows; unsigned, no author is stored and no trail is left."""
    place = guards.member(meeting.circle, by)
    held = guards.opened(meeting)
    if held.chosen_case is None:
        raise Refused(Refusal.CASE_FIRST)
    if held.is_harvesting:
        raise Refused(Refusal.NOT_NOW)
    phase = library.protocol(held.protocol).phase(held.phase)
    presenter = presenter_of(held, by=by)
    seats = access.seats_of(held, presenter=presenter)
    here = any(seat.number == place.number for seat in seats)
    seat = access.seat_of(place, presenter=presenter, is_present=here)
    able = rules.writers(phase, seats, presenter_known=presenter is not None)
    rules.check_contribution(phase, seat, kind, signed=signed, able_to_write=able)
    row = Contribution(
        meeting=held,
        case=held.chosen_case,
        safe=held.circle.safe,
        is_revealed=phase.reveal is Reveal.NOW,
        keep_until=today() + rules.CONTRIBUTIONS_KEPT,
    )
    payload = {
        "kind": kind.value,
        "phase": phase.slug,
        "text": text.strip(),
        "author": place.number if signed else None,
        "answer": "",
        "hidden": False,
        "day": today().isoformat(),
    }
    vault.seal_row(row, payload, by=by.unlocked)
    if signed:
        vault.trail("contribution.put_down", "contribution", by=by.person.holder_id)
    return row


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
def withdraw_contribution(*, contribution: Contribution, by: Actor) -> Meeting:
    """Take back what one signed: it is destroyed."""
    _own(contribution, by)
    meeting = contribution.meeting
    vault.shred_row(contribution, by=by.unlocked)
    vault.trail("contribution.withdrawn", "contribution", by=by.person.holder_id)
    return meeting


@transaction.atomic
def hide_contribution(
    *, contribution: Contribution, by: Actor, hidden: bool = True
) -> Contribution:
    """Let the presenter, or who facilitates, put a slip face down; it goes to no harvest."""
    place = guards.member(contribution.meeting.circle, by)
    if not place.is_facilitator:
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
    if vault.open_row(contribution.case, by=by.unlocked)["presenter"] != place.number:
        raise Refused(Refusal.ONLY_PRESENTER)


def _rewrite(
    contribution: Contribution, payload: dict[str, Any], by: Actor, verb: str
) -> Contribution:
    vault.seal_row(contribution, payload, by=by.unlocked)
    vault.trail(verb, "contribution", by=by.person.holder_id)
    return contribution
