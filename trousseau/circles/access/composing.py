"""Who circles may be composed of, and what their profile says of them: their peers see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from trousseau.circles.grouping import Candidate
from trousseau.lib.clock import today
from trousseau.people import access as people
from trousseau.people.models import Person, Profile, Role

BEGINNER, SETTLED = 3, 10  # years: who still discovers, who has seen much


@dataclass(frozen=True)
class Profiled:
    """Someone who may be placed: their name, their profile if they have said it."""

    person: Person
    profile: Profile | None

    @property
    def id(self) -> UUID:
        """The person's id, as in forms."""
        return self.person.pk

    @property
    def candidate(self) -> Candidate:
        """What the grouping looks at."""
        if self.profile is None:
            return Candidate(self.person.pk, {})
        return _candidate(self.profile, today())


def peers_to_place(by: Person) -> list[Profiled]:
    """Return who may be placed, by name: mediators, but employers, oneself and one's hierarchy."""
    employers = {one.pk for one in people.people_with(Role.EMPLOYER)}
    excluded = people.hierarchy_of(by) | employers | {by.pk}
    found = [one for one in people.people_with(Role.MEDIATOR) if one.pk not in excluded]
    profiles = {one.person_id: one for one in people.profiles_of([one.pk for one in found])}
    return [Profiled(one, profiles.get(one.pk)) for one in found]


def kept_apart(chosen: Sequence[Profiled]) -> set[frozenset[UUID]]:
    """Return the pairs that never share a circle."""
    return people.hierarchies_among([one.id for one in chosen])


def _candidate(profile: Profile, day: date) -> Candidate:
    place = profile.territory_place.strip().casefold()
    return Candidate(
        id=profile.person_id,
        traits={
            "territory": frozenset({profile.territory_scale}),
            "missions": frozenset(profile.missions),
            "kind": frozenset({profile.employer.kind}),
            "supervision": frozenset({profile.supervision}),
            "seniority": frozenset({_seniority(day.year - profile.start_year)}),
        },
        employer=str(profile.employer_id),
        team=f"{profile.employer_id} {place}" if place else "",
    )


def _seniority(years: int) -> str:
    if years < BEGINNER:
        return "beginner"
    return "settled" if years < SETTLED else "long"
