"""Circles, their members, their charter, their diversity."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from trousseau.circles import rules, wording
from trousseau.circles.models import (
    Charter,
    CharterAcceptance,
    Circle,
    CircleInvitation,
    CircleMembership,
    Standing,
)
from trousseau.lib.clock import today
from trousseau.people import access as people
from trousseau.people.models import (
    EmployerKind,
    Mission,
    Person,
    Profile,
    Supervision,
    TerritoryScale,
)


@dataclass(frozen=True)
class Member:
    """Someone of the circle, as the others see them."""

    id: UUID
    number: int
    name: str
    is_facilitator: bool
    is_me: bool
    joined_on: date | None


@dataclass(frozen=True)
class Trait:
    """One of the five traits, and the values present: never who, never how many."""

    name: str
    values: str


def circle_for(person: Person, pk: UUID) -> Circle:
    """Return an open circle this person is a member of."""
    circle = Circle.objects.select_related("safe").filter(pk=pk).first()
    if circle is None:
        raise Http404
    if circle.closed_on is not None:
        raise Http404
    if not CircleMembership.objects.filter(
        circle=circle, person=person, standing=Standing.ADMITTED
    ).exists():
        raise Http404
    return circle


def circles_of(person: Person) -> list[Circle]:
    """Return this person's circles, by name."""
    return list(Circle.objects.of(person).order_by("name"))


def membership_of(person: Person, circle: Circle) -> CircleMembership:
    """Return this person's place in a circle they are a member of."""
    place = CircleMembership.objects.filter(
        circle=circle, person=person, standing=Standing.ADMITTED
    ).first()
    if place is None:
        raise Http404
    return place


def places_asked_by(person: Person) -> list[CircleMembership]:
    """Return the places this person has said yes to, and waits to be let into."""
    return list(
        CircleMembership.objects.select_related("circle")
        .filter(person=person, standing=Standing.ASKED)
        .order_by("circle__name")
    )


def asked_place_for(person: Person, circle_pk: UUID) -> CircleMembership:
    """Return the place this person waits for in a circle."""
    place = (
        CircleMembership.objects.select_related("circle")
        .filter(circle_id=circle_pk, person=person, standing=Standing.ASKED)
        .first()
    )
    if place is None:
        raise Http404
    return place


def newcomers_of(circle: Circle) -> list[CircleMembership]:
    """Return who waits to be let in, in the order they were numbered."""
    return list(
        circle.memberships.select_related("person")
        .filter(standing=Standing.ASKED, person__isnull=False)
        .order_by("number")
    )


def newcomer_for(circle: Circle, pk: UUID) -> CircleMembership:
    """Return someone waiting to be let into this circle."""
    for place in newcomers_of(circle):
        if place.pk == pk:
            return place
    raise Http404


def members_of(circle: Circle, person: Person | None = None) -> list[Member]:
    """Return the members, those who facilitate first, then by name."""
    places = circle.memberships.select_related("person").filter(standing=Standing.ADMITTED)
    members = [
        Member(
            id=place.pk,
            number=place.number,
            name=name_at(place),
            is_facilitator=place.is_facilitator,
            is_me=person is not None and place.person_id == person.pk,
            joined_on=place.joined_on,
        )
        for place in places
    ]
    return sorted(members, key=lambda member: (not member.is_facilitator, member.name.lower()))


def member_for(circle: Circle, pk: UUID) -> CircleMembership:
    """Return the place of a member of this circle."""
    place = (
        circle.memberships.select_related("person")
        .filter(pk=pk, standing=Standing.ADMITTED)
        .first()
    )
    if place is None:
        raise Http404
    return place


def names_of(circle: Circle) -> dict[int, str]:
    """Return what each number is called today: a closed account no longer has a name."""
    return {place.number: name_at(place) for place in circle.memberships.select_related("person")}


def name_at(place: CircleMembership) -> str:
    """Return the name at a place."""
    return place.person.name if place.person is not None else _("Une personne partie")


def invitations_for(person: Person) -> list[CircleInvitation]:
    """Return the circles this person is invited to."""
    return list(
        CircleInvitation.objects.select_related("circle", "invited_by")
        .filter(person=person, circle__closed_on=None)
        .order_by("circle__name")
    )


def invitation_for(person: Person, pk: UUID) -> CircleInvitation:
    """Return an invitation made to this person."""
    for invitation in invitations_for(person):
        if invitation.pk == pk:
            return invitation
    raise Http404


def charter_of(circle: Circle) -> Charter:
    """Return the charter in force."""
    charter = circle.charters.order_by("version").last()
    if charter is None:
        raise Http404
    return charter


def has_accepted_charter(place: CircleMembership) -> CharterAcceptance | None:
    """Return this member's yes to the charter in force, or None."""
    return CharterAcceptance.objects.filter(
        membership=place, charter=charter_of(place.circle)
    ).first()


def why_not_invite(circle: Circle, person: Person) -> rules.Refusal | None:
    """Return why a person may not be invited to this circle, or None."""
    here = set(
        circle.memberships.exclude(standing=Standing.LEFT).values_list("person_id", flat=True)
    )
    invited = set(circle.invitations.values_list("person_id", flat=True))
    if person.pk in here | invited:
        return rules.Refusal.ALREADY_HERE
    return why_not_enter(circle, person, others=here | invited)


def why_not_enter(
    circle: Circle, person: Person, *, others: Iterable[UUID | None]
) -> rules.Refusal | None:
    """Return why a person may not sit with these others, or None."""
    return rules.why_not_enter(
        roles=person.roles,
        hierarchy=people.hierarchy_of(person),
        members={other for other in others if other is not None},
    )


def traits_of(circle: Circle) -> list[Trait]:
    """Return the diversity of the circle: the values present of the five traits."""
    ids = circle.memberships.filter(standing=Standing.ADMITTED, person__isnull=False).values_list(
        "person_id", flat=True
    )
    profiles = people.profiles_of(list(ids))
    span = rules.seniority((one.start_year for one in profiles), today().year)
    traits = [
        Trait(_("Territoire"), _values(TerritoryScale, [p.territory_scale for p in profiles])),
        Trait(_("Missions"), _values(Mission, [code for p in profiles for code in p.missions])),
        Trait(_("Employeur"), _values(EmployerKind, [p.employer.kind for p in profiles])),
        Trait(_("Encadrement"), _supervision(profiles)),
        Trait(_("Ancienneté"), wording.seniority_in_words(span)),
    ]
    return [trait for trait in traits if trait.values]


def portrait_of(circle: Circle) -> list[str]:
    """Return the portrait of the group as sentences, for a publication the circle agrees to."""
    return [
        _("%(name)s : %(values)s.") % {"name": trait.name, "values": trait.values}
        for trait in traits_of(circle)
    ]


SUPERVISION = {
    Supervision.HEAD: "responsable de la médiation",
    Supervision.TEAM: "équipe pluridisciplinaire",
    Supervision.ALONE: "sans encadrement dans la fonction",
}


def _supervision(profiles: Sequence[Profile]) -> str:
    present = rules.values_present(list(Supervision), [p.supervision for p in profiles])
    return wording.in_a_row([_(SUPERVISION[Supervision(value)]) for value in present])


def _values(choices: type[TerritoryScale | Mission | EmployerKind], values: list[str]) -> str:
    present = rules.values_present(choices.values, values)
    return wording.in_a_row([str(choices(value).label) for value in present])


def count_of(circle: Circle) -> int:
    """Count the members."""
    return circle.memberships.filter(standing=Standing.ADMITTED).count()
