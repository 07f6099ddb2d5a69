"""Come in: an invitation, a mailbox link with the sheet."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from trousseau.people import access, actions, rules, tries
from trousseau.people.entrance import fresh_passphrase, person_required, private
from trousseau.people.forms import (
    AcceptForm,
    ForgottenForm,
    InvitationForm,
    RolesForm,
    SheetRestoreForm,
)
from trousseau.people.http import PersonRequest, SealedRequest
from trousseau.people.models import Person, Role
from trousseau.people.postbox import later
from trousseau.vault import api as vault

EMPLOYERS_MAILBOX = _lazy(
    "Cette adresse semble appartenir à un employeur. Qui tient la boîte peut demander le lien"
    " qui rouvre un compte, et le perdre avec l’emploi : une adresse personnelle est plus sûre."
)
LINK_SALT, LINK_AGE = "people.restore", 3600


@private
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Accept an invitation: a name, a passphrase; then log in."""
    invited = access.open_invitation(token)
    form = AcceptForm(request.POST or None, initial={"passphrase": vault.propose_passphrase()})
    if form.is_valid():
        actions.accept_invitation(
            invitation=invited,
            name=form.cleaned_data["name"],
            passphrase=form.cleaned_data["passphrase"],
        )
        messages.success(request, _("Votre compte est ouvert. Connectez-vous avec votre phrase."))
        return redirect("account_login")
    return render(request, "people/invitation.html", {"form": form, "invitation": invited})


@person_required
def invite(request: PersonRequest) -> HttpResponse:
    """Invite someone, and see what was sent."""
    roles = rules.roles_open_to(request.user.roles)
    if not roles:
        raise Http404
    form = InvitationForm(request.POST or None, roles=roles)
    if form.is_valid():
        actions.invite(
            email=form.cleaned_data["email"], role=form.cleaned_data["role"], by=request.user
        )
        messages.success(request, _("L’invitation est partie. Elle vaut quatorze jours."))
        if access.is_employers_domain(form.cleaned_data["email"]):
            messages.warning(request, EMPLOYERS_MAILBOX)
        return redirect("people:invite")
    sent = access.invitations_by(request.user)
    administers = request.user.has_role(Role.ADMINISTRATOR)
    context = {"form": form, "sent": sent, "may_give_roles": administers}
    return render(request, "people/invite.html", context)


@person_required
def roles(request: PersonRequest) -> HttpResponse:
    """Show an administrator who has which role."""
    people = access.people_for_roles(request.user)
    return render(request, "people/roles.html", {"people": people})


@person_required
def person_roles(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Give or take roles, behind a fresh passphrase; to whoever may not, it does not exist."""
    access.person_for_roles(request.user, pk)
    return _person_roles(request, pk)


@fresh_passphrase
def _person_roles(request: SealedRequest, pk: UUID) -> HttpResponse:
    person = access.person_for_roles(request.user, pk)
    form = RolesForm(request.POST if request.method == "POST" else None, person=person)
    if form.is_valid():
        actions.set_roles(person=person, roles=form.cleaned_data["roles"], by=request.user)
        messages.success(
            request, _("C’est noté. Cette personne le verra à sa prochaine connexion.")
        )
        return redirect("people:roles")
    return render(request, "people/person_roles.html", {"person": person, "form": form})


@private
def forgotten(request: HttpRequest) -> HttpResponse:
    """Send a link to the mailbox; the same answer whether the address is known or not."""
    form = ForgottenForm(request.POST or None)
    if not form.is_valid():
        return render(request, "people/forgotten.html", {"form": form})
    # Behind the answer: looking the address up, or waiting for the mail, would tell who is known.
    later(partial(_answer_forgotten, form.cleaned_data["email"]))
    return render(request, "people/forgotten_sent.html")


def _answer_forgotten(email: str) -> None:
    person = access.person_by_email(email)
    if person is not None and tries.failed("restore-mail", str(person.pk)):
        actions.mail_restore_link(
            person=person, link=reverse("people:restore", args=[_sign(person)])
        )


@private
def restore(request: HttpRequest, link: str) -> HttpResponse:
    """With the mailbox's link and the sheet's words, open everything under a new passphrase."""
    person = _person_of_link(link)
    form = SheetRestoreForm(request.POST or None)
    if form.is_valid():
        error = _try_sheet(person, form)
        if not error:
            messages.success(
                request, _("Tout est rouvert. Connectez-vous, puis refaites une feuille.")
            )
            return redirect("account_login")
        form.add_error("words", error)
    return render(request, "people/restore.html", {"form": form})


def _try_sheet(person: Person, form: SheetRestoreForm) -> str:
    """Restore, or return why not; five tries an hour."""
    if not tries.left("sheet", str(person.pk)):
        return _("Trop d’essais. Attendez une heure, puis recommencez.")
    try:
        actions.restore_with_sheet(
            person=person,
            words=form.cleaned_data["words"],
            passphrase=form.cleaned_data["passphrase"],
        )
    except vault.WrongSheet as wrong:
        tries.failed("sheet", str(person.pk))
        return wrong.sentence
    return ""


def _sign(person: Person) -> str:
    """Make a link that dies in an hour, and as soon as the passphrase changes."""
    return signing.dumps([str(person.pk), person.get_session_auth_hash()], salt=LINK_SALT)


def _person_of_link(link: str) -> Person:
    try:
        pk, state = signing.loads(link, salt=LINK_SALT, max_age=LINK_AGE)
    except signing.BadSignature as error:
        raise Http404 from error
    person = access.person(pk)
    if person is None or person.get_session_auth_hash() != state:
        raise Http404
    return person
