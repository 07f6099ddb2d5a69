"""What is written about people, each act with its actor."""

import secrets
from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from trousseau.lib.clock import now
from trousseau.lib.hub import DOUBT, hub
from trousseau.people import access
from trousseau.people.models import (
    Employer,
    Invitation,
    Oversight,
    Person,
    PersonRole,
    Profile,
    Role,
)
from trousseau.vault import api as vault

INVITATION_DAYS = 14


@transaction.atomic
def create_person(*, email: str, name: str, passphrase: str, roles: Iterable[str]) -> Person:
    """Create an account and enrol it in the vault; the address is taken as verified."""
    holder = vault.new_holder()
    password, _unlocked = vault.enrol(holder, passphrase)
    person = Person.objects.create(
        email=email.strip().lower(), name=name.strip(), holder=holder, password=password
    )
    PersonRole.objects.bulk_create(PersonRole(person=person, role=role) for role in roles)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    vault.trail("person.created", "person", by=person.holder_id)
    return person


@transaction.atomic
def invite(*, email: str, role: str, by: Person) -> Invitation:
    """Invite an address to one role; the link goes by mail and its token is not kept."""
    token = secrets.token_urlsafe(24)
    invitation = Invitation.objects.create(
        email=email.strip().lower(),
        role=role,
        token_digest=access.digest(token),
        invited_by=by,
        expires_at=now() + timedelta(days=INVITATION_DAYS),
    )
    vault.trail("invitation.sent", "invitation", by=by.holder_id)
    transaction.on_commit(lambda: _mail_invitation(invitation, token))
    return invitation


@transaction.atomic
def accept_invitation(*, invitation: Invitation, name: str, passphrase: str) -> Person:
    """Make the invited account: the mailed link proved the address."""
    invitation.accepted_at = now()
    invitation.save(update_fields=["accepted_at"])
    return create_person(
        email=invitation.email, name=name, passphrase=passphrase, roles=[invitation.role]
    )


@transaction.atomic
def set_roles(*, person: Person, roles: Iterable[str], by: Person) -> None:
    """Give and take roles; each is a row of the trail."""
    if not by.has_role(Role.ADMINISTRATOR):
        raise PermissionDenied
    asked, held = set(roles), set(person.role_set.values_list("role", flat=True))
    PersonRole.objects.bulk_create(
        PersonRole(person=person, role=role) for role in sorted(asked - held)
    )
    person.role_set.filter(role__in=held - asked).delete()
    acts = [("role.given", role) for role in sorted(asked - held)]
    acts += [("role.taken", role) for role in sorted(held - asked)]
    for verb, role in acts:
        vault.trail(verb, "person", by=by.holder_id, ref=str(person.pk), reason=role)


@transaction.atomic
def describe_profile(*, person: Person, **traits: Any) -> Profile:
    """Write a person's five traits."""
    profile, _created = Profile.objects.update_or_create(person=person, defaults=traits)
    vault.trail("profile.described", "profile", by=person.holder_id)
    return profile


def name_employer(*, slug: str, name: str, kind: str) -> Employer:
    """Add an employer, or correct its name and kind."""
    employer, _created = Employer.objects.update_or_create(
        slug=slug, defaults={"name": name, "kind": kind}
    )
    return employer


def say_oversight(*, superior: Person, subordinate: Person) -> Oversight:
    """Say who is above whom, so that they never share a circle."""
    return Oversight.objects.get_or_create(superior=superior, subordinate=subordinate)[0]


@transaction.atomic
def change_passphrase(
    *, person: Person, old: str, new: str, someone_may_know: bool
) -> vault.Unlocked:
    """Change the passphrase, its lock and its verifier together; other sessions end."""
    password, unlocked = vault.change_passphrase(
        person.holder, old=old, new=new, someone_may_know=someone_may_know
    )
    person.password = password
    person.save(update_fields=["password"])
    vault.trail("passphrase.changed", "person", by=person.holder_id)
    doubt_streams(person.holder_id)
    transaction.on_commit(lambda: _mail(person.email, "passphrase_changed", {}))
    return unlocked


@transaction.atomic
def restore_with_sheet(*, person: Person, words: list[str], passphrase: str) -> None:
    """Open everything again from the sheet, under a new root and a new passphrase."""
    password, _unlocked = vault.restore_with_sheet(
        person.holder, words=words, new_passphrase=passphrase
    )
    person.password = password
    person.save(update_fields=["password"])
    vault.trail("vault.restored", "person", by=person.holder_id)
    doubt_streams(person.holder_id)
    transaction.on_commit(lambda: _mail(person.email, "passphrase_changed", {}))


def doubt_streams(holder_id: UUID) -> None:
    """Ask anew, once the transaction is written, whether someone's open streams may go on."""
    transaction.on_commit(partial(hub.tell, str(holder_id), DOUBT))


def mail_restore_link(*, person: Person, link: str) -> None:
    """Send the link that proves the mailbox; it changes nothing by itself."""
    _mail(person.email, "restore", {"link": settings.WAGTAILADMIN_BASE_URL + link})


def _mail_invitation(invitation: Invitation, token: str) -> None:
    link = settings.WAGTAILADMIN_BASE_URL + reverse("people:invitation", args=[token])
    context = {"link": link, "role": invitation.get_role_display(), "days": INVITATION_DAYS}
    _mail(invitation.email, "invitation", context)


def _mail(address: str, name: str, context: dict[str, Any]) -> None:
    subject = render_to_string(f"people/mail/{name}_subject.txt", context).strip()
    send_mail(subject, render_to_string(f"people/mail/{name}.txt", context), None, [address])
