"""What the home of a person gathers: what waits for them, without opening anything."""

from dataclasses import dataclass

from trousseau.circles import access as circles
from trousseau.keys import access as keys
from trousseau.people.models import Person


@dataclass(frozen=True)
class Today:
    """The circles a person is in, and a key to read."""

    circles: list[object]
    key: object | None


def today_of(person: Person, day_number: int) -> Today:
    """Return what waits for this person; the key to read changes each day."""
    published = keys.published_keys()
    key = published[day_number % len(published)] if published else None
    return Today(circles=list(circles.circles_of(person)), key=key)
