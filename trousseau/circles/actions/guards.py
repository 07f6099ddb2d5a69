"""What actions ask before writing: who acts, on what, in which state."""

from trousseau.circles import access
from trousseau.circles.models import Circle, CircleMembership, Meeting
from trousseau.circles.protocols import Protocol
from trousseau.circles.rules import Refusal, Refused, check_turn
from trousseau.people.http import Actor


def member(circle: Circle, by: Actor) -> CircleMembership:
    """Return the actor's place in the circle."""
    return access.membership_of(by.person, circle)


def facilitator(circle: Circle, by: Actor) -> CircleMembership:
    """Return the actor's place, if they facilitate."""
    place = member(circle, by)
    if not place.is_facilitator:
        raise Refused(Refusal.ONLY_FACILITATOR)
    return place


def conductor(meeting: Meeting, by: Actor) -> CircleMembership:
    """Return the actor's place, if they hold the frame of this meeting."""
    place = member(meeting.circle, by)
    if not access.conducts(place, meeting):
        raise Refused(Refusal.ONLY_FACILITATOR)
    return place


def member_of(circle: Circle, membership: CircleMembership) -> None:
    """Refuse a place that is not in this circle today."""
    if membership.circle_id != circle.pk or not membership.is_admitted:
        raise Refused(Refusal.NOT_PRESENT)


def locked(meeting: Meeting) -> Meeting:
    """Return the meeting as it stands now, held until the transaction ends."""
    row = Meeting.objects.select_for_update(of=("self",)).select_related("circle__safe")
    return row.get(pk=meeting.pk)


def opened(meeting: Meeting) -> Meeting:
    """Return the meeting, held, if the group is at work."""
    held = locked(meeting)
    if not held.is_open:
        raise Refused(Refusal.MEETING_NOT_OPEN)
    return held


def seen_open(meeting: Meeting) -> Meeting:
    """Return the meeting as it stands now, not held: an untraced act locks no row."""
    row = Meeting.objects.select_related("circle__safe", "chosen_case").get(pk=meeting.pk)
    if not row.is_open:
        raise Refused(Refusal.MEETING_NOT_OPEN)
    return row


def held(meeting: Meeting, by: Actor, *, turn: int | None) -> Meeting:
    """Return an open meeting, held, to whoever holds its frame and saw where it stands."""
    conductor(meeting, by)
    row = opened(meeting)
    check_turn(turn, row.turn)
    return row


def protocol(circle: Circle, slug: str) -> Protocol:
    """Return the protocol of this name; it is not deleted before the transaction ends."""
    Circle.objects.select_for_update().get(pk=circle.pk)
    return access.protocol_for(circle, slug)
