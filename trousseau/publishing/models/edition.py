"""The files of each edition."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from trousseau.lib.clock import today
from trousseau.lib.privacy import Reach
from trousseau.publishing.models.publication import PublicationPage


class Edition(models.Model):
    """The files of a publication as it was published once: they never change."""

    publication = models.ForeignKey(
        PublicationPage, on_delete=models.CASCADE, related_name="editions"
    )
    number = models.PositiveSmallIntegerField(_("édition"))
    published_on = models.DateField(_("parue le"), default=today)
    pdf = models.FileField(_("PDF"), upload_to="publications/")
    size = models.PositiveIntegerField(_("taille en octets"))
    pages = models.PositiveSmallIntegerField(_("nombre de pages"))
    chapter_pages = models.JSONField(_("pages d’ouverture des chapitres"), default=list)

    class Meta:
        verbose_name = _("édition")
        verbose_name_plural = _("éditions")
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "number"], name="an_edition_has_its_number"
            )
        ]

    class Privacy:
        reach = Reach.PUBLIC
        sealed: ClassVar[set[str]] = set()
        personal: ClassVar[set[str]] = set()
        plain = {
            "id",
            "publication",
            "number",
            "published_on",
            "pdf",
            "size",
            "pages",
            "chapter_pages",
        }

    def __str__(self) -> str:
        return f"{self.publication} ({self.number})"
