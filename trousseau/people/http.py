"""Requests whose guards have already spoken, so that views are typed by what they may do."""

from django.http import HttpRequest

from trousseau.people.models import Person
from trousseau.vault.api import Unlocked


class PersonRequest(HttpRequest):
    """A request of someone logged in."""

    user: Person  # type: ignore[assignment]  # Django types it as any user or nobody
    unlocked: Unlocked | None


class SealedRequest(HttpRequest):
    """A request of someone whose vault is open."""

    user: Person  # type: ignore[assignment]
    unlocked: Unlocked
