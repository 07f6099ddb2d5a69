"""Guards of views: who is logged in, whose vault is open, and a locked POST that loses nothing."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial, wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from trousseau.people import tries
from trousseau.people.http import Actor, MeetingRequest
from trousseau.people.kept import kept_of
from trousseau.people.middleware import UNLOCK, renew_unlock_cookie, unlock_cookie
from trousseau.vault import api as vault

View = Callable[..., HttpResponse]
Execute = Callable[..., Any]
PASSPHRASE, OPENED_BY_GET = "vault_passphrase", "vault_opened_by_get"
READS = {"SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT", "SET", "PRAGMA"}
LOCK = re.compile(r"\bFOR (NO KEY )?UPDATE\b")  # PostgreSQL writes a lock on the row
REFRESH = "X-Refresh"
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
        return let_in(view, request, *args, **kwargs)

    return person_required(guarded)


def let_in(view: View, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """Answer whoever's vault is open, and note the act unless it is traffic or untraced."""
    is_act = not (is_traffic(view, request) or request.is_untraced)
    if is_act and UNLOCK in request.session:
        vault.touch(UUID(request.session[UNLOCK]))
    request.unlocked.is_untraced = request.is_untraced
    request.actor = Actor(request.user, request.unlocked)
    return view(request, *args, **kwargs)


def is_traffic(view: View, request: HttpRequest) -> bool:
    """Say whether a page asks by itself, nobody touching it: a live page that keeps itself true."""
    refreshes = request.method == "GET" and REFRESH in request.headers
    return refreshes or getattr(view, "is_passive", False)


def meeting_page(view: View) -> View:
    """Let in whoever's vault is open, or whose pass is this meeting's: the view's `pk`.

    `request.actor` opens the meeting's circle; with a pass it opens nothing else, and the header
    says that the notebook is closed. What needs more than a pass asks the passphrase, above what
    was typed.
    """

    @wraps(view)
    def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        guest = pass_of(request, kwargs["pk"])
        if guest is not None:
            guest.is_untraced = request.is_untraced
            request.actor = Actor(request.user, guest)
            with suppress(vault.Locked, vault.NotGranted):
                return view(request, *args, **kwargs)
        if request.unlocked is None:
            answer = open_or_ask(request)
            renew_pass(request, kwargs["pk"])
            if answer is not None:
                return answer
        return let_in(view, request, *args, **kwargs)

    return person_required(guarded)


def pass_of(request: Any, meeting_id: UUID) -> vault.Guest | None:
    """Return what this browser's pass opens; None when the vault is open, or about to be."""
    if request.unlocked is not None or PASSPHRASE in request.POST:
        return None
    return vault.recall_pass(
        meeting_id=meeting_id, holder_id=request.user.holder_id, cookie=unlock_cookie(request)
    )


def renew_pass(request: Any, meeting_id: UUID) -> None:
    """Seal this browser's pass again: the circle changed its secret, and asks the passphrase once."""
    if request.unlocked is not None:
        by, cookie = request.unlocked, unlock_cookie(request)
        vault.renew_pass(meeting_id=meeting_id, by=by, cookie=cookie)


def take_pass(request: MeetingRequest, *, meeting_id: UUID, safe_id: UUID, until: datetime) -> None:
    """Keep the meeting's circle open on this browser until half an hour after its end, `until`."""
    by = request.actor.unlocked
    if not by.is_guest:  # a pass is not given from a pass
        cookie = unlock_cookie(request)
        vault.give_pass(meeting_id=meeting_id, safe_id=safe_id, until=until, by=by, cookie=cookie)


def card_token(request: HttpRequest, nonce: str) -> str:
    """Return the token by which this browser deletes its unsigned card once it is revealed."""
    return vault.reveal_token(unlock_cookie(request), nonce)


def untraced(view: View) -> View:
    """Mark a view that writes nothing that lasts: no act, no session, no row (docs/vault.md §13).

    Put it above the guard: `@require_POST @untraced @meeting_page`. A write in the view is a
    mistake of ours and is refused. Only a passphrase given in the request itself leaves its unlock.
    """

    @wraps(view)
    def unseen(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        request.is_untraced = True
        with connection.execute_wrapper(partial(refuse_writes, request)):
            response = view(request, *args, **kwargs)
        if request.is_untraced:
            request.session.modified = False
        return response

    return unseen


def refuse_writes(request: Any, execute: Execute, sql: str, *rest: Any) -> Any:
    """Run a query of an untraced request unless it would leave something in the base."""
    words = sql.upper().split()
    if request.is_untraced and (words[0] not in READS or LOCK.search(sql)):
        raise RuntimeError("an untraced request writes nothing")
    return execute(sql, *rest)


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
    if not request.is_untraced:
        vault.sweep()  # an idle unlock ends here, and not where it is only read
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
    request.is_untraced = False  # somebody came in: that is written, whatever they came for
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


def typed_in(request: HttpRequest) -> dict[str, Any]:
    """Return what a page needs to show what was posted and send it again; nothing is stored."""
    match = request.resolver_match
    room = ".".join(match.func.__module__.split(".")[:2]) if match else ""
    kept = kept_of(request.POST, room=room, without=RESERVED)
    return {"kept": kept, "typed": any(one.kind != "hidden" for one in kept)}


def ask_passphrase(request: HttpRequest, *, error: str = "") -> HttpResponse:
    """Show the passphrase field above everything that was typed."""
    context = typed_in(request) | {
        "error": error,
        "opened_by_get": request.method == "GET" or OPENED_BY_GET in request.POST,
    }
    return render(request, "people/unlock.html", context, status=403 if error else 200)
