"""Who came and who signed: days, hours and names, never a word of what was said."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.http import Http404
from django.utils.timezone import localdate

from trousseau.circles import attending
from trousseau.circles.access.circles import members_of, membership_of, name_at
from trousseau.circles.access.meetings import conducts, guests_of
from trousseau.circles.models import (
    Attendance,
    Circle,
    CircleMembership,
    Meeting,
    Presence,
    SignedBy,
    Standing,
)
from trousseau.lib.clock import today
from trousseau.people.http import Actor


@dataclass(frozen=True)
class Line:
    """One member at one meeting."""

    id: UUID
    name: str
    is_me: bool
    presence: str
    signed_by: str
    signed_on: date | None

    @property
    def was_there(self) -> bool:
        """Say whether they came."""
        return self.presence in (Presence.PRESENT, Presence.NOTED)

    @property
    def has_joined(self) -> bool:
        """Say whether they joined by themselves: nobody else corrects that."""
        return self.presence == Presence.PRESENT

    @property
    def on_phone(self) -> bool:
        """Say whether they signed with their own hand, on their phone."""
        return self.signed_by == SignedBy.PHONE

    @property
    def on_paper(self) -> bool:
        """Say whether someone reported their signature from a sheet of paper."""
        return self.signed_by == SignedBy.PAPER


@dataclass(frozen=True)
class Roll:
    """A meeting's attendance as one member sees it: everyone's to who facilitates, else one's own."""

    lines: list[Line]
    mine: Line
    is_facilitator: bool
    half_days: int
    has_opened: bool
    may_sign: bool
    may_take_back: bool


@dataclass(frozen=True)
class Certified:
    """What a certificate says of one person: meetings they were at, nothing else."""

    name: str
    facilitators: list[str]
    circle: Circle
    starts_on: date
    ends_on: date
    attendances: list[Attendance]


def roll_of(meeting: Meeting, *, by: Actor) -> Roll:
    """Return who came and who signed."""
    place = membership_of(by.person, meeting.circle)
    lines = lines_of(meeting, place)
    mine = next(line for line in lines if line.is_me)
    has_opened, holds = meeting.opened_at is not None, conducts(place, meeting)
    return Roll(
        lines=lines if holds else [mine],
        mine=mine,
        is_facilitator=holds,
        half_days=attending.half_days(meeting.starts_at, meeting.ends_at),
        has_opened=has_opened,
        may_sign=not mine.signed_by
        and attending.why_not_sign(was_there=mine.was_there, has_opened=has_opened) is None,
        may_take_back=bool(mine.signed_by)
        and attending.why_not_take_back(is_closed=meeting.is_closed, on_paper=mine.on_paper)
        is None,
    )


def lines_of(meeting: Meeting, reader: CircleMembership) -> list[Line]:
    """Return a line a member, by name: who was in the circle at its close, and who left since."""
    said = {one.membership_id: one for one in meeting.attendances.all()}
    until = localdate(meeting.closed_at) if meeting.closed_at else today()
    places = meeting.circle.memberships.select_related("person").filter(
        Q(standing=Standing.ADMITTED, joined_on__lte=until)
        | Q(pk__in=said, person__isnull=False)
        | Q(pk=reader.pk)
    )
    lines = [_line(place, said.get(place.pk), is_me=place.pk == reader.pk) for place in places]
    return sorted(lines, key=lambda line: line.name.lower())


def _line(place: CircleMembership, said: Attendance | None, *, is_me: bool) -> Line:
    return Line(
        id=place.pk,
        name=name_at(place),
        is_me=is_me,
        presence=said.presence if said else "",
        signed_by=said.signed_by if said else "",
        signed_on=said.signed_on if said else None,
    )


def roll_to_hold(meeting: Meeting, *, by: Actor) -> Roll:
    """Return everyone's lines to who facilitates; to the others it does not exist."""
    roll = roll_of(meeting, by=by)
    if not roll.is_facilitator:
        raise Http404
    return roll


def frame_holders_of(meeting: Meeting) -> list[str]:
    """Return the names of who may hold the frame of a meeting: who facilitates, and its guests."""
    guests = guests_of(meeting)
    members = members_of(meeting.circle)
    return [one.name for one in members if one.is_facilitator or one.number in guests]


def facilitators_of(circle: Circle) -> list[str]:
    """Return the names of who facilitates."""
    return [member.name for member in members_of(circle) if member.is_facilitator]


def people_to_certify(circle: Circle, *, by: Actor) -> list[tuple[UUID, str]]:
    """Return whose certificate this member may print: their own, then all if they facilitate."""
    place = membership_of(by.person, circle)
    mine = [(place.pk, name_at(place))]
    if not place.is_facilitator:
        return mine
    members = members_of(circle, by.person)
    return mine + [(member.id, member.name) for member in members if not member.is_me]


def certified(
    circle: Circle, member: UUID, *, starts_on: date, ends_on: date, by: Actor
) -> Certified:
    """Return the closed meetings a member was at, from a day to another, in order."""
    names = dict(people_to_certify(circle, by=by))
    if member not in names:
        raise Http404
    attendances = Attendance.objects.select_related("meeting").filter(membership=member)
    return Certified(
        name=names[member],
        facilitators=facilitators_of(circle),
        circle=circle,
        starts_on=starts_on,
        ends_on=ends_on,
        attendances=list(
            attendances.exclude(presence=Presence.ABSENT)
            .exclude(meeting__closed_at=None)
            .filter(meeting__starts_at__date__range=(starts_on, ends_on))
            .order_by("meeting__starts_at")
        ),
    )
