"""What peers write around a situation: sealed, signed with member numbers, never with persons."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from trousseau.circles.models.circles import Circle
from trousseau.circles.models.meetings import Meeting
from trousseau.lib.privacy import Reach
from trousseau.vault.models import SealedRow

ROW = frozenset({"id", "safe", "revision", "keep_until"})
CIRCLE_ONLY = frozenset({"circle"})


class CaseQuerySet(models.QuerySet["Case"]):
    """Cases, by where they are."""

    def on_the_table(self) -> CaseQuerySet:
        """Keep the cases no meeting has worked on yet."""
        return self.filter(meeting=None)


class Case(SealedRow):
    """The pseudonymised account a member brought; `stub` answers its author's withdrawal token."""

    TABLE: ClassVar[str] = "circles.case"
    KINDS = CIRCLE_ONLY

    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="cases")
    stub = models.CharField(max_length=64, unique=True)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="cases"
    )

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("situation mise en commun")
        verbose_name_plural = _("situations mises en commun")

    class Privacy:
        reach = Reach.PEERS
        sealed = {"blob"}
        personal: ClassVar[set[str]] = set()
        plain = ROW | {"circle", "stub", "meeting"}

    def __str__(self) -> str:
        return str(self.id)


class Contribution(SealedRow):
    """A question, a hypothesis, a learning, a lead or the last word; its author is a number, or nobody."""

    TABLE: ClassVar[str] = "circles.contribution"
    KINDS = CIRCLE_ONLY

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="contributions")
    # None when the group works on a theme, or takes a round.
    case = models.ForeignKey(
        Case, on_delete=models.CASCADE, null=True, blank=True, related_name="contributions"
    )
    is_revealed = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")

    class Privacy:
        reach = Reach.PEERS
        sealed = {"blob"}
        personal: ClassVar[set[str]] = set()
        plain = ROW | {"meeting", "case", "is_revealed"}

    def __str__(self) -> str:
        return str(self.id)


class Harvest(SealedRow):
    """What the group decides to keep of a case: it stays when the accounts are gone."""

    TABLE: ClassVar[str] = "circles.harvest"
    KINDS = CIRCLE_ONLY

    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="harvests")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="harvests")
    # The case's, so that its author's token still finds the harvest when the case is gone.
    stub = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("récolte")
        verbose_name_plural = _("récoltes")

    class Privacy:
        reach = Reach.PEERS
        sealed = {"blob"}
        personal: ClassVar[set[str]] = set()
        plain = ROW | {"circle", "meeting", "stub"}

    def __str__(self) -> str:
        return str(self.id)


class CommonGround(SealedRow):
    """Ce qui nous est commun: said by the circle at its last meeting, signed by nobody."""

    TABLE: ClassVar[str] = "circles.common"
    KINDS = CIRCLE_ONLY

    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="common_grounds")

    class Meta:
        verbose_name = _("ce qui nous est commun")
        verbose_name_plural = _("ce qui nous est commun")

    class Privacy:
        reach = Reach.PEERS
        sealed = {"blob"}
        personal: ClassVar[set[str]] = set()
        plain = ROW | {"circle"}

    def __str__(self) -> str:
        return str(self.id)
