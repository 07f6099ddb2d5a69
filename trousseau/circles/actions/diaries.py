"""What calendars are told, and the secret address they read it at."""

import secrets
from datetime import datetime

from django.db import transaction

from trousseau.circles import access
from trousseau.circles.models import CalendarFeed, Cycle, DiaryEntry, Meeting
from trousseau.lib.clock import now, today
from trousseau.people.http import Actor
from trousseau.vault import api as vault

SECRET_BYTES = 32


def enter(
    meeting: Meeting, *, cycle: Cycle | None = None, slot: datetime | None = None
) -> DiaryEntry:
    """Enter a new meeting in calendars, inside the transaction that plans it."""
    return DiaryEntry.objects.create(meeting=meeting, cycle=cycle, slot=slot)


def revise(meeting: Meeting) -> None:
    """Let calendars see that a meeting moved or is cancelled: its sequence grows."""
    entry, _made = DiaryEntry.objects.get_or_create(meeting=meeting)
    entry.sequence += 1
    entry.revised_at = now()
    entry.save(update_fields=["sequence", "revised_at"])


@transaction.atomic
def make_feed(*, by: Actor) -> str:
    """Give the person a new secret, shown once; an earlier one is worth nothing any more."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    CalendarFeed.objects.update_or_create(
        person=by.person,
        defaults={"digest": access.digest_of(secret), "made_on": today(), "fetched_on": None},
    )
    vault.trail("feed.made", "feed", by=by.person.holder_id)
    return secret


@transaction.atomic
def revoke_feed(*, by: Actor) -> None:
    """Forget the secret: the address answers like one that never was."""
    CalendarFeed.objects.filter(person=by.person).delete()
    vault.trail("feed.revoked", "feed", by=by.person.holder_id)


@transaction.atomic
def show_in_feed(*, shows_name: bool, shows_place: bool, by: Actor) -> None:
    """Choose what the calendar may say besides the hours."""
    feed = access.feed_of(by.person)
    feed.shows_name, feed.shows_place = shows_name, shows_place
    feed.save(update_fields=["shows_name", "shows_place"])
    vault.trail("feed.changed", "feed", by=by.person.holder_id)


def note_fetch(*, feed: CalendarFeed) -> None:
    """Keep the last day the address was read, so that its owner can see whether it is used."""
    if feed.fetched_on != today():
        feed.fetched_on = today()
        feed.save(update_fields=["fetched_on"])


@transaction.atomic
def choose_reminders(*, wanted: set[str], by: Actor) -> None:
    """Say in which of one's circles one wants reminders, by the circles' ids."""
    for place in access.places_of(by.person):
        place.wants_reminders = str(place.circle_id) in wanted
        place.save(update_fields=["wants_reminders"])
    vault.trail("reminders.chosen", "person", by=by.person.holder_id)
