"""Two sealed models that no room owns: a note for notebooks, a card for circles."""

from datetime import timedelta
from typing import ClassVar

from django.db import models

from trousseau.lib import clock
from trousseau.vault.models import SealedRow


class Note(SealedRow):
    TABLE = "tests.note"
    KINDS: ClassVar[frozenset[str]] = frozenset({"notebook", "drafts"})

    objects: ClassVar[models.Manager["Note"]] = models.Manager()

    class Meta:
        app_label = "vault_tests"
        verbose_name = "note"

    class Privacy(SealedRow.Privacy):
        pass


class Card(SealedRow):
    TABLE = "tests.card"

    written_on = models.DateField("écrite le", default=clock.today)
    answers = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, verbose_name="répond à"
    )

    objects: ClassVar[models.Manager["Card"]] = models.Manager()

    class Meta:
        app_label = "vault_tests"
        verbose_name = "carte"

    class Privacy(SealedRow.Privacy):
        plain = SealedRow.Privacy.plain | {"written_on", "answers"}
        kept_for, kept_since = timedelta(days=14), "written_on"
