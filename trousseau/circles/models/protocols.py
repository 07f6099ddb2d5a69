"""The protocols a circle wrote for itself: a method, with nothing of what is said in meetings."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from trousseau.circles.models.circles import Circle
from trousseau.lib.clock import today
from trousseau.lib.privacy import Reach


class CircleProtocol(models.Model):
    """A protocol copied and adapted by a circle; not sealed, and its screens say so.

    `data` is what `protocols.from_data` reads: an action never writes anything else.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="protocols")
    # Never made of the name typed: it goes in addresses.
    slug = models.SlugField(_("nom court"))
    name = models.CharField(_("nom"), max_length=60)
    data = models.JSONField(_("contenu"))
    based_on = models.SlugField(_("copié de"))
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    written_on = models.DateField(_("écrit le"), default=today)

    class Meta:
        verbose_name = _("protocole d’un cercle")
        verbose_name_plural = _("protocoles d’un cercle")
        constraints = [
            models.UniqueConstraint(
                fields=["circle", "slug"], name="a_circle_names_a_protocol_once"
            )
        ]

    class Privacy:
        reach = Reach.PEERS
        sealed: ClassVar[set[str]] = set()
        personal: ClassVar[set[str]] = set()
        plain = {"id", "circle", "slug", "name", "data", "based_on", "version", "written_on"}

    def __str__(self) -> str:
        return f"{self.circle_id} {self.slug}"
