"""The pass of a meeting: what one browser may open of one circle until the meeting is over."""

import uuid
from datetime import timedelta
from typing import ClassVar

from django.db import models

from trousseau.lib.privacy import Reach
from trousseau.vault.models.holder import Holder
from trousseau.vault.models.safe import Safe


class Pass(models.Model):
    """Secrets of one circle sealed under a browser's cookie; no root, no time of joining."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    holder = models.ForeignKey(
        Holder, on_delete=models.PROTECT, related_name="+", verbose_name="porteur"
    )
    root_no = models.PositiveIntegerField("numéro de racine")
    meeting = models.UUIDField("séance")
    safe = models.ForeignKey(
        Safe, on_delete=models.PROTECT, related_name="+", verbose_name="coffre"
    )
    until = models.DateTimeField("jusqu’à (à la minute)")
    blob = models.BinaryField("secrets scellés")

    objects: ClassVar[models.Manager["Pass"]] = models.Manager()

    class Meta:
        db_table = "vault_pass"
        verbose_name = "laissez-passer"
        verbose_name_plural = "laissez-passer"

    class Privacy:
        reach = Reach.PRIVATE
        sealed = frozenset({"blob"})
        personal = frozenset({"holder"})
        plain = frozenset({"id", "root_no", "meeting", "safe", "until"})
        kept_for, kept_since = timedelta(hours=5), "until"

    def __str__(self) -> str:
        return str(self.id)
