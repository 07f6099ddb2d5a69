"""A circle, who is in it, and who is invited."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trousseau.lib.clock import today
from trousseau.lib.privacy import Reach
from trousseau.people.models import Person

INVITATION_KEPT = timedelta(days=30)


class Standing(models.TextChoices):
    """Where someone is with a circle."""

    ASKED = "asked", _("attend qu’un membre le fasse entrer")
    ADMITTED = "admitted", _("membre")
    LEFT = "left", _("parti")


class CircleQuerySet(models.QuerySet["Circle"]):
    """Circles, seen by someone."""

    def of(self, person: Person) -> CircleQuerySet:
        """Keep the circles this person is a member of."""
        return self.filter(
            closed_on=None,
            memberships__person=person,
            memberships__standing=Standing.ADMITTED,
        )


class Circle(models.Model):
    """Peers who trust each other with situations; its safe holds what they write."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("nom"), max_length=80)
    safe = models.OneToOneField("vault.Safe", on_delete=models.PROTECT, related_name="+")
    created_on = models.DateField(_("créé le"), default=today)
    closed_on = models.DateField(_("clos le"), null=True, blank=True)

    objects = CircleQuerySet.as_manager()

    class Meta:
        verbose_name = _("cercle")
        verbose_name_plural = _("cercles")

    class Privacy:
        reach = Reach.PEERS
        sealed: ClassVar[set[str]] = set()
        personal: ClassVar[set[str]] = set()
        plain = {"id", "name", "safe", "created_on", "closed_on"}

    def __str__(self) -> str:
        return self.name


class CircleMembership(models.Model):
    """A person's place in a circle; texts know only its number, which is never given twice."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="memberships")
    # A closed account leaves a number that no longer leads to a name.
    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, related_name="circle_memberships"
    )
    number = models.PositiveSmallIntegerField(_("numéro"))
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.ASKED)
    is_facilitator = models.BooleanField(_("anime"), default=False)
    # Whose words the newcomer compares first; forgotten once they are in.
    invited_by = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    joined_on = models.DateField(_("entré le"), null=True, blank=True)
    left_on = models.DateField(_("parti le"), null=True, blank=True)
    wants_reminders = models.BooleanField(_("veut des rappels"), default=True)

    class Meta:
        verbose_name = _("place dans un cercle")
        verbose_name_plural = _("places dans un cercle")
        constraints = [
            models.UniqueConstraint(fields=["circle", "number"], name="a_number_is_given_once"),
            models.UniqueConstraint(
                fields=["circle", "person"],
                condition=~Q(standing="left"),
                name="one_place_each_in_a_circle",
            ),
            models.CheckConstraint(
                condition=Q(standing="left") ^ Q(left_on=None), name="who_left_did_so_on_a_day"
            ),
        ]

    class Privacy:
        reach = Reach.PEERS
        sealed: ClassVar[set[str]] = set()
        personal = {
            "person", "is_facilitator", "invited_by", "joined_on", "left_on", "wants_reminders",
        }  # fmt: skip
        plain = {"id", "circle", "number", "standing"}

    def __str__(self) -> str:
        return f"{self.circle_id} {self.number}"

    @property
    def is_admitted(self) -> bool:
        """Say whether this place is taken today."""
        return self.standing == Standing.ADMITTED


class CircleInvitation(models.Model):
    """A person of the platform, asked to join a circle."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="circle_invitations")
    invited_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    sent_on = models.DateField(_("envoyée le"), default=today)

    class Meta:
        verbose_name = _("invitation à un cercle")
        verbose_name_plural = _("invitations à un cercle")
        constraints = [
            models.UniqueConstraint(fields=["circle", "person"], name="one_invitation_each")
        ]

    class Privacy:
        reach = Reach.PEERS
        sealed: ClassVar[set[str]] = set()
        personal = {"person", "invited_by"}
        plain = {"id", "circle", "sent_on"}
        kept_for, kept_since = INVITATION_KEPT, "sent_on"

    def __str__(self) -> str:
        return str(self.id)
