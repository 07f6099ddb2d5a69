"""Requests whose guards have already spoken, and the actor that actions name in `by=`."""

from dataclasses import dataclass

from django.http import HttpRequest

from trousseau.people.models import Person
from trousseau.vault.api import Unlocked


@dataclass(frozen=True)
class Actor:
    """A person and their open vault, for the length of one request."""

    person: Person
    unlocked: Unlocked


class PersonRequest(HttpRequest):
    """A request of someone logged in."""

    user: Person
    unlocked: Unlocked | None


class MeetingRequest(HttpRequest):
    """A request of someone in a meeting: `request.actor` may act in its circle, the notebook may be locked."""

    user: Person
    actor: Actor


class SealedRequest(MeetingRequest):
    """A request of someone whose vault is open: `request.actor` may act."""

    unlocked: Unlocked
