"""A cycle of meetings, what calendars were told of each, and how each member is told."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from trousseau.circles.models.circles import Circle, CircleMembership
from trousseau.circles.models.meetings import Meeting
from trousseau.lib.clock import now, today
from trousseau.lib.privacy import Reach
from trousseau.people.models import Person

REMINDER_KEPT = timedelta(days=30)


class Cycle(models.Model):
    """Meetings planned in one go: the first one's hours, and the rhythm of the others."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="cycles")
    starts_at = models.DateTimeField(_("début de la première"))
    ends_at = models.DateTimeField(_("fin de la première"))
    place = models.CharField(_("lieu"), max_length=160, blank=True)
    rhythm = models.CharField(_("rythme"), max_length=8)
    number = models.PositiveSmallIntegerField(_("nombre de séances"))
    planned_at = models.DateTimeField(_("prévu le"), default=now)

    class Meta:
        verbose_name = _("cycle")
        verbose_name_plural = _("cycles")

    class Privacy:
        reach = Reach.PEERS
        sealed: ClassVar[set[str]] = set()
        personal: ClassVar[set[str]] = set()
        plain = {"id", "circle", "starts_at", "ends_at", "place", "rhythm", "number", "planned_at"}

    def __str__(self) -> str:
        return str(self.id)


class DiaryEntry(models.Model):
    """A meeting in calendars: its slot in a cycle, and how many times it was revised."""

    meeting = models.OneToOneField(
        Meeting, on_delete=models.CASCADE, primary_key=True, related_name="diary_entry"
    )
    cycle = models.ForeignKey(
        Cycle, on_delete=models.PROTECT, null=True, blank=True, related_name="entries"
    )
    # What the rhythm gave, before anyone moved it: calendars know the meeting by it.
    slot = models.DateTimeField(null=True, blank=True)
    sequence = models.PositiveSmallIntegerField(_("révisions"), default=0)
    revised_at = models.DateTimeField(_("révisée le"), default=now)

    class Meta:
        verbose_name = _("ligne d’agenda")
        verbose_name_plural = _("lignes d’agenda")
        constraints = [
            models.UniqueConstraint(fields=["cycle", "slot"], name="a_slot_is_taken_once"),
            models.CheckConstraint(
                condition=models.Q(cycle=None, slot=None)
                | models.Q(cycle__isnull=False, slot__isnull=False),
                name="a_slot_belongs_to_a_cycle",
            ),
        ]

    class Privacy:
        reach = Reach.PEERS
        sealed: ClassVar[set[str]] = set()
        personal: ClassVar[set[str]] = set()
        plain = {"meeting", "cycle", "slot", "sequence", "revised_at"}

    def __str__(self) -> str:
        return str(self.meeting_id)


class CalendarFeed(models.Model):
    """A person's meetings at a secret address; only a digest of the secret is kept."""

    # Every UID of the feed comes from it: two members' calendars share no identifier.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="calendar_feed")
    digest = models.CharField(max_length=64, unique=True)
    shows_name = models.BooleanField(_("montre le nom du cercle"), default=False)
    shows_place = models.BooleanField(_("montre le lieu"), default=False)
    made_on = models.DateField(_("faite le"), default=today)
    fetched_on = models.DateField(_("lue le"), null=True, blank=True)

    class Meta:
        verbose_name = _("agenda à une adresse secrète")
        verbose_name_plural = _("agendas à une adresse secrète")

    class Privacy:
        reach = Reach.PRIVATE
        sealed: ClassVar[set[str]] = set()
        personal = {"person", "made_on", "fetched_on"}
        plain = {"id", "digest", "shows_name", "shows_place"}

    def __str__(self) -> str:
        return str(self.id)


class ReminderKind(models.TextChoices):
    """When a reminder leaves."""

    BEFORE = "before", _("quelques jours avant")
    MORNING = "morning", _("le matin même")


class Reminder(models.Model):
    """One member was reminded of one meeting, for one date: never twice."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="reminders")
    membership = models.ForeignKey(
        CircleMembership, on_delete=models.CASCADE, related_name="reminders"
    )
    kind = models.CharField(max_length=8, choices=ReminderKind)
    starts_at = models.DateTimeField(_("pour"))
    sent_on = models.DateField(_("envoyé le"), default=today)

    class Meta:
        verbose_name = _("rappel")
        verbose_name_plural = _("rappels")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "membership", "kind", "starts_at"],
                name="nobody_is_reminded_twice",
            )
        ]

    class Privacy:
        reach = Reach.PEERS
        sealed: ClassVar[set[str]] = set()
        personal = {"membership", "sent_on"}
        plain = {"id", "meeting", "kind", "starts_at"}
        kept_for, kept_since = REMINDER_KEPT, "sent_on"

    def __str__(self) -> str:
        return str(self.id)
