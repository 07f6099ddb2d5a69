"""Meetings, seats, contributions."""

from uuid import UUID

from django.http import Http404

from trousseau.circles.access.circles import membership_of
from trousseau.circles.access.protocols import protocol_for
from trousseau.circles.access.sealed import readable
from trousseau.circles.models import (
    Attendance,
    Circle,
    CircleMembership,
    Contribution,
    Meeting,
    MeetingRole,
    Presence,
    Standing,
)
from trousseau.circles.protocols import Phase, Protocol, from_data
from trousseau.circles.rules import Seat, Timer
from trousseau.people.http import Actor
from trousseau.people.models import Person


def meeting_for(person: Person, pk: UUID, circle_pk: UUID | None = None) -> Meeting:
    """Return a meeting of a circle this person is a member of; a wrong circle is no circle."""
    meeting = (
        Meeting.objects.select_related("circle__safe", "chosen_case__safe").filter(pk=pk).first()
    )
    if meeting is None:
        raise Http404
    if circle_pk is not None and meeting.circle_id != circle_pk:
        raise Http404
    if meeting.circle.closed_on is not None:
        raise Http404
    membership_of(person, meeting.circle)
    return meeting


def contribution_for(person: Person, pk: UUID, meeting_pk: UUID, circle_pk: UUID) -> Contribution:
    """Return a contribution of an open meeting this person may be in."""
    meeting = meeting_for(person, meeting_pk, circle_pk)
    if not meeting.is_open:
        raise Http404
    contribution = (
        Contribution.objects.select_related("meeting__circle", "case", "safe")
        .filter(pk=pk, meeting=meeting)
        .first()
    )
    if contribution is None:
        raise Http404
    return contribution


def meetings_to_come(circle: Circle) -> list[Meeting]:
    """Return the meetings planned or under way, the nearest first."""
    return list(circle.meetings.to_come().order_by("starts_at"))


def meetings_held(circle: Circle) -> list[Meeting]:
    """Return the closed meetings, latest first."""
    return list(circle.meetings.held().order_by("-starts_at"))


def presence_of(place: CircleMembership, meeting: Meeting) -> str:
    """Return what this member said of their coming, or nothing."""
    said = Attendance.objects.filter(meeting=meeting, membership=place).first()
    return said.presence if said is not None else ""


def meeting_with_code(person: Person, code: str) -> Meeting | None:
    """Return the open meeting these six letters join, if it is of a circle of this person."""
    letters = "".join(code.split()).upper()
    return (
        Meeting.objects.exclude(code="")
        .filter(code=letters, circle__in=Circle.objects.of(person))
        .first()
    )


def course_of(meeting: Meeting) -> Protocol:
    """Return the protocol a meeting follows: as it was when it opened, or as it is written today."""
    if meeting.course:
        return from_data(meeting.course)
    return protocol_for(meeting.circle, meeting.protocol)


def phase_of(meeting: Meeting) -> Phase:
    """Return the phase an open meeting is in."""
    return course_of(meeting).phase(meeting.phase)


def timer_of(meeting: Meeting) -> Timer | None:
    """Return the clock of the phase a meeting is in, if one is running."""
    if meeting.phase_since is None:
        return None
    return Timer(
        since=meeting.phase_since,
        paused_at=meeting.paused_at,
        paused_seconds=meeting.paused_seconds,
        extra_minutes=meeting.extra_minutes,
    )


def guests_of(meeting: Meeting) -> frozenset[int]:
    """Return the numbers of those who hold the frame of this meeting only."""
    roles = MeetingRole.objects.filter(meeting=meeting, membership__standing=Standing.ADMITTED)
    return frozenset(roles.values_list("membership__number", flat=True))


def conducts(place: CircleMembership, meeting: Meeting) -> bool:
    """Say whether this member may hold the frame: who facilitates, and a guest for one meeting."""
    return place.is_facilitator or place.number in guests_of(meeting)


def seats_of(meeting: Meeting, *, presenter: int | None) -> list[Seat]:
    """Return the seats of those who joined, by number."""
    here = (
        CircleMembership.objects.filter(
            circle=meeting.circle,
            standing=Standing.ADMITTED,
            attendances__meeting=meeting,
            attendances__presence=Presence.PRESENT,
        )
        .order_by("number")
        .distinct()
    )
    guests = guests_of(meeting)
    return [_seat(place, presenter=presenter, is_present=True, guests=guests) for place in here]


def seat_of(
    place: CircleMembership, meeting: Meeting, *, presenter: int | None, is_present: bool
) -> Seat:
    """Return a member's seat; with a guest, those who usually facilitate sit with the group."""
    return _seat(place, presenter=presenter, is_present=is_present, guests=guests_of(meeting))


def _seat(
    place: CircleMembership, *, presenter: int | None, is_present: bool, guests: frozenset[int]
) -> Seat:
    return Seat(
        number=place.number,
        is_present=is_present,
        is_presenter=place.number == presenter,
        is_facilitator=place.number in guests if guests else place.is_facilitator,
    )


def presenter_of(meeting: Meeting, *, by: Actor) -> int | None:
    """Return the number of who presents, or None: no case yet, or sealed before one came."""
    if meeting.chosen_case is None:
        return None
    payloads = [payload for _row, payload in readable([meeting.chosen_case], by=by)]
    return int(payloads[0]["presenter"]) if payloads else None


def uuid_or_404(text: str) -> UUID:
    """Read an identifier that came in a form; anything else is absent."""
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error
