"""Open and close the vault when allauth opens and closes a session."""

from typing import Any
from uuid import UUID

from allauth.account.signals import authentication_step_completed
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest

from trousseau.people.middleware import (
    LEFT,
    PENDING,
    UNLOCK,
    forget_unlock_cookie,
    renew_unlock_cookie,
    unlock_cookie,
)
from trousseau.people.models import Person
from trousseau.vault import api as vault


@receiver(authentication_step_completed)
def seal_pending_unlock(*, request: HttpRequest, method: str, user: Person, **_: Any) -> None:
    """Between passphrase and code, keep the root sealed as a pending unlock (docs/vault.md §3)."""
    stretched, user.stretched = user.stretched, None
    if method != "password" or stretched is None or request.user.is_authenticated:
        return
    unlocked = vault.unlock(user.holder, stretched)
    cookie = renew_unlock_cookie(request)
    request.session[PENDING] = str(vault.remember(unlocked, cookie, pending=True))


@receiver(user_logged_in)
def open_vault(*, request: HttpRequest, user: Person, **_: Any) -> None:
    """Turn the pending unlock on, if it is this person's; else only bind the session."""
    pending = request.session.pop(PENDING, None)
    cookie = unlock_cookie(request)
    if pending and vault.confirm_pending(UUID(pending), cookie, user.holder_id):
        request.session[UNLOCK] = pending
        unlocked = vault.recall(UUID(pending), cookie)
        if unlocked is not None:
            vault.prove(UUID(pending))
            vault.accept_letters(by=unlocked)
        request.unlocked = unlocked  # type: ignore[attr-defined]
        return
    renew_unlock_cookie(request)


@receiver(user_logged_out)
def close_vault(*, request: HttpRequest, user: Person | None, **_: Any) -> None:
    """Delete the unlock row and change the cookie."""
    unlock_id = request.session.get(UNLOCK)
    if unlock_id is not None:
        vault.lock(UUID(unlock_id))
    if user is not None:
        vault.forget_passes(holder_id=user.holder_id, cookie=unlock_cookie(request))
        setattr(request, LEFT, user.holder_id)
    forget_unlock_cookie(request)
