"""Letters to members, without content: a day at most, never a name, a title or a place."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from trousseau.circles.models import Circle, Meeting, Standing
from trousseau.people.models import Person


def tell_members(circle: Circle, name: str, *, besides: Person, **context: Any) -> None:
    """Write to every member but one, once the transaction has held."""
    places = circle.memberships.select_related("person").filter(standing=Standing.ADMITTED)
    people = [place.person for place in places if place.person is not None]
    tell([person for person in people if person.pk != besides.pk], name, **context)


def tell(people: Sequence[Person], name: str, **context: Any) -> None:
    """Write to people one by one: nobody sees who else is in the circle."""
    addresses = [person.email for person in people]
    transaction.on_commit(lambda: _send(addresses, name, context))


def remind(person: Person | None, meeting: Meeting, *, is_today: bool) -> None:
    """Remind one person of one meeting, at once; OSError when the mail server fails."""
    addresses = [person.email] if person is not None else []
    link = settings.WAGTAILADMIN_BASE_URL + reverse("circles:diary")
    _send(addresses, "reminder", {"meeting": meeting, "is_today": is_today, "link": link})


def _send(addresses: Iterable[str], name: str, context: dict[str, Any]) -> None:
    subject = render_to_string(f"circles/mail/{name}_subject.txt", context).strip()
    body = render_to_string(f"circles/mail/{name}.txt", context)
    messages = [EmailMessage(subject, body, to=[address]) for address in addresses]
    get_connection().send_messages(messages)
