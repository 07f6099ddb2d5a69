"""A key: public once published, drafted and revised by editors with Wagtail's own means."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin

from trousseau.keys.rules import Provenance
from trousseau.lib.clock import today
from trousseau.lib.privacy import Reach
from trousseau.lib.questions import CHOICES
from trousseau.lib.questions import Question as QuestionOfSix
from trousseau.lib.questions import question as question_of


class KeyQuerySet(models.QuerySet["Key"]):
    """Keys, as their readers may see them."""

    def published(self) -> KeyQuerySet:
        """Keep what anyone may read."""
        return self.filter(live=True)

    def about(self, question: int) -> KeyQuerySet:
        """Keep the keys of one of the six questions."""
        return self.filter(question=question)

    def in_order(self) -> KeyQuerySet:
        """Order as a board: by question, then by title."""
        return self.order_by("question", "title")


class State(models.TextChoices):
    """Where a key stands for editors."""

    RECEIVED = "received", _("reçue")
    PUBLISHED = "published", _("publiée")
    TAKEN_DOWN = "taken_down", _("retirée du site")


class Key(DraftStateMixin, RevisionMixin, PreviewableMixin, models.Model):
    """What peers asked themselves, once it has left their circle."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(_("adresse"), max_length=120, unique=True)
    question = models.PositiveSmallIntegerField(_("question"), choices=CHOICES)
    title = models.CharField(_("titre"), max_length=160)
    kind = models.CharField(_("genre de situation"), max_length=300)
    situation = models.TextField(
        _("situation"), help_text=_("Un récit composé : personne ne doit pouvoir s’y reconnaître.")
    )
    questions = models.JSONField(_("questions à se poser"), default=list, blank=True)
    cautions = models.JSONField(_("points d’attention"), default=list, blank=True)
    levers = models.JSONField(_("leviers"), default=list, blank=True)
    limits = models.JSONField(_("limites"), default=list, blank=True)
    reserves = models.JSONField(
        _("réserves"),
        default=list,
        blank=True,
        help_text=_("Publiées avec l’accord de leur auteur. Elles restent à côté de la clé."),
    )
    situations = models.PositiveSmallIntegerField(_("situations"), default=0)
    meetings = models.PositiveSmallIntegerField(_("séances"), default=0)
    members = models.PositiveSmallIntegerField(_("membres qui s’y reconnaissent"), default=0)
    period = models.CharField(_("période"), max_length=80, blank=True)
    received_on = models.DateField(_("reçue le"), default=today, editable=False)
    published_on = models.DateField(_("version du"), null=True, blank=True, editable=False)
    version = models.PositiveSmallIntegerField(_("version"), default=0, editable=False)
    withdrawals = models.PositiveSmallIntegerField(
        _("situations retirées"), default=0, editable=False
    )
    revisions = GenericRelation("wagtailcore.Revision", related_query_name="key")

    objects = KeyQuerySet.as_manager()

    class Meta:
        verbose_name = _("clé")
        verbose_name_plural = _("clés")

    class Privacy:
        reach = Reach.PUBLIC
        sealed: ClassVar[set[str]] = set()
        personal: ClassVar[set[str]] = set()
        plain = {
            "id",
            "slug",
            "question",
            "title",
            "kind",
            "situation",
            "questions",
            "cautions",
            "levers",
            "limits",
            "reserves",
            "situations",
            "meetings",
            "members",
            "period",
            "received_on",
            "published_on",
            "version",
            "withdrawals",
            "live",
            "has_unpublished_changes",
            "first_published_at",
            "last_published_at",
            "go_live_at",
            "expire_at",
            "expired",
            "latest_revision",
            "live_revision",
        }

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the permanent address."""
        return reverse("keys:detail", args=[self.slug])

    @property
    def shelf_url(self) -> str:
        """Where the keys of its question are."""
        return f"{reverse('keys:list')}?question={self.question}"

    @property
    def state(self) -> State:
        """Say where the key stands."""
        if self.live:
            return State.PUBLISHED
        return State.TAKEN_DOWN if self.version else State.RECEIVED

    @property
    def asked(self) -> QuestionOfSix:
        """The question this key belongs to."""
        return question_of(self.question)

    @property
    def provenance(self) -> Provenance:
        """Where it comes from, in numbers."""
        return Provenance(self.situations, self.meetings, self.members, self.period)

    def with_content_json(self, content: dict[str, Any]) -> Key:
        """Restore a draft without winding back what was counted since."""
        restored: Key = super().with_content_json(content)
        for name in ("version", "published_on", "withdrawals", "received_on"):
            setattr(restored, name, getattr(self, name))
        return restored

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """Preview a key on its own page."""
        return "keys/detail.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Give the page what its view gives it."""
        return {"key": self, "related": [], "is_draft": True}
