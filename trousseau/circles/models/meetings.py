"""A meeting, who comes, and who holds its frame."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trousseau.circles.models.circles import Circle, CircleMembership
from trousseau.lib.clock import now, today
from trousseau.lib.privacy import Reach

# A cycle lasts about a year, and its certificate is asked for in the year that follows.
ATTENDANCE_KEPT = timedelta(days=2 * 365)


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Meetings, by where they are."""

    def held(self) -> MeetingQuerySet:
        """Keep the meetings that took place and are closed."""
        return self.exclude(closed_at=None)

    def to_come(self) -> MeetingQuerySet:
        """Keep the meetings that are planned or under way, however late."""
        return self.filter(closed_at=None, cancelled_on=None)


class Meeting(models.Model):
    """Peers around a situation, along a protocol."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="meetings")
    starts_at = models.DateTimeField(_("début"))
    ends_at = models.DateTimeField(_("fin"))
    place = models.CharField(_("lieu"), max_length=160, blank=True)
    questions = models.JSONField(_("questions"), default=list, blank=True)
    protocol = models.SlugField(_("protocole"), default="gapp")
    is_last = models.BooleanField(_("dernière du cycle"), default=False)
    # The protocol as it was when the meeting opened: editing it later changes no meeting.
    course = models.JSONField(default=dict, blank=True)
    phase = models.SlugField(_("phase"), blank=True)
    phase_since = models.DateTimeField(null=True, blank=True)
    # One more at each act of the frame: a page that shows an older one decides nothing.
    turn = models.PositiveIntegerField(default=0)
    # One more at each phase entered, and when a spread is shown: names the pile in use.
    run = models.PositiveIntegerField(default=0)
    paused_at = models.DateTimeField(null=True, blank=True)
    paused_seconds = models.PositiveIntegerField(default=0)
    extra_minutes = models.PositiveSmallIntegerField(default=0)
    # The member number who was handed the floor; forgotten with the phase.
    floor = models.PositiveSmallIntegerField(null=True, blank=True)
    presenter_hushed = models.BooleanField(null=True, blank=True)
    ballots_counted = models.BooleanField(default=False)
    # Six letters to join with, while the meeting is open.
    code = models.CharField(max_length=6, blank=True)
    leaves_nothing = models.BooleanField(_("rien ne reste"), default=False)
    # The last phase is over: nothing more is put down, the group chooses what stays.
    is_harvesting = models.BooleanField(_("récolte en cours"), default=False)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    cancelled_on = models.DateField(null=True, blank=True)
    # Counted at the close, so that a receipt can say how many were destroyed since.
    contributions_put_down = models.PositiveSmallIntegerField(default=0)
    chosen_case = models.ForeignKey(
        "circles.Case", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("séance")
        verbose_name_plural = _("séances")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")),
                name="a_meeting_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(opened_at__isnull=False),
                name="only_an_opened_meeting_closes",
            ),
            models.UniqueConstraint(
                fields=["code"], condition=~Q(code=""), name="a_code_opens_one_meeting"
            ),
        ]

    class Privacy:
        reach = Reach.PEERS
        sealed: ClassVar[set[str]] = set()
        personal = {"floor"}
        plain = {
            "id", "circle", "starts_at", "ends_at", "place", "questions", "protocol", "is_last",
            "phase", "phase_since", "opened_at", "closed_at", "cancelled_on", "chosen_case",
            "contributions_put_down", "is_harvesting", "course", "turn", "run", "paused_at",
            "paused_seconds", "extra_minutes", "presenter_hushed", "ballots_counted", "code",
            "leaves_nothing",
        }  # fmt: skip

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_open(self) -> bool:
        """Say whether the group is at work."""
        return self.opened_at is not None and self.closed_at is None

    @property
    def is_closed(self) -> bool:
        """Say whether the meeting is over."""
        return self.closed_at is not None

    @property
    def is_planned(self) -> bool:
        """Say whether the meeting may still be moved or cancelled."""
        return self.opened_at is None and self.cancelled_on is None

    @property
    def has_started(self) -> bool:
        """Say whether its hour has come, opened or not."""
        return self.starts_at <= now()

    @property
    def day(self) -> date:
        """Return the day it was planned for."""
        return self.starts_at.astimezone().date()


class MeetingRole(models.Model):
    """Who holds the frame of one meeting instead of those who usually do: a guest of its circle."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="roles")
    membership = models.ForeignKey(
        CircleMembership, on_delete=models.CASCADE, related_name="meeting_roles"
    )

    class Meta:
        verbose_name = _("animation d’une séance")
        verbose_name_plural = _("animations d’une séance")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "membership"], name="one_role_each_a_meeting"
            )
        ]

    class Privacy:
        reach = Reach.PEERS
        sealed: ClassVar[set[str]] = set()
        personal = {"membership"}
        plain = {"id", "meeting"}

    def __str__(self) -> str:
        return str(self.id)


class Presence(models.TextChoices):
    """What a member said of their coming, then did."""

    ABSENT = "absent", _("ne pourra pas venir")
    PRESENT = "present", _("a rejoint la séance")
    # Said by who facilitates, of someone without a phone: it gives no seat in the room.
    NOTED = "noted", _("était là, dit la personne qui anime")


class SignedBy(models.TextChoices):
    """How someone signed that they were there: nobody signs for another on a phone."""

    PHONE = "phone", _("signé sur son téléphone")
    PAPER = "paper", _("signé sur la feuille de papier")


class Attendance(models.Model):
    """One member at one meeting: a day, never a word of what was said."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    membership = models.ForeignKey(
        CircleMembership, on_delete=models.CASCADE, related_name="attendances"
    )
    presence = models.CharField(max_length=8, choices=Presence)
    said_on = models.DateField(default=today)
    signed_by = models.CharField(max_length=5, choices=SignedBy, blank=True)
    signed_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("présence")
        verbose_name_plural = _("présences")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "membership"], name="one_attendance_each_a_meeting"
            ),
            models.CheckConstraint(
                condition=Q(signed_by="") | ~Q(presence="absent"), name="who_was_away_signs_nothing"
            ),
            models.CheckConstraint(
                condition=Q(signed_by="") ^ Q(signed_on__isnull=False),
                name="a_signature_has_a_day",
            ),
        ]

    class Privacy:
        reach = Reach.PEERS
        sealed: ClassVar[set[str]] = set()
        personal = {"membership", "presence", "said_on", "signed_by", "signed_on"}
        plain = {"id", "meeting"}
        kept_for, kept_since = ATTENDANCE_KEPT, "said_on"

    def __str__(self) -> str:
        return str(self.id)

    @property
    def was_there(self) -> bool:
        """Say whether this member came."""
        return self.presence != Presence.ABSENT
