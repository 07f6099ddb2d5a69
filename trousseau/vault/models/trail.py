"""The trail: who did what, under a pseudonym, in a chain that only the server's file can write."""

import uuid

from django.db import models

from trousseau.lib.privacy import Reach


class TrailRow(models.Model):
    """One act: codes and an opaque reference, never a content, never an unsigned act."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    seq = models.PositiveBigIntegerField("rang", unique=True)
    at = models.DateTimeField("moment (au jour, ou à la minute pour les ouvertures)")
    who = models.CharField("pseudonyme", max_length=64, blank=True)
    verb = models.CharField("acte", max_length=48)
    kind = models.CharField("sorte", max_length=48)
    ref = models.CharField("référence opaque", max_length=64, blank=True)
    reason = models.CharField("motif (code)", max_length=48, blank=True)
    previous = models.BinaryField("empreinte précédente")
    hash = models.BinaryField("empreinte")

    class Meta:
        db_table = "vault_trail"
        verbose_name = "trace"
        verbose_name_plural = "traces"

    class Privacy:
        reach = Reach.PRIVATE
        sealed: frozenset[str] = frozenset()
        personal = frozenset({"who"})
        plain = frozenset({"id", "seq", "at", "verb", "kind", "ref", "reason", "previous", "hash"})

    def __str__(self) -> str:
        return str(self.seq)


class TrailMark(models.Model):
    """Up to where the trail was forgotten, and the hash from which it goes on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    seq = models.PositiveBigIntegerField("rang", unique=True)
    hash = models.BinaryField("empreinte")
    proof = models.BinaryField("preuve")

    class Meta:
        db_table = "vault_trail_mark"
        verbose_name = "borne des traces"
        verbose_name_plural = "bornes des traces"

    class Privacy:
        reach = Reach.PRIVATE
        sealed: frozenset[str] = frozenset()
        personal: frozenset[str] = frozenset()
        plain = frozenset({"id", "seq", "hash", "proof"})

    def __str__(self) -> str:
        return str(self.seq)
