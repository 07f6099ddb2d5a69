"""Safes, the layers they are made of, who may open each, and who says so."""

import uuid
from datetime import timedelta

from django.db import models

from trousseau.lib import clock
from trousseau.lib.privacy import Reach
from trousseau.vault.models.holder import Holder


class Kind(models.TextChoices):
    """What a safe is for; only the last two are ever opened to somebody else."""

    NOTEBOOK = "notebook", "carnet"
    DRAFTS = "drafts", "brouillons"
    CIRCLE = "circle", "cercle"
    SHARED = "shared", "partage"


LETTERED = frozenset({Kind.CIRCLE.value, Kind.SHARED.value})


class Safe(models.Model):
    """A set of sealed rows; `newest` is its newest layer, `revision` the last page of its roster."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("sorte", max_length=8, choices=Kind)
    newest = models.PositiveIntegerField("couche la plus récente", default=1)
    revision = models.PositiveIntegerField("page du rôle", default=0)
    is_closed = models.BooleanField("fermé", default=False)

    class Meta:
        db_table = "vault_safe"
        verbose_name = "coffre"
        verbose_name_plural = "coffres"

    class Privacy:
        reach = Reach.PRIVATE
        sealed: frozenset[str] = frozenset()
        personal: frozenset[str] = frozenset()
        plain = frozenset({"id", "kind", "newest", "revision", "is_closed"})

    def __str__(self) -> str:
        return str(self.id)


class Layer(models.Model):
    """The rows of one set of readers; `epoch` counts its secrets, `blob` is its sealed index."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    safe = models.ForeignKey(
        Safe, on_delete=models.PROTECT, related_name="layers", verbose_name="coffre"
    )
    number = models.PositiveIntegerField("numéro")
    epoch = models.PositiveIntegerField("époque", default=1)
    revision = models.PositiveBigIntegerField("révision de l’index", default=0)
    blob = models.BinaryField("index scellé", default=bytes)
    rotation_due = models.BooleanField("secret à changer", default=False)

    class Meta:
        db_table = "vault_layer"
        verbose_name = "couche"
        verbose_name_plural = "couches"
        constraints = [
            models.UniqueConstraint(fields=["safe", "number"], name="vault_one_layer_a_number")
        ]

    class Privacy:
        reach = Reach.PRIVATE
        sealed = frozenset({"blob"})
        personal: frozenset[str] = frozenset()
        plain = frozenset({"id", "safe", "number", "epoch", "revision", "rotation_due"})

    def __str__(self) -> str:
        return str(self.id)


class Grant(models.Model):
    """An epoch secret sealed under its holder's own lock: nobody without the root can make one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    safe = models.ForeignKey(
        Safe, on_delete=models.PROTECT, related_name="grants", verbose_name="coffre"
    )
    holder = models.ForeignKey(
        Holder, on_delete=models.PROTECT, related_name="grants", verbose_name="porteur"
    )
    root_no = models.PositiveIntegerField("numéro de racine")
    layer = models.PositiveIntegerField("couche")
    epoch = models.PositiveIntegerField("époque")
    least = models.PositiveBigIntegerField("plus petite révision d’index admise", default=0)
    blob = models.BinaryField("secret scellé")

    class Meta:
        db_table = "vault_grant"
        verbose_name = "accès"
        verbose_name_plural = "accès"
        constraints = [
            models.UniqueConstraint(
                fields=["safe", "holder", "layer", "epoch"], name="vault_one_grant_an_epoch"
            )
        ]

    class Privacy:
        reach = Reach.PRIVATE
        sealed = frozenset({"blob"})
        personal = frozenset({"holder"})
        plain = frozenset({"id", "safe", "root_no", "layer", "epoch", "least"})

    def __str__(self) -> str:
        return str(self.id)


class Letter(models.Model):
    """An epoch secret on its way to one member; deleted once it is sealed under their own lock.

    `introduction` is written with the sender's former half when a new root has replaced it: it
    holds the new public half and nothing secret.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    safe = models.ForeignKey(
        Safe, on_delete=models.PROTECT, related_name="letters", verbose_name="coffre"
    )
    recipient = models.ForeignKey(
        Holder, on_delete=models.PROTECT, related_name="+", verbose_name="destinataire"
    )
    sender = models.ForeignKey(
        Holder, on_delete=models.PROTECT, related_name="+", verbose_name="expéditeur"
    )
    revision = models.PositiveIntegerField("page du rôle")
    layer = models.PositiveIntegerField("couche")
    epoch = models.PositiveIntegerField("époque")
    blob = models.BinaryField("lettre scellée")
    introduction = models.BinaryField("présentation scellée", default=bytes)
    written_on = models.DateField("écrite le", default=clock.today)

    class Meta:
        db_table = "vault_letter"
        verbose_name = "lettre"
        verbose_name_plural = "lettres"
        constraints = [
            models.UniqueConstraint(
                fields=["safe", "recipient", "layer", "epoch"], name="vault_one_letter_an_epoch"
            )
        ]

    class Privacy:
        reach = Reach.PRIVATE
        sealed = frozenset({"blob", "introduction"})
        personal = frozenset({"recipient", "sender"})
        plain = frozenset({"id", "safe", "revision", "layer", "epoch", "written_on"})
        kept_for, kept_since = timedelta(days=365), "written_on"

    def __str__(self) -> str:
        return str(self.id)


class RosterPage(models.Model):
    """Who belongs to a safe, sealed: the only list that letters are ever written to."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    safe = models.ForeignKey(
        Safe, on_delete=models.PROTECT, related_name="pages", verbose_name="coffre"
    )
    revision = models.PositiveIntegerField("page")
    layer = models.PositiveIntegerField("couche")
    epoch = models.PositiveIntegerField("époque")
    blob = models.BinaryField("rôle scellé")

    class Meta:
        db_table = "vault_roster"
        verbose_name = "page du rôle"
        verbose_name_plural = "pages du rôle"
        constraints = [
            models.UniqueConstraint(fields=["safe", "revision"], name="vault_one_page_a_revision")
        ]

    class Privacy:
        reach = Reach.PRIVATE
        sealed = frozenset({"blob"})
        personal: frozenset[str] = frozenset()
        plain = frozenset({"id", "safe", "revision", "layer", "epoch"})

    def __str__(self) -> str:
        return str(self.id)


class Departure(models.Model):
    """Someone who left while nobody able to change the secrets was there; the next writer does."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    safe = models.ForeignKey(
        Safe, on_delete=models.PROTECT, related_name="departures", verbose_name="coffre"
    )
    holder = models.ForeignKey(
        Holder, on_delete=models.PROTECT, related_name="+", verbose_name="porteur"
    )

    class Meta:
        db_table = "vault_departure"
        verbose_name = "départ"
        verbose_name_plural = "départs"
        constraints = [
            models.UniqueConstraint(fields=["safe", "holder"], name="vault_one_departure_each")
        ]

    class Privacy:
        reach = Reach.PRIVATE
        sealed: frozenset[str] = frozenset()
        personal = frozenset({"holder"})
        plain = frozenset({"id", "safe"})

    def __str__(self) -> str:
        return str(self.id)
