"""The shelves of the site's tree."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from trousseau.lib.privacy import Reach


class HomePage(Page):
    """The root of the site's tree; its own address is drawn by the shell."""

    template = "publishing/section_page.html"
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["publishing.SectionPage"]
    max_count = 1

    class Meta:
        verbose_name = _("accueil")

    class Privacy:
        reach = Reach.PUBLIC
        sealed: ClassVar[set[str]] = set()
        personal: ClassVar[set[str]] = set()
        plain = {"page_ptr"}


class SectionPage(Page):
    """A shelf of the site: it lists what stands on it."""

    parent_page_types: ClassVar[list[str]] = ["publishing.HomePage", "publishing.SectionPage"]
    subpage_types: ClassVar[list[str]] = ["publishing.SectionPage", "publishing.PublicationPage"]

    class Meta:
        verbose_name = _("rubrique")

    class Privacy:
        reach = Reach.PUBLIC
        sealed: ClassVar[set[str]] = set()
        personal: ClassVar[set[str]] = set()
        plain = {"page_ptr"}

    def shelves(self) -> models.QuerySet[Page]:
        """Return what is published just below this page."""
        below: models.QuerySet[Page] = self.get_children().live().order_by("path").specific()
        return below
