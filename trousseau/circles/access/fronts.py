"""A circle's front page, as one member sees it."""

from dataclasses import dataclass

from trousseau.circles import rules
from trousseau.circles.access.cases import CaseView, table_of
from trousseau.circles.access.circles import (
    Member,
    Trait,
    charter_of,
    has_accepted_charter,
    members_of,
    membership_of,
    newcomers_of,
    traits_of,
)
from trousseau.circles.access.drafts import DraftView, drafts_of
from trousseau.circles.access.fading import Fading, anomalies_of, fading_of
from trousseau.circles.access.guests import frame_of
from trousseau.circles.access.meetings import (
    conducts,
    course_of,
    meetings_held,
    meetings_to_come,
    presence_of,
)
from trousseau.circles.models import (
    Charter,
    CharterAcceptance,
    Circle,
    CircleMembership,
    Meeting,
)
from trousseau.circles.protocols import Protocol
from trousseau.lib.questions import Question, question
from trousseau.people.http import Actor
from trousseau.people.models import Person


@dataclass(frozen=True)
class Front:
    """Everything the page of a circle shows."""

    place: CircleMembership
    members: list[Member]
    facilitators: list[str]
    is_crowded: bool
    newcomers: list[CircleMembership]
    charter: Charter
    acceptance: CharterAcceptance | None
    meeting: Meeting | None
    protocol: str
    presence: str
    later: list[Meeting]
    held: list[Meeting]
    table: list[CaseView]
    drafts: list[DraftView]
    traits: list[Trait]
    fading: list[Fading]
    anomalies: list[str]


def front_of(circle: Circle, *, by: Actor) -> Front:
    """Open a circle's front page."""
    place = membership_of(by.person, circle)
    members = members_of(circle, by.person)
    meetings = meetings_to_come(circle)
    meeting = meetings[0] if meetings else None
    return Front(
        place=place,
        members=members,
        facilitators=[member.name for member in members if member.is_facilitator],
        is_crowded=rules.is_crowded(len(members)),
        newcomers=newcomers_of(circle),
        charter=charter_of(circle),
        acceptance=has_accepted_charter(place),
        meeting=meeting,
        protocol=course_of(meeting).name if meeting else "",
        presence=presence_of(place, meeting) if meeting else "",
        later=meetings[1:],
        held=meetings_held(circle),
        table=table_of(circle, by=by),
        drafts=[draft for draft in drafts_of(circle, by=by) if not draft.passed_key_slug],
        traits=traits_of(circle),
        fading=fading_of(circle),
        anomalies=anomalies_of(circle, by=by),
    )


@dataclass(frozen=True)
class Company:
    """The members page: who is here, who waits, and what the reader may do."""

    place: CircleMembership
    members: list[Member]
    newcomers: list[CircleMembership]
    is_crowded: bool


def company_of(circle: Circle, person: Person) -> Company:
    """Return who is in a circle and who waits."""
    members = members_of(circle, person)
    return Company(
        place=membership_of(person, circle),
        members=members,
        newcomers=newcomers_of(circle),
        is_crowded=rules.is_crowded(len(members)),
    )


@dataclass(frozen=True)
class Doorstep:
    """A meeting to come: what one may do before it opens."""

    place: CircleMembership
    conducts: bool
    guests: list[str]
    protocol: Protocol
    presence: str
    questions: list[Question]


def doorstep_of(meeting: Meeting, *, by: Actor) -> Doorstep:
    """Return what a member sees of a meeting before it opens."""
    place = membership_of(by.person, meeting.circle)
    return Doorstep(
        place=place,
        conducts=conducts(place, meeting),
        guests=[one.name for one in frame_of(meeting).guests],
        protocol=course_of(meeting),
        presence=presence_of(place, meeting),
        questions=[question(number) for number in meeting.questions],
    )
