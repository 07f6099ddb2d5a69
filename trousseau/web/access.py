"""What the home of a person gathers: what waits for them, told without its words."""

from dataclasses import dataclass, fields
from typing import Any

from trousseau.circles import access as circles
from trousseau.keys import access as keys
from trousseau.passages import access as passages
from trousseau.people.http import Actor
from trousseau.people.models import Person
from trousseau.publishing import access as publishing


@dataclass(frozen=True)
class Waiting:
    """What waits for a person; reviews and drafts are known only while their notebook is open."""

    meetings: list[Any]
    invitations: list[Any]
    newcomers: list[Any]
    places: list[Any]
    reviews: list[Any]
    drafts: list[Any]

    @property
    def is_empty(self) -> bool:
        """Say whether nothing waits."""
        return not any(getattr(self, one.name) for one in fields(self))


@dataclass(frozen=True)
class Today:
    """What waits for a person, the circles they are in, and a key to read."""

    waiting: Waiting
    circles: list[object]
    key: object | None


@dataclass(frozen=True)
class Home:
    """What anyone sees first: a key, and the latest publication."""

    key: object | None
    publication: object | None


def home_of(day_number: int) -> Home:
    """Return what the public home shows; the key changes each day."""
    return Home(
        key=key_of_the_day(day_number), publication=publishing.published_publications().first()
    )


def key_of_the_day(day_number: int) -> object | None:
    """Return one published key, another each day, or None before the first."""
    slugs = list(keys.published_keys().values_list("slug", flat=True))
    return keys.key_by_slug(slugs[day_number % len(slugs)]) if slugs else None


def today_of(person: Person, day_number: int, *, actor: Actor | None = None) -> Today:
    """Return what waits for this person; the key to read changes each day."""
    return Today(
        waiting=waiting_of(person, actor),
        circles=list(circles.circles_of(person)),
        key=key_of_the_day(day_number),
    )


def waiting_of(person: Person, actor: Actor | None) -> Waiting:
    """Gather what waits in each room; without an open notebook, only what is in clear."""
    return Waiting(
        meetings=circles.next_meetings_of(person),
        invitations=circles.invitations_for(person),
        newcomers=circles.newcomers_for(person),
        places=circles.places_asked_by(person),
        reviews=passages.crossings_awaiting(actor) if actor else [],
        drafts=circles.drafts_awaiting(by=actor) if actor else [],
    )
