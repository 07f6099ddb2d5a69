"""Sign that one was there, on one's phone; report a sheet signed on paper."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from trousseau.circles import attending
from trousseau.circles.actions import guards
from trousseau.circles.models import (
    Attendance,
    CircleMembership,
    Meeting,
    Presence,
    SignedBy,
    Standing,
)
from trousseau.circles.rules import Refusal, Refused
from trousseau.lib.clock import today
from trousseau.people.http import Actor
from trousseau.vault import api as vault


@transaction.atomic
def sign_attendance(*, meeting: Meeting, by: Actor) -> Attendance:
    """Sign with one's own hand, on one's phone; a second tap changes nothing."""
    place = guards.member(meeting.circle, by)
    held = guards.locked(meeting)
    mine = _of(held, place)
    refusal = attending.why_not_sign(
        was_there=mine is not None and mine.was_there, has_opened=held.opened_at is not None
    )
    if mine is None or refusal is not None:
        raise Refused(refusal or Refusal.WAS_NOT_THERE)
    if not mine.signed_by:
        _sign(mine, SignedBy.PHONE)
        _note("signed", held, by)
    return mine


@transaction.atomic
def take_back_signature(*, meeting: Meeting, by: Actor) -> None:
    """Undo one's own signature, until the close."""
    place = guards.member(meeting.circle, by)
    held = guards.locked(meeting)
    mine = _of(held, place)
    if mine is None or not mine.signed_by:
        return
    refusal = attending.why_not_take_back(
        is_closed=held.is_closed, on_paper=mine.signed_by == SignedBy.PAPER
    )
    if refusal is not None:
        raise Refused(refusal)
    _unsign(mine)
    _note("taken_back", held, by)


@transaction.atomic
def report_paper(
    *, meeting: Meeting, was_there: Collection[UUID], signed: Collection[UUID], by: Actor
) -> None:
    """Report a sheet of paper: who was there without joining, who signed it (places of members).

    What someone said or signed on their own phone is not touched. A signature on paper is shown
    as such.
    """
    guards.conductor(meeting, by)
    held = guards.locked(meeting)
    if held.opened_at is None:
        raise Refused(Refusal.MEETING_NOT_OPEN)
    note_presences(held, was_there)
    came = held.attendances.exclude(presence=Presence.ABSENT)
    if not set(signed) <= set(came.values_list("membership", flat=True)):
        raise Refused(Refusal.WAS_NOT_THERE)
    for one in came.exclude(signed_by=SignedBy.PHONE):
        if one.membership_id not in signed:
            _unsign(one)
        elif not one.signed_by:
            _sign(one, SignedBy.PAPER)
    _note("reported", held, by)


def note_presences(meeting: Meeting, was_there: Collection[UUID]) -> None:
    """Note who was there without a phone, and take off who was noted by mistake."""
    said = {one.membership_id: one for one in meeting.attendances.all()}
    for place in meeting.circle.memberships.filter(standing=Standing.ADMITTED):
        one = said.get(place.pk)
        if one and (one.presence == Presence.PRESENT or one.signed_by == SignedBy.PHONE):
            continue
        if place.pk in was_there:
            noted = {"presence": Presence.NOTED, "said_on": today()}
            meeting.attendances.update_or_create(membership=place, defaults=noted)
        elif one and one.presence == Presence.NOTED:
            one.delete()


def _of(meeting: Meeting, place: CircleMembership) -> Attendance | None:
    return Attendance.objects.filter(meeting=meeting, membership=place).first()


def _sign(attendance: Attendance, signed_by: SignedBy) -> None:
    attendance.signed_by, attendance.signed_on = signed_by, today()
    attendance.save(update_fields=["signed_by", "signed_on"])


def _unsign(attendance: Attendance) -> None:
    attendance.signed_by, attendance.signed_on = "", None
    attendance.save(update_fields=["signed_by", "signed_on"])


def _note(act: str, meeting: Meeting, by: Actor) -> None:
    vault.trail(f"attendance.{act}", "meeting", by=by.person.holder_id, ref=str(meeting.pk))
