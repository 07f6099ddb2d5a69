"""Who takes part: persons, their traits, their employers and who is above whom."""

from __future__ import annotations

import hmac
import uuid
from datetime import timedelta
from functools import cached_property
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _

from trousseau.lib.clock import now
from trousseau.lib.privacy import Reach
from trousseau.vault import api as vault
from trousseau.vault.models import Holder


class Role(models.TextChoices):
    """What a person does here; one person may have several."""

    MEDIATOR = "mediator", _("médiation")
    FACILITATOR = "facilitator", _("animation")
    EDITOR = "editor", _("édition")
    EMPLOYER = "employer", _("employeur")
    ADMINISTRATOR = "administrator", _("administration")


class PersonManager(BaseUserManager["Person"]):
    """Find a person as allauth and Django expect it; creating one is `actions.create_person`."""

    def get_by_natural_key(self, username: str | None) -> Person:
        """Return the person whose e-mail this is, whatever the case."""
        return self.get(email__iexact=username)


class Person(AbstractBaseUser, PermissionsMixin):
    """Someone with an account. Their secrets belong to their `holder`, in the vault."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("adresse e-mail"), unique=True)
    name = models.CharField(
        _("nom"), max_length=80, help_text=_("Le nom que vos pairs verront. Un prénom suffit.")
    )
    holder = models.OneToOneField(
        Holder, on_delete=models.PROTECT, related_name="+", verbose_name=_("porteur au coffre")
    )
    is_active = models.BooleanField(_("compte ouvert"), default=True)
    joined_at = models.DateTimeField(_("arrivée"), default=now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = PersonManager()

    # One derivation a login: `stretched` lives on the instance until the vault has opened.
    stretched: vault.Stretched | None = None

    class Meta:
        verbose_name = _("personne")
        verbose_name_plural = _("personnes")

    class Privacy:
        reach = Reach.PEERS
        sealed: ClassVar[set[str]] = set()
        personal = {"email", "name", "password", "last_login"}
        plain = {
            "id",
            "holder",
            "is_active",
            "is_superuser",
            "joined_at",
            "groups",
            "user_permissions",
        }

    def __str__(self) -> str:
        return self.name

    @cached_property
    def roles(self) -> frozenset[str]:
        """The person's roles, read once."""
        return frozenset(self.role_set.values_list("role", flat=True))

    def has_role(self, *roles: Role) -> bool:
        """Say whether the person has one of these roles."""
        return not self.roles.isdisjoint(roles)

    def check_password(self, raw_password: str | None) -> bool:
        """Derive once, compare in constant time, keep what unlocking needs on this instance."""
        stretched = vault.verify(self.holder, password=self.password, passphrase=raw_password or "")
        self.stretched = stretched
        return stretched is not None

    def set_password(self, raw_password: str | None) -> None:
        """Refuse: a passphrase changes only with its lock, in the vault (docs/vault.md §3)."""
        raise OnlyTheVaultError

    def set_unusable_password(self) -> None:
        """Refuse for the same reason."""
        raise OnlyTheVaultError

    def has_usable_password(self) -> bool:
        """Say whether the person has enrolled in the vault."""
        return self.password.startswith("trousseau1$")

    def get_full_name(self) -> str:
        """Return the chosen name (asked by Wagtail)."""
        return self.name

    def get_short_name(self) -> str:
        """Return the chosen name (asked by Wagtail)."""
        return self.name

    def get_session_auth_hash(self) -> str:
        """Tie sessions to the verifier: they end when the passphrase changes."""
        return hmac.new(b"trousseau.session", self.password.encode(), "sha256").hexdigest()

    def get_session_auth_fallback_hash(self) -> list[str]:
        """No older way of computing it exists."""
        return []


class OnlyTheVaultError(Exception):
    """Raised when something tries to write a password outside the vault's own acts."""


class PersonRole(models.Model):
    """One role of one person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="role_set")
    role = models.CharField(_("rôle"), max_length=16, choices=Role)

    class Meta:
        verbose_name = _("rôle")
        verbose_name_plural = _("rôles")
        constraints = [
            models.UniqueConstraint(fields=["person", "role"], name="a_role_is_given_once")
        ]

    class Privacy:
        reach = Reach.PEERS
        sealed: ClassVar[set[str]] = set()
        personal = {"person", "role"}
        plain = {"id"}

    def __str__(self) -> str:
        return f"{self.person_id} {self.role}"


class EmployerKind(models.TextChoices):
    """Kinds of employers met in the real cycle and around it."""

    ASSOCIATION = "association", _("association")
    SOCIAL_CENTRE = "centre_social", _("centre social")
    NEIGHBOURHOOD_COMPANY = "regie_de_quartier", _("régie de quartier")
    MUNICIPALITY = "commune", _("commune")
    LANDLORD = "bailleur", _("bailleur")
    TRANSPORT = "transporteur", _("transporteur")


class Employer(models.Model):
    """An organisation that employs mediators."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(_("repère"), unique=True)
    name = models.CharField(_("nom"), max_length=120)
    kind = models.CharField(_("type"), max_length=24, choices=EmployerKind)

    class Meta:
        verbose_name = _("structure employeuse")
        verbose_name_plural = _("structures employeuses")

    class Privacy:
        reach = Reach.PEERS
        sealed: ClassVar[set[str]] = set()
        personal: ClassVar[set[str]] = set()
        plain = {"id", "slug", "name", "kind"}

    def __str__(self) -> str:
        return self.name


