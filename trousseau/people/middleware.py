"""Join the session and the unlock cookie: neither opens anything alone (docs/vault.md §4)."""

import hmac
import secrets
from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse

from trousseau.lib.hub import DOUBT, hub
from trousseau.vault import api as vault

BIND, UNLOCK, PENDING = "bind", "vault.unlock", "vault.pending"
NEW_COOKIE = "_new_unlock_cookie"
LEFT = "_left"  # the holder who logged out in this request


def unlock_cookie(request: HttpRequest) -> bytes:
    """Return the unlock cookie's 32 bytes, made in this request or sent by the browser."""
    made: bytes | None = getattr(request, NEW_COOKIE, None)
    if made is not None:
        return made
    try:
        sent = bytes.fromhex(request.COOKIES.get(settings.UNLOCK_COOKIE, ""))
    except ValueError:
        return b""
    return sent if len(sent) == 32 else b""


def renew_unlock_cookie(request: HttpRequest) -> bytes:
    """Make a fresh cookie, bind the session to it, and send it with the answer."""
    cookie = secrets.token_bytes(32)
    setattr(request, NEW_COOKIE, cookie)
    request.session[BIND] = vault.bind(cookie)
    return cookie


def forget_unlock_cookie(request: HttpRequest) -> None:
    """Send an empty cookie with the answer."""
    setattr(request, NEW_COOKIE, b"")


def is_bound(request: HttpRequest) -> bool:
    """Say whether this browser holds the cookie its session was opened with."""
    cookie, bound = unlock_cookie(request), request.session.get(BIND, "")
    return bool(cookie) and hmac.compare_digest(vault.bind(cookie), bound)


def recalled(request: HttpRequest) -> vault.Unlocked | None:
    """Return the open vault of this session, unless it is locked or has waited too long."""
    unlock_id = request.session.get(UNLOCK)
    if unlock_id is None or not request.user.is_authenticated:
        return None
    unlocked = vault.recall(UUID(unlock_id), unlock_cookie(request))
    if unlocked is None or unlocked.holder_id != request.user.holder_id:
        return None
    return unlocked


class UnlockMiddleware:
    """Set `request.unlocked`; make a session without its cookie anonymous."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request."""
        if request.user.is_authenticated and not is_bound(request):
            request.user = AnonymousUser()
        request.unlocked = recalled(request)  # type: ignore[attr-defined]
        request.is_untraced = False  # type: ignore[attr-defined]
        response = self.get_response(request)
        self.send_cookie(request, response)
        return response

    def send_cookie(self, request: HttpRequest, response: HttpResponse) -> None:
        """Set or delete the unlock cookie when this request made or forgot one."""
        made: bytes | None = getattr(request, NEW_COOKIE, None)
        if made is None:
            return
        if not made:
            response.delete_cookie(settings.UNLOCK_COOKIE)
            # Not "storage": it would remove the danger page kept for when there is no network.
            response.headers["Clear-Site-Data"] = '"cache"'
            # Only now is the session gone: its open streams end.
            hub.tell(str(getattr(request, LEFT, "")), DOUBT)
            return
        response.set_cookie(
            settings.UNLOCK_COOKIE,
            made.hex(),
            secure=settings.UNLOCK_COOKIE.startswith("__Host-"),
            httponly=True,
            samesite="Lax",
        )
