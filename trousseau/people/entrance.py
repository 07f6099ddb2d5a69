"""Guards of views: who is logged in, whose vault is open, and a locked POST that loses nothing."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from trousseau.people import tries
from trousseau.people.http import Actor
from trousseau.people.kept import kept_of
from trousseau.people.middleware import UNLOCK, renew_unlock_cookie, unlock_cookie
from trousseau.vault import api as vault

View = Callable[..., HttpResponse]
PASSPHRASE, OPENED_BY_GET = "vault_passphrase", "vault_opened_by_get"
RESERVED = {PASSPHRASE, OPENED_BY_GET, "csrfmiddlewaretoken"}
PATIENCE = _lazy(
    "Beaucoup de personnes ouvrent leur carnet en même temps. Attendez dix secondes, puis renvoyez."
)


def private(view: View) -> View:
    """Keep an answer out of every cache, proxy and compressor (docs/vault.md §12)."""

    @wraps(view)
    def kept_out(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        add_never_cache_headers(response)
        patch_cache_control(response, no_store=True, private=True)
        return response

    return kept_out


def person_required(view: View) -> View:
    """Let in whoever is logged in; the answer is theirs alone."""
    return login_required(private(view))


def passive(view: View) -> View:
    """Mark a view whose requests are traffic, not acts: idle time goes on."""
    view.is_passive = True  # type: ignore[attr-defined]
    return view


def sealed_page(view: View) -> View:
    """Let in whoever's vault is open; otherwise ask the passphrase above what was typed."""

    @wraps(view)
    def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.unlocked is None:
            answer = open_or_ask(request)
            if answer is not None:
                return answer
        if not getattr(view, "is_passive", False) and UNLOCK in request.session:
            vault.touch(UUID(request.session[UNLOCK]))
        request.actor = Actor(request.user, request.unlocked)
        return view(request, *args, **kwargs)

    return person_required(guarded)


def fresh_passphrase(view: View) -> View:
    """Ask the passphrase again unless it was given in the last ten minutes (docs/vault.md §4)."""

    @wraps(view)
    def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_fresh(request):
            request.unlocked = None
        return sealed_page(view)(request, *args, **kwargs)

    return person_required(guarded)


def is_fresh(request: HttpRequest) -> bool:
    """Say whether this session's passphrase was proved in the last ten minutes."""
    return UNLOCK in request.session and vault.proved_at(UUID(request.session[UNLOCK])) is not None


def open_or_ask(request: Any) -> HttpResponse | None:
    """Open the vault from the posted passphrase, or answer with the page that asks for it."""
    if request.method != "POST" or PASSPHRASE not in request.POST:
        return ask_passphrase(request)
    error = open_from_post(request)
    if error:
        return ask_passphrase(request, error=error)
    if OPENED_BY_GET in request.POST:
        return HttpResponseRedirect(request.get_full_path())
    return None


def open_from_post(request: Any) -> str:
    """Try the posted passphrase; return a sentence in French when it does not open."""
    who = str(request.user.pk)
    if not tries.left("unlock", who):
        return _("Trop d’essais. Attendez cinq minutes, puis recommencez. Votre texte reste ici.")
    try:
        opens = request.user.check_password(request.POST[PASSPHRASE])
    except vault.Busy:
        return str(PATIENCE)
    if not opens:
        left = tries.failed("unlock", who)
        return (
            _("Cette phrase de passe n’ouvre pas le carnet.")
            + " "
            + ngettext(
                "Il reste %(left)s essai avant une pause de cinq minutes.",
                "Il reste %(left)s essais avant une pause de cinq minutes.",
                left,
            )
            % {"left": left}
        )
    tries.forgive("unlock", who)
    reopen(request)
    return ""


def reopen(request: Any) -> None:
    """Seal the root anew under the same cookie: two tabs do not expel each other."""
    stretched, request.user.stretched = request.user.stretched, None
    request.unlocked = vault.unlock(request.user.holder, stretched)
    cookie = unlock_cookie(request) or renew_unlock_cookie(request)
    old = request.session.get(UNLOCK)
    if old is not None:
        vault.lock(UUID(old))
    unlock_id = vault.remember(request.unlocked, cookie)
    request.session[UNLOCK] = str(unlock_id)
    vault.prove(unlock_id)
    vault.accept_letters(by=request.unlocked)


def ask_passphrase(request: HttpRequest, *, error: str = "") -> HttpResponse:
    """Show the passphrase field above everything that was typed; nothing is stored."""
    match = request.resolver_match
    room = ".".join(match.func.__module__.split(".")[:2]) if match else ""
    kept = kept_of(request.POST, room=room, without=RESERVED)
    context = {
        "kept": kept,
        "typed": any(one.kind != "hidden" for one in kept),
        "error": error,
        "opened_by_get": request.method == "GET" or OPENED_BY_GET in request.POST,
    }
    return render(request, "people/unlock.html", context, status=403 if error else 200)
