"""What a circle promises itself: dated versions, accepted one by one."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from trousseau.circles.models.circles import Circle, CircleMembership
from trousseau.lib.clock import today
from trousseau.lib.privacy import Reach


class Charter(models.Model):
    """One version of a circle's charter; readable before entering, so not sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="charters")
    version = models.PositiveSmallIntegerField(_("version"))
    text = models.TextField(_("texte"))
    adopted_on = models.DateField(_("adoptée le"), default=today)

    class Meta:
        verbose_name = _("charte")
        verbose_name_plural = _("chartes")
        constraints = [
            models.UniqueConstraint(fields=["circle", "version"], name="a_version_is_written_once")
        ]

    class Privacy:
        reach = Reach.PEERS
        sealed: ClassVar[set[str]] = set()
        personal: ClassVar[set[str]] = set()
        plain = {"id", "circle", "version", "text", "adopted_on"}

    def __str__(self) -> str:
        return f"{self.circle_id} v{self.version}"


class CharterAcceptance(models.Model):
    """A member's yes to one version."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    charter = models.ForeignKey(Charter, on_delete=models.PROTECT, related_name="acceptances")
    membership = models.ForeignKey(
        CircleMembership, on_delete=models.CASCADE, related_name="acceptances"
    )
    accepted_on = models.DateField(_("acceptée le"), default=today)

    class Meta:
        verbose_name = _("acceptation de la charte")
        verbose_name_plural = _("acceptations de la charte")
        constraints = [
            models.UniqueConstraint(
                fields=["charter", "membership"], name="a_charter_is_accepted_once"
            )
        ]

    class Privacy:
        reach = Reach.PEERS
        sealed: ClassVar[set[str]] = set()
        personal = {"membership", "accepted_on"}
        plain = {"id", "charter"}

    def __str__(self) -> str:
        return str(self.id)
