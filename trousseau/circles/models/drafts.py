"""A key being written in the circle, and each member's stand on it."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from trousseau.circles.models.cases import CIRCLE_ONLY, ROW
from trousseau.circles.models.circles import Circle
from trousseau.lib.privacy import Reach
from trousseau.vault.models import SealedRow


class KeyDraft(SealedRow):
    """A key's words while they belong to the circle; `passed_key_slug` once they have left it."""

    TABLE: ClassVar[str] = "circles.draft"
    KINDS = CIRCLE_ONLY

    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="drafts")
    round_ends_on = models.DateField(_("fin du tour"), null=True, blank=True)
    passed_key_slug = models.SlugField(max_length=120, blank=True)

    class Meta:
        verbose_name = _("brouillon de clé")
        verbose_name_plural = _("brouillons de clé")

    class Privacy:
        reach = Reach.PEERS
        sealed = {"blob"}
        personal: ClassVar[set[str]] = set()
        plain = ROW | {"circle", "round_ends_on", "passed_key_slug"}

    def __str__(self) -> str:
        return str(self.id)


class DraftSource(models.Model):
    """That a draft draws on a case: in clear, because a withdrawal by token opens nothing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(KeyDraft, on_delete=models.CASCADE, related_name="sources")
    stub = models.CharField(max_length=64)
    withdrawn_on = models.DateField(_("retirée le"), null=True, blank=True)

    class Meta:
        verbose_name = _("source d’un brouillon")
        verbose_name_plural = _("sources d’un brouillon")
        constraints = [
            models.UniqueConstraint(fields=["draft", "stub"], name="a_source_is_named_once")
        ]

    class Privacy:
        reach = Reach.PEERS
        sealed: ClassVar[set[str]] = set()
        personal: ClassVar[set[str]] = set()
        plain = {"id", "draft", "stub", "withdrawn_on"}

    def __str__(self) -> str:
        return str(self.id)


class Stand(SealedRow):
    """One member's answer on one draft: recognises it or has a reserve, accepts publication or not."""

    TABLE: ClassVar[str] = "circles.stand"
    KINDS = CIRCLE_ONLY

    draft = models.ForeignKey(KeyDraft, on_delete=models.CASCADE, related_name="stands")

    class Meta:
        verbose_name = _("avis sur une clé")
        verbose_name_plural = _("avis sur une clé")

    class Privacy:
        reach = Reach.PEERS
        sealed = {"blob"}
        personal: ClassVar[set[str]] = set()
        plain = ROW | {"draft"}

    def __str__(self) -> str:
        return str(self.id)
