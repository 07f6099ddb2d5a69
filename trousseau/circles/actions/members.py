"""Invite, answer, let in with words compared, leave, remove."""

from django.db import transaction
from django.db.models import Max

from trousseau.circles import access, mail
from trousseau.circles.access.circles import why_not_enter
from trousseau.circles.actions import guards
from trousseau.circles.actions.circles import check_not_last_facilitator
from trousseau.circles.models import (
    CharterAcceptance,
    Circle,
    CircleInvitation,
    CircleMembership,
    Standing,
)
from trousseau.circles.rules import Refusal, Refused
from trousseau.lib.clock import today
from trousseau.people import actions as people
from trousseau.people.http import Actor
from trousseau.people.models import Person
from trousseau.vault import api as vault


@transaction.atomic
def invite_member(*, circle: Circle, person: Person, by: Actor) -> CircleInvitation:
    """Invite a person of the platform; no superior, no employer account."""
    guards.member(circle, by)
    refusal = access.why_not_invite(circle, person)
    if refusal is not None:
        raise Refused(refusal)
    invitation = CircleInvitation.objects.create(circle=circle, person=person, invited_by=by.person)
    vault.trail("circle.invited", "invitation", by=by.person.holder_id, ref=str(circle.pk))
    mail.tell([person], "invitation")
    return invitation


@transaction.atomic
def answer_invitation(
    *, invitation: CircleInvitation, accepts: bool, by: Actor
) -> CircleMembership | None:
    """Say yes, charter accepted, and wait to be let in; or say no, and nothing is kept."""
    circle = invitation.circle
    access.invitation_for(by.person, invitation.pk).delete()
    if not accepts:
        vault.trail("invitation.declined", "invitation", by=by.person.holder_id)
        return None
    last = circle.memberships.aggregate(last=Max("number"))["last"] or 0
    host = circle.memberships.filter(
        person=invitation.invited_by, standing=Standing.ADMITTED
    ).first()
    place = CircleMembership.objects.create(
        circle=circle, person=by.person, number=last + 1, invited_by=host
    )
    CharterAcceptance.objects.create(charter=access.charter_of(circle), membership=place)
    vault.trail("invitation.accepted", "invitation", by=by.person.holder_id, ref=str(circle.pk))
    return place


@transaction.atomic
def admit_member(
    *, membership: CircleMembership, compared: bool, by: Actor, words: list[str] | None = None
) -> CircleMembership:
    """Let a newcomer in: `words` were shown and compared aloud, the vault writes the letters."""
    circle = membership.circle
    guards.member(circle, by)
    if not compared:
        raise Refused(Refusal.NOT_COMPARED)
    person = membership.person
    if person is None or membership.standing != Standing.ASKED:
        raise Refused(Refusal.ALREADY_HERE)
    _check_company(circle, person)
    try:
        vault.admit(
            circle.safe_id,
            person.holder_id,
            number=membership.number,
            compared=compared,
            by=by.unlocked,
            words=words,
        )
    except vault.CannotOpen as changed:
        raise Refused(Refusal.WORDS_CHANGED) from changed
    membership.standing = Standing.ADMITTED
    membership.joined_on, membership.invited_by = today(), None
    membership.save(update_fields=["standing", "joined_on", "invited_by"])
    vault.trail("member.admitted", "circle", by=by.person.holder_id, ref=str(circle.pk))
    return membership


def _check_company(circle: Circle, person: Person) -> None:
    """Refuse again at the door: a role or a hierarchy may have changed since the invitation."""
    others = circle.memberships.filter(standing=Standing.ADMITTED)
    refusal = why_not_enter(circle, person, others=others.values_list("person_id", flat=True))
    if refusal is not None:
        raise Refused(refusal)


@transaction.atomic
def leave_circle(*, circle: Circle, by: Actor) -> CircleMembership:
    """Leave, without a reason: what is written from now on cannot be opened."""
    place = guards.member(circle, by)
    check_not_last_facilitator(place)
    return _go(place, by=by, verb="member.left")


@transaction.atomic
def remove_member(*, membership: CircleMembership, by: Actor) -> CircleMembership:
    """Remove a member: their accesses die and the circle's secret changes."""
    guards.facilitator(membership.circle, by)
    check_not_last_facilitator(membership)
    return _go(membership, by=by, verb="member.removed")


def _go(place: CircleMembership, *, by: Actor, verb: str) -> CircleMembership:
    circle, person = place.circle, place.person
    place.standing, place.left_on, place.is_facilitator = Standing.LEFT, today(), False
    place.save(update_fields=["standing", "left_on", "is_facilitator"])
    if circle.memberships.filter(standing=Standing.ADMITTED).exists():
        if person is not None:
            vault.remove(circle.safe_id, person.holder_id, by=by.unlocked)
            people.doubt_streams(person.holder_id)
    else:
        vault.close_safe(circle.safe_id, by=by.unlocked)
        circle.closed_on = today()
        circle.save(update_fields=["closed_on"])
    vault.trail(verb, "circle", by=by.person.holder_id, ref=str(circle.pk))
    return place
