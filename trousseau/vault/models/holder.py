"""Holders, the locks that open their roots, and the unlocks of their sessions."""

import uuid
from datetime import timedelta

from django.db import models

from trousseau.lib import clock
from trousseau.lib.privacy import Reach


class Holder(models.Model):
    """Someone who may hold secrets; the vault knows no name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    public = models.BinaryField("moitié publique", default=bytes)
    root_no = models.PositiveIntegerField("numéro de racine", default=0)

    class Meta:
        db_table = "vault_holder"
        verbose_name = "porteur"
        verbose_name_plural = "porteurs"

    class Privacy:
        reach = Reach.PRIVATE
        sealed: frozenset[str] = frozenset()
        personal = frozenset({"public"})
        plain = frozenset({"id", "root_no"})

    def __str__(self) -> str:
        return str(self.id)


class PassLock(models.Model):
    """The root sealed under a passphrase; the cost is authenticated, and t, m, p never chosen here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    holder = models.OneToOneField(
        Holder, on_delete=models.PROTECT, related_name="pass_lock", verbose_name="porteur"
    )
    root_no = models.PositiveIntegerField("numéro de racine")
    salt = models.BinaryField("sel")
    t = models.PositiveIntegerField("passes")
    m_kib = models.PositiveIntegerField("mémoire en Kio")
    p = models.PositiveIntegerField("voies")
    blob = models.BinaryField("racine scellée")

    class Meta:
        db_table = "vault_pass_lock"
        verbose_name = "serrure de phrase"
        verbose_name_plural = "serrures de phrase"

    class Privacy:
        reach = Reach.PRIVATE
        sealed = frozenset({"blob"})
        personal = frozenset({"salt"})
        plain = frozenset({"id", "holder", "root_no", "t", "m_kib", "p"})

    def __str__(self) -> str:
        return str(self.id)


class Sheet(models.Model):
    """A recovery sheet: its lock while it lives, then only what recognises it."""

    class State(models.TextChoices):
        """Where a sheet stands; `blob` is empty once it is replaced or used."""

        PENDING = "pending", "à confirmer"
        LIVE = "live", "en service"
        REPLACED = "replaced", "remplacée"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    holder = models.ForeignKey(
        Holder, on_delete=models.PROTECT, related_name="sheets", verbose_name="porteur"
    )
    number = models.PositiveIntegerField("numéro")
    root_no = models.PositiveIntegerField("numéro de racine")
    state = models.CharField("état", max_length=8, choices=State, default=State.PENDING)
    made_on = models.DateField("faite le", default=clock.today)
    blob = models.BinaryField("racine scellée", default=bytes)
    print = models.BinaryField("empreinte de la feuille")
    word_prints = models.BinaryField("empreintes des mots", default=bytes)

    class Meta:
        db_table = "vault_sheet"
        verbose_name = "feuille de secours"
        verbose_name_plural = "feuilles de secours"
        constraints = [
            models.UniqueConstraint(fields=["holder", "number"], name="vault_one_sheet_a_number")
        ]

    class Privacy:
        reach = Reach.PRIVATE
        sealed = frozenset({"blob"})
        personal = frozenset({"print", "word_prints"})
        plain = frozenset({"id", "holder", "number", "root_no", "state", "made_on"})

    def __str__(self) -> str:
        return str(self.id)


class Unlock(models.Model):
    """A root sealed under the cookie of one browser: the base alone or the cookie alone opens nothing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    holder = models.ForeignKey(
        Holder, on_delete=models.PROTECT, related_name="unlocks", verbose_name="porteur"
    )
    root_no = models.PositiveIntegerField("numéro de racine")
    blob = models.BinaryField("racine scellée")
    opened_at = models.DateTimeField("ouvert à (à la minute)")
    acted_at = models.DateTimeField("dernier geste à (à la minute)")
    proved_at = models.DateTimeField("phrase donnée à (à la minute)", null=True)
    pending_until = models.DateTimeField("en attente jusqu’à", null=True)

    class Meta:
        db_table = "vault_unlock"
        verbose_name = "ouverture"
        verbose_name_plural = "ouvertures"

    class Privacy:
        reach = Reach.PRIVATE
        sealed = frozenset({"blob"})
        personal = frozenset({"opened_at", "acted_at", "proved_at"})
        plain = frozenset({"id", "holder", "root_no", "pending_until"})
        kept_for, kept_since = timedelta(hours=12), "opened_at"

    def __str__(self) -> str:
        return str(self.id)


class Fingerprint(models.Model):
    """What recognises a secret of the server kept in a file: pepper, trail."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField("secret du serveur", max_length=16, unique=True)
    print = models.BinaryField("empreinte")

    class Meta:
        db_table = "vault_fingerprint"
        verbose_name = "empreinte"
        verbose_name_plural = "empreintes"

    class Privacy:
        reach = Reach.PRIVATE
        sealed: frozenset[str] = frozenset()
        personal: frozenset[str] = frozenset()
        plain = frozenset({"id", "name", "print"})

    def __str__(self) -> str:
        return self.name
