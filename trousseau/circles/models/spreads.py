"""What a group answered, each alone: counts beside words, and nobody."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trousseau.circles.models.cases import CIRCLE_ONLY, ROW, Case
from trousseau.circles.models.meetings import Meeting
from trousseau.lib.privacy import Reach
from trousseau.vault.models import SealedRow


class Spread(SealedRow):
    """How the answers to a grid spread, shown once; it fades with the contributions."""

    TABLE: ClassVar[str] = "circles.spread"
    KINDS = CIRCLE_ONLY

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="spreads")
    case = models.ForeignKey(
        Case, on_delete=models.CASCADE, null=True, blank=True, related_name="spreads"
    )

    class Meta:
        verbose_name = _("répartition")
        verbose_name_plural = _("répartitions")
        # Two counts of nearly the same people, compared, would say what one of them answered.
        constraints = [
            models.UniqueConstraint(fields=["meeting", "case"], name="one_spread_a_case"),
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(case=None), name="one_spread_without_a_case"
            ),
        ]

    class Privacy:
        reach = Reach.PEERS
        sealed = {"blob"}
        personal: ClassVar[set[str]] = set()
        plain = ROW | {"meeting", "case"}

    def __str__(self) -> str:
        return str(self.id)