class TerritoryScale(models.TextChoices):
    """How far one's territory reaches."""

    RESIDENCE = "residence", _("une résidence")
    NEIGHBOURHOOD = "neighbourhood", _("un quartier")
    CITY = "city", _("une ville")
    AGGLOMERATION = "agglomeration", _("une agglomération")


class Supervision(models.TextChoices):
    """Who stands behind the mediator."""

    HEAD = "head_of_mediation", _("une personne responsable de la médiation")
    TEAM = "multidisciplinary_team", _("une équipe pluridisciplinaire")
    ALONE = "alone", _("personne : j’exerce sans encadrement")


class Mission(models.TextChoices):
    """What a mediator is asked to do."""

    RIGHTS = "acces_au_droit", _("accès au droit")
    COHESION = "cohesion_sociale", _("cohésion sociale")
    LOCAL_LIFE = "animation", _("animation de la vie locale")
    TECHNICAL_WATCH = "veille_technique", _("veille technique")
    SOCIAL_WATCH = "veille_sociale", _("veille sociale")
    PREVENTION = "prevention", _("prévention")
    PUBLIC_PEACE = "tranquillite", _("tranquillité publique")
    SCHOOL = "mediation_scolaire", _("médiation à l’école")
    HEALTH = "mediation_sante", _("médiation en santé")
    INSTITUTIONS = "lien_institutions", _("lien avec les institutions")


class Profile(models.Model):
    """The five traits by which a circle is composed for diversity."""

    person = models.OneToOneField(
        Person, on_delete=models.CASCADE, primary_key=True, related_name="profile"
    )
    territory_scale = models.CharField(_("territoire"), max_length=16, choices=TerritoryScale)
    territory_place = models.CharField(_("lieu"), max_length=120, blank=True)
    missions = models.JSONField(_("missions"), default=list)
    employer = models.ForeignKey(
        Employer, on_delete=models.PROTECT, related_name="profiles", verbose_name=_("employeur")
    )
    supervision = models.CharField(_("encadrement"), max_length=24, choices=Supervision)
    start_year = models.PositiveSmallIntegerField(_("année de début dans le métier"))

    class Meta:
        verbose_name = _("profil")
        verbose_name_plural = _("profils")

    class Privacy:
        reach = Reach.PEERS
        sealed: ClassVar[set[str]] = set()
        personal = {
            "person",
            "territory_place",
            "missions",
            "employer",
            "supervision",
            "start_year",
            "territory_scale",
        }
        plain: ClassVar[set[str]] = set()

    def __str__(self) -> str:
        return str(self.person_id)

    @property
    def mission_labels(self) -> list[str]:
        """The missions in words."""
        return [str(Mission(code).label) for code in self.missions]


class Oversight(models.Model):
    """Who is above whom: two such people never share a circle."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    superior = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="oversees")
    subordinate = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="overseen_by")

    class Meta:
        verbose_name = _("lien hiérarchique")
        verbose_name_plural = _("liens hiérarchiques")
        constraints = [
            models.UniqueConstraint(
                fields=["superior", "subordinate"], name="an_oversight_is_said_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(superior=models.F("subordinate")),
                name="nobody_is_above_oneself",
            ),
        ]

    class Privacy:
        reach = Reach.PRIVATE
        sealed: ClassVar[set[str]] = set()
        personal = {"superior", "subordinate"}
        plain = {"id"}

    def __str__(self) -> str:
        return f"{self.superior_id} > {self.subordinate_id}"


class Invitation(models.Model):
    """The only way in: an address, a role, a token whose digest alone is kept, an end."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("adresse e-mail"))
    role = models.CharField(_("rôle"), max_length=16, choices=Role)
    token_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="invitations")
    expires_at = models.DateTimeField(_("valable jusqu’au"))
    accepted_at = models.DateTimeField(_("acceptée le"), null=True, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    class Privacy:
        reach = Reach.PRIVATE
        sealed: ClassVar[set[str]] = set()
        personal = {"email", "invited_by"}
        plain = {"id", "role", "token_digest", "expires_at", "accepted_at"}
        kept_for, kept_since = timedelta(days=60), "expires_at"

    def __str__(self) -> str:
        return str(self.id)
