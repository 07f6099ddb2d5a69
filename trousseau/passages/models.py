"""The one row of the doors: a review under way, sealed for its author, seven days."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from trousseau.lib.clock import today
from trousseau.lib.privacy import Reach
from trousseau.vault.models import SealedRow

CROSSINGS_KEPT = timedelta(days=7)


class Crossing(SealedRow):
    """A text on its way through a door: which text, where to and what was decided are sealed."""

    TABLE: ClassVar[str] = "passages.crossing"

    opened_on = models.DateField(_("commencé le"), default=today)

    class Meta:
        verbose_name = _("passage en cours")
        verbose_name_plural = _("passages en cours")

    class Privacy:
        reach = Reach.PRIVATE
        sealed = {"blob"}
        personal: ClassVar[set[str]] = set()
        plain = {"id", "safe", "revision", "keep_until", "opened_on"}
        kept_for, kept_since = CROSSINGS_KEPT, "opened_on"

    def __str__(self) -> str:
        return str(self.id)
