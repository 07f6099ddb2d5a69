"""The catalogue's own record of what can be found: public, remade from what is published."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from trousseau.lib.clock import now
from trousseau.lib.privacy import Reach
from trousseau.lib.questions import CHOICES


class Kind(models.TextChoices):
    """What a record describes."""

    KEY = "key", _("clé")
    PUBLICATION = "publication", _("publication")


class Record(models.Model):
    """One thing that can be found; `words` and `title_words` are folded stems between spaces."""

    kind = models.CharField(_("type"), max_length=12, choices=Kind)
    slug = models.CharField(_("adresse"), max_length=255)
    title = models.CharField(_("titre"), max_length=255)
    summary = models.TextField(_("résumé"), blank=True)
    question = models.PositiveSmallIntegerField(
        _("question"), choices=CHOICES, null=True, blank=True
    )
    title_words = models.TextField(_("mots du titre, pliés"), blank=True)
    words = models.TextField(_("mots, pliés"), blank=True)
    changed_at = models.DateTimeField(_("changée le"), default=now)

    class Meta:
        verbose_name = _("notice du catalogue")
        verbose_name_plural = _("notices du catalogue")
        constraints = [
            models.UniqueConstraint(fields=["kind", "slug"], name="a_record_describes_one_thing")
        ]

    class Privacy:
        reach = Reach.PUBLIC
        sealed: ClassVar[set[str]] = set()
        personal: ClassVar[set[str]] = set()
        plain = {
            "id",
            "kind",
            "slug",
            "title",
            "summary",
            "question",
            "title_words",
            "words",
            "changed_at",
        }

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of what the record describes."""
        name = "keys:detail" if self.kind == Kind.KEY else "publishing:detail"
        return reverse(name, args=[self.slug])
