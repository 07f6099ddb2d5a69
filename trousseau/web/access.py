"""What the home of a person gathers: what waits for them, without opening anything."""

from dataclasses import dataclass

from trousseau.circles import access as circles
from trousseau.keys import access as keys
from trousseau.people.models import Person
from trousseau.publishing import access as publishing


@dataclass(frozen=True)
class Today:
    """The circles a person is in, and a key to read."""

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


def today_of(person: Person, day_number: int) -> Today:
    """Return what waits for this person; the key to read changes each day."""
    return Today(circles=list(circles.circles_of(person)), key=key_of_the_day(day_number))
