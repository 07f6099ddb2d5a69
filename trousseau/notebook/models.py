"""The private notebook: one per person, its situations and the drafts of them, all sealed."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from trousseau.lib.privacy import Reach
from trousseau.people.models import Person
from trousseau.vault.models import SealedRow

ROW = frozenset({"id", "safe", "revision", "keep_until"})


class Notebook(models.Model):
    """Whose notebook it is, the safe of the notes and the small one of what is being written."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.OneToOneField(
        Person, on_delete=models.PROTECT, related_name="notebook", verbose_name=_("personne")
    )
    safe = models.OneToOneField(
        "vault.Safe", on_delete=models.PROTECT, related_name="+", verbose_name=_("coffre")
    )
    drafts = models.OneToOneField(
        "vault.Safe", on_delete=models.PROTECT, related_name="+", verbose_name=_("brouillons")
    )

    class Meta:
        verbose_name = _("carnet")
        verbose_name_plural = _("carnets")

    class Privacy:
        reach = Reach.PRIVATE
        sealed: ClassVar[set[str]] = set()
        personal = {"person"}
        plain = {"id", "safe", "drafts"}

    def __str__(self) -> str:
        return str(self.id)


class Situation(SealedRow):
    """A hard situation, as its author wrote it: title, tags, times and passages are sealed too."""

    TABLE: ClassVar[str] = "notebook.situation"
    KINDS = frozenset({"notebook"})

    class Meta:
        verbose_name = _("situation")
        verbose_name_plural = _("situations")

    class Privacy:
        reach = Reach.PRIVATE
        sealed = {"blob"}
        personal: ClassVar[set[str]] = set()
        plain = ROW

    def __str__(self) -> str:
        return str(self.id)


class Draft(SealedRow):
    """What is being typed, saved by itself: one for a new note, one for each note being edited."""

    TABLE: ClassVar[str] = "notebook.draft"
    KINDS = frozenset({"drafts"})

    class Meta:
        verbose_name = _("brouillon")
        verbose_name_plural = _("brouillons")

    class Privacy:
        reach = Reach.PRIVATE
        sealed = {"blob"}
        personal: ClassVar[set[str]] = set()
        plain = ROW

    def __str__(self) -> str:
        return str(self.id)


class CheckIn(SealedRow):
    """One « météo » of its author's: words, moment and time are sealed; no row counts them."""

    TABLE: ClassVar[str] = "notebook.checkin"
    KINDS = frozenset({"notebook"})

    class Meta:
        verbose_name = _("météo")
        verbose_name_plural = _("météos")

    class Privacy:
        reach = Reach.PRIVATE
        sealed = {"blob"}
        personal: ClassVar[set[str]] = set()
        plain = ROW

    def __str__(self) -> str:
        return str(self.id)
