"""Sealed rows, their row secrets, and the traces of those destroyed without a secret."""

import uuid
from typing import ClassVar

from django.apps import apps
from django.db import models

from trousseau.lib import clock
from trousseau.lib.privacy import Reach
from trousseau.vault.models.safe import Kind, Safe


class SealedRow(models.Model):
    """A row whose content is one sealed payload; written only by `vault.api.seal_row`.

    `TABLE` is a frozen label ("notebook.situation"): rename the model, never the label. `KINDS`
    says which kinds of safe may hold it: a planted circle never stands in for a notebook.
    """

    TABLE: ClassVar[str]
    KINDS: ClassVar[frozenset[str]] = frozenset(Kind.values)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    safe = models.ForeignKey(
        Safe, on_delete=models.PROTECT, related_name="+", verbose_name="coffre"
    )
    blob = models.BinaryField("contenu scellé", default=bytes)
    revision = models.PositiveBigIntegerField("révision", default=0)
    keep_until = models.DateField("gardé jusqu’au", null=True, blank=True)

    class Meta:
        abstract = True

    class Privacy:
        reach = Reach.PRIVATE
        sealed = frozenset({"blob"})
        personal: frozenset[str] = frozenset()
        plain = frozenset({"id", "safe", "revision", "keep_until"})

    def __str__(self) -> str:
        return str(self.id)


def sealed_models() -> list[type[SealedRow]]:
    """Return every installed model of sealed rows."""
    return [model for model in apps.get_models() if issubclass(model, SealedRow)]


class RowSecret(models.Model):
    """The 73 bytes without which one row never opens again; its id is the row's."""

    id = models.UUIDField(primary_key=True, editable=False)
    table = models.CharField("libellé", max_length=48)
    safe = models.ForeignKey(
        Safe, on_delete=models.PROTECT, related_name="row_secrets", verbose_name="coffre"
    )
    layer = models.PositiveIntegerField("couche")
    epoch = models.PositiveIntegerField("époque")
    blob = models.BinaryField("secret scellé")

    class Meta:
        db_table = "vault_row_secret"
        verbose_name = "secret de ligne"
        verbose_name_plural = "secrets de ligne"
        indexes = [models.Index(fields=["safe", "layer"], name="vault_row_secret_layer")]

    class Privacy:
        reach = Reach.PRIVATE
        sealed = frozenset({"blob"})
        personal: frozenset[str] = frozenset()
        plain = frozenset({"id", "table", "safe", "layer", "epoch"})

    def __str__(self) -> str:
        return str(self.id)


class Tombstone(models.Model):
    """A row the server destroyed without a secret, before its date: `proof` needs the trail's file.

    The next writer of the layer takes the row out of the sealed index and this trace with it.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    safe = models.ForeignKey(
        Safe, on_delete=models.PROTECT, related_name="tombstones", verbose_name="coffre"
    )
    layer = models.PositiveIntegerField("couche")
    proof = models.BinaryField("preuve")
    made_on = models.DateField("détruite le", default=clock.today)

    class Meta:
        db_table = "vault_tombstone"
        verbose_name = "trace de destruction"
        verbose_name_plural = "traces de destruction"

    class Privacy:
        reach = Reach.PRIVATE
        sealed: frozenset[str] = frozenset()
        personal: frozenset[str] = frozenset()
        plain = frozenset({"id", "safe", "layer", "proof", "made_on"})

    def __str__(self) -> str:
        return str(self.id)
