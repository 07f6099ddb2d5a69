"""The publication editors write, preview and publish."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.blocks import CharBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from trousseau.lib.clock import today
from trousseau.lib.privacy import Reach
from trousseau.lib.typography import french_spaces
from trousseau.publishing import previews
from trousseau.publishing.blocks import ChaptersBlock, ImprintRowBlock
from trousseau.publishing.document import Document
from trousseau.publishing.formats import tree
from trousseau.publishing.formats.richtext import FEATURES, blocks_of, html_of


def publisher_name() -> str:
    """Return the name of the resource centre that publishes here."""
    return str(getattr(settings, "PUBLISHER_NAME", _("Centre de ressources")))


class PublicationPage(Page):
    """A publication: draft, preview and publication are Wagtail's; its files are editions."""

    subtitle = models.CharField(_("sous-titre"), max_length=250, blank=True)
    dated_on = models.DateField(_("date portée par le texte"), default=today)
    authors = StreamField(
        [("author", CharBlock(label=_("auteur")))], verbose_name=_("auteurs"), blank=True
    )
    accompanied = StreamField(
        [("person", CharBlock(label=_("personne et rôle")))],
        verbose_name=_("avec"),
        blank=True,
        help_text=_("Paraît après « Avec : », comme chaque personne a choisi d’être nommée."),
    )
    publisher = models.CharField(_("éditeur"), max_length=120, default=publisher_name)
    series = models.CharField(_("collection"), max_length=120, default="Les textes", blank=True)
    keywords = models.CharField(
        _("sujets"), max_length=250, blank=True, help_text=_("Séparés par des virgules.")
    )
    licence = models.CharField(_("licence"), max_length=120, default="CC BY 4.0", blank=True)
    presentation = RichTextField(
        _("présentation"), features=FEATURES, blank=True, help_text=_("Sur la notice seulement.")
    )
    introduction = RichTextField(_("introduction"), features=FEATURES, blank=True)
    portrait = models.TextField(
        _("portrait du groupe"),
        blank=True,
        help_text=_("Une phrase ou deux, relues par le cercle. Jamais un tableau."),
    )
    method = RichTextField(_("méthode"), features=FEATURES, blank=True)
    common_ground = RichTextField(_("ce qui nous est commun"), features=FEATURES, blank=True)
    chapters = StreamField(ChaptersBlock(), verbose_name=_("chapitres"), blank=True)
    bibliography = RichTextField(_("pour aller plus loin"), features=FEATURES, blank=True)
    imprint = StreamField(
        [("row", ImprintRowBlock())],
        verbose_name=_("ours"),
        blank=True,
        help_text=_("L’adresse durable et les caractères s’ajoutent seuls."),
    )

    template = "publishing/detail.html"
    parent_page_types: ClassVar[list[str]] = ["publishing.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    # Publication dates belong to editions: no scheduled publication, which could be refused unseen.
    settings_panels: ClassVar[list[Panel]] = []
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("subtitle"),
        MultiFieldPanel(
            [FieldPanel("dated_on"), FieldPanel("authors"), FieldPanel("accompanied")],
            heading=_("Qui et quand"),
        ),
        FieldPanel("presentation"),
        MultiFieldPanel(
            [
                FieldPanel("introduction"),
                FieldPanel("portrait"),
                FieldPanel("method"),
                FieldPanel("common_ground"),
            ],
            heading=_("Avant les chapitres"),
        ),
        FieldPanel("chapters"),
        FieldPanel("bibliography"),
        MultiFieldPanel(
            [
                FieldPanel("publisher"),
                FieldPanel("series"),
                FieldPanel("keywords"),
                FieldPanel("licence"),
                FieldPanel("imprint"),
            ],
            heading=_("Notice et ours"),
        ),
    ]

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")

    class Privacy:
        reach = Reach.PUBLIC
        sealed: ClassVar[set[str]] = set()
        personal = {"authors", "accompanied", "imprint"}
        plain = {
            "page_ptr",
            "subtitle",
            "dated_on",
            "publisher",
            "series",
            "keywords",
            "licence",
            "presentation",
            "introduction",
            "portrait",
            "method",
            "common_ground",
            "chapters",
            "bibliography",
        }

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Write the address without accents, as our routes read it."""
        self.slug: str = slugify(self.slug)
        super().full_clean(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Return the permanent address, whatever the place in the tree."""
        return reverse("publishing:detail", args=[self.slug])

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """Give Wagtail the permanent address too."""
        parts = super().get_url_parts(request)
        return (*parts[:2], self.get_absolute_url()) if parts else None

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead from the place in the tree to the permanent address."""
        return redirect(self.get_absolute_url(), permanent=True)

    def document(self) -> Document:
        """Return the tree of words that every format is made from; nothing in it points back."""
        return Document(
            title=french_spaces(self.title),
            subtitle=french_spaces(self.subtitle),
            authors=tuple(str(author.value) for author in self.authors),
            accompanied=tuple(str(person.value) for person in self.accompanied),
            publisher=self.publisher,
            series=self.series,
            published_on=self.dated_on,
            keywords=tuple(word.strip() for word in self.keywords.split(",") if word.strip()),
            address=self.permanent_address,
            parts=tree.parts(
                (_("Introduction"), self.introduction),
                (_("Le groupe"), html_of(self.portrait)),
                (_("La méthode"), self.method),
                (_("Ce qui nous est commun"), self.common_ground),
            ),
            chapters=tuple(tree.chapter(child.value) for child in self.chapters),
            bibliography=blocks_of(self.bibliography),
            imprint=tree.imprint(self.imprint, self.licence, self.permanent_address),
        )

    @property
    def permanent_address(self) -> str:
        """The address to print and to cite, with its host."""
        return f"{settings.WAGTAILADMIN_BASE_URL}{self.get_absolute_url()}"

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """Preview the notice, the reading page and the PDF."""
        return previews.MODES

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show this draft as it would be."""
        return previews.preview(self.document(), request, mode_name)
