"""My account: profile, sessions, passphrase, recovery sheet."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trousseau.account.forms import PassphraseForm, SheetConfirmForm
from trousseau.people import access, actions, rules, tries
from trousseau.people.entrance import fresh_passphrase, person_required, sealed_page
from trousseau.people.forms import ProfileForm
from trousseau.people.http import PersonRequest, SealedRequest
from trousseau.people.middleware import UNLOCK, renew_unlock_cookie, unlock_cookie
from trousseau.vault import api as vault

SHEET_PLACES = [2, 7, 11]  # one word of each third: enough to know that all were copied


@person_required
def me(request: PersonRequest) -> HttpResponse:
    """Show what the platform knows of me, and the ways back in."""
    context = {
        "profile": access.profile_of(request.user),
        "sheet": vault.sheet_state(request.user.holder_id),
        "sessions": vault.open_sessions(request.user.holder_id),
        "current": request.session.get(UNLOCK),
        "may_invite": bool(rules.roles_open_to(request.user.roles)),
    }
    return render(request, "account/me.html", context)


@person_required
def profile(request: PersonRequest) -> HttpResponse:
    """Say my five traits."""
    form = ProfileForm(request.POST or None, instance=access.profile_of(request.user))
    if form.is_valid():
        actions.describe_profile(person=request.user, **form.cleaned_data)
        messages.success(request, _("Votre profil est gardé."))
        return redirect("account:me")
    return render(request, "account/profile.html", {"form": form})


@require_POST
@person_required
def lock(request: PersonRequest) -> HttpResponse:
    """Close the vault in one tap; the session stays."""
    close_vault(request)
    messages.success(request, _("Votre carnet est refermé."))
    return redirect("web:today")


@require_POST
@sealed_page
def lock_elsewhere(request: SealedRequest) -> HttpResponse:
    """Close the vault on every other device."""
    vault.lock_everywhere(request.user.holder_id, except_id=UUID(request.session[UNLOCK]))
    actions.doubt_streams(request.user.holder_id)
    messages.success(request, _("Le carnet est refermé sur vos autres appareils."))
    return redirect("account:me")


@sealed_page
def passphrase(request: SealedRequest) -> HttpResponse:
    """Change the passphrase; other sessions end."""
    form = PassphraseForm(request.POST or None, initial={"new": vault.propose_passphrase()})
    if form.is_valid():
        unlocked = change(request, form)
        if unlocked is not None:
            stay(request, unlocked)
            messages.success(request, _("Votre phrase de passe est changée."))
            return redirect("account:me")
    return render(request, "account/passphrase.html", {"form": form})


def change(request: SealedRequest, form: PassphraseForm) -> vault.Unlocked | None:
    """Change the passphrase; five wrong old ones, and one waits."""
    who = str(request.user.pk)
    if not tries.left("old", who):
        form.add_error("old", _("Trop d’essais. Attendez cinq minutes, puis recommencez."))
        return None
    try:
        return actions.change_passphrase(person=request.user, **form.cleaned_data)
    except vault.WrongPassphrase:
        tries.failed("old", who)
        form.add_error("old", _("Cette phrase n’est pas la phrase actuelle."))
        return None


@fresh_passphrase
def sheet(request: SealedRequest) -> HttpResponse:
    """Show twelve words once; confirm that they were copied by three of them."""
    if request.method != "POST":
        return render(request, "account/sheet.html", {"step": "before"})
    if "number" not in request.POST:
        made = vault.make_sheet(by=request.unlocked)
        form = SheetConfirmForm(places=SHEET_PLACES)
        return render(request, "account/sheet.html", {"step": "words", "sheet": made, "form": form})
    number = sheet_number(request.POST["number"])
    form = SheetConfirmForm(request.POST, places=SHEET_PLACES)
    if form.is_valid() and vault.confirm_sheet(
        by=request.unlocked, number=number, words=form.typed()
    ):
        messages.success(
            request, _("Votre feuille de secours est prête. Rangez-la hors de chez vous.")
        )
        return redirect("account:me")
    return render(request, "account/sheet.html", {"step": "wrong", "number": number, "form": form})


def sheet_number(typed: str) -> int:
    """Read the number our own page sent; anything else is no sheet of ours."""
    if not (typed.isascii() and typed.isdecimal() and len(typed) < 7):
        raise Http404
    return int(typed)


def close_vault(request: PersonRequest) -> None:
    """Delete this session's unlock row, and the passes of the meetings this browser is in."""
    vault.forget_passes(holder_id=request.user.holder_id, cookie=unlock_cookie(request))
    unlock_id = request.session.pop(UNLOCK, None)
    if unlock_id is not None:
        vault.lock(UUID(unlock_id))
    actions.doubt_streams(request.user.holder_id)


def stay(request: SealedRequest, unlocked: vault.Unlocked) -> None:
    """Keep this session open after its secrets changed; all the others have ended."""
    cookie = renew_unlock_cookie(request)
    request.session[UNLOCK] = str(vault.remember(unlocked, cookie))
    update_session_auth_hash(request, request.user)
    request.session["bind"] = vault.bind(cookie)
