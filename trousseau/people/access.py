"""The only door to rows about people."""

import hashlib
from uuid import UUID

from django.http import Http404

from trousseau.lib.clock import now
from trousseau.people.models import Employer, Invitation, Oversight, Person, Profile, Role


def person_by_email(email: str) -> Person | None:
    """Return the open account with this address, whatever the case, or None."""
    return Person.objects.filter(email__iexact=email.strip(), is_active=True).first()


def has_account(email: str) -> bool:
    """Say whether this address has an account, open or closed."""
    return Person.objects.filter(email__iexact=email.strip()).exists()


def person(pk: str) -> Person | None:
    """Return the open account with this id, or None."""
    return Person.objects.filter(pk=pk, is_active=True).first()


def people_for_roles(by: Person) -> list[Person]:
    """Return to an administrator the open accounts whose roles can change, by name; 404 to others."""
    if not by.has_role(Role.ADMINISTRATOR):
        raise Http404
    people = Person.objects.filter(is_active=True).exclude(role_set__role=Role.EMPLOYER)
    return list(people.prefetch_related("role_set").order_by("name", "email"))


def person_for_roles(by: Person, pk: UUID) -> Person:
    """Return one of them to an administrator; 404 for anything else."""
    for person in people_for_roles(by):
        if person.pk == pk:
            return person
    raise Http404


def is_last_administrator(person: Person) -> bool:
    """Say whether nobody else could give roles."""
    others = Person.objects.filter(role_set__role=Role.ADMINISTRATOR, is_active=True)
    return person.has_role(Role.ADMINISTRATOR) and not others.exclude(pk=person.pk).exists()


def person_of_holder(holder_id: UUID) -> Person | None:
    """Return who owns this holder, or None."""
    return Person.objects.filter(holder_id=holder_id).first()


def people_with(role: str) -> list[Person]:
    """Return the open accounts with a role, by name."""
    return list(Person.objects.filter(role_set__role=role, is_active=True).order_by("name"))


def profile_of(person: Person) -> Profile | None:
    """Return a person's five traits, or None when they have not said them yet."""
    return Profile.objects.select_related("employer").filter(person=person).first()


def profiles_of(person_ids: list[UUID]) -> list[Profile]:
    """Return the traits of several people in one query."""
    return list(Profile.objects.select_related("employer").filter(person_id__in=person_ids))


def employers() -> list[Employer]:
    """Return every employer, by name."""
    return list(Employer.objects.order_by("name"))


def hierarchy_of(person: Person) -> set[UUID]:
    """Return the ids of everyone directly above or below this person."""
    above = Oversight.objects.filter(subordinate=person).values_list("superior_id", flat=True)
    below = Oversight.objects.filter(superior=person).values_list("subordinate_id", flat=True)
    return {*above, *below}


def hierarchies_among(person_ids: list[UUID]) -> set[frozenset[UUID]]:
    """Return the pairs of these people that a hierarchical link joins, without saying which way."""
    links = Oversight.objects.filter(superior__in=person_ids, subordinate__in=person_ids)
    return {frozenset(pair) for pair in links.values_list("superior_id", "subordinate_id")}


def is_employers_domain(email: str) -> bool:
    """Say whether this address shares its domain with an employer's account (docs/vault.md §6)."""
    domain = email.rpartition("@")[2]
    employers = Person.objects.filter(role_set__role=Role.EMPLOYER)
    return employers.filter(email__iendswith=f"@{domain}").exists()


def digest(token: str) -> str:
    """Return what is stored of an invitation's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def open_invitation(token: str) -> Invitation:
    """Return a live invitation; absent, used, expired and of no use look the same."""
    invitation = Invitation.objects.filter(token_digest=digest(token)).first()
    if invitation is None:
        raise Http404
    if invitation.accepted_at is not None:
        raise Http404
    if invitation.expires_at <= now():
        raise Http404
    if has_account(invitation.email):
        raise Http404
    return invitation


def invitations_by(person: Person) -> list[Invitation]:
    """Return what this person has sent, newest first."""
    return list(Invitation.objects.filter(invited_by=person).order_by("-expires_at"))
