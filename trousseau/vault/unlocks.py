"""Unlocks: a root sealed under one browser's cookie, while somebody acts (docs/vault.md §4)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from trousseau.lib import clock
from trousseau.vault import derivation, holders, suite
from trousseau.vault.errors import CannotOpen, Locked
from trousseau.vault.frames import Context, context
from trousseau.vault.models import Pass, Unlock
from trousseau.vault.secret import Cookie, Root
from trousseau.vault.unlocked import Unlocked

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
PENDING = timedelta(minutes=10)
FRESH = timedelta(minutes=10)


@dataclass(frozen=True)
class OpenSession:
    """An open vault, for the list of one's own sessions."""

    id: UUID
    day: date


def remember(unlocked: Unlocked, cookie: bytes, *, pending: bool = False) -> UUID:
    """Seal the root under a cookie; `pending` until the second factor, ten minutes at most."""
    sweep()
    minute = _minute()
    row = Unlock(holder_id=unlocked.holder_id, root_no=unlocked.root_no)
    row.opened_at = row.acted_at = row.proved_at = minute
    row.pending_until = minute + PENDING if pending else None
    lock = derivation.session_lock(Cookie(cookie))
    row.blob = suite.seal(lock, _place(row), unlocked.root.reveal())
    row.save(force_insert=True)
    return row.pk


def recall(unlock_id: UUID, cookie: bytes) -> Unlocked | None:
    """Open an unlock; None when it is pending, idle, too old, or not this cookie's.

    It writes nothing, not even the end of an idle unlock: `lock` and `sweep` do.
    """
    row = Unlock.objects.filter(pk=unlock_id, pending_until=None).select_related("holder").first()
    if row is None:
        return None
    return None if _is_over(row) else _open(row, cookie)


def confirm_pending(unlock_id: UUID, cookie: bytes, holder_id: UUID) -> bool:
    """Turn a pending unlock on after the second factor, if it is this holder's and this cookie's."""
    rows = Unlock.objects.filter(
        pk=unlock_id, holder_id=holder_id, pending_until__gt=clock.now()
    ).select_related("holder")
    row = rows.first()
    if row is None or _open(row, cookie) is None:
        return False
    row.opened_at = row.acted_at = _minute()
    row.pending_until = None
    row.save(update_fields=["opened_at", "acted_at", "pending_until"])
    return True


def touch(unlock_id: UUID) -> None:
    """Say that somebody acted: written at most once a minute."""
    minute = _minute()
    Unlock.objects.filter(pk=unlock_id, acted_at__lt=minute).update(acted_at=minute)


def prove(unlock_id: UUID) -> None:
    """Say that the passphrase was typed just now."""
    Unlock.objects.filter(pk=unlock_id).update(proved_at=_minute())


def proved_at(unlock_id: UUID) -> datetime | None:
    """Return the minute at which the passphrase was typed, if in the last ten; else None."""
    after = clock.now() - FRESH
    rows = Unlock.objects.filter(pk=unlock_id, proved_at__gt=after, pending_until=None)
    return rows.values_list("proved_at", flat=True).first()


def lock(unlock_id: UUID) -> None:
    """Delete an unlock: the cookie left in the browser opens nothing."""
    Unlock.objects.filter(pk=unlock_id).delete()


def lock_everywhere(holder_id: UUID, except_id: UUID | None = None) -> None:
    """Delete every unlock of a holder, but one, and every pass of a meeting."""
    Pass.objects.filter(holder_id=holder_id).delete()
    rows = Unlock.objects.filter(holder_id=holder_id)
    if except_id is not None:
        rows = rows.exclude(pk=except_id)
    rows.delete()


def open_sessions(holder_id: UUID) -> list[OpenSession]:
    """Return a holder's open vaults, the latest day first."""
    rows = Unlock.objects.filter(holder_id=holder_id, pending_until=None)
    return [
        OpenSession(row.pk, row.opened_at.astimezone().date())
        for row in rows.order_by("-opened_at", "id")
        if not _is_over(row)
    ]


def sweep() -> int:
    """Delete what has expired: idle, too old, left before the second factor, passes of old meetings."""
    now = clock.now()
    Pass.objects.filter(until__lte=now).delete()
    over = Q(acted_at__lte=now - IDLE) | Q(opened_at__lte=now - LONGEST) | Q(pending_until__lte=now)
    return Unlock.objects.filter(over).delete()[0]


def bind(cookie: bytes) -> str:
    """Return what a session stores to recognise its cookie."""
    return derivation.bound_to(Cookie(cookie))


def _open(row: Unlock, cookie: bytes) -> Unlocked | None:
    if len(cookie) != Cookie.LENGTH:
        return None
    try:
        secret = derivation.session_lock(Cookie(cookie))
        root = Root(suite.unseal(secret, _place(row), row.blob))
        return holders.recognised(row.holder, row.root_no, root)
    except (CannotOpen, Locked):
        return None


def _is_over(row: Unlock) -> bool:
    now = clock.now()
    return now - row.acted_at >= IDLE or now - row.opened_at >= LONGEST


def _minute() -> datetime:
    return clock.now().replace(second=0, microsecond=0)


def _place(row: Unlock) -> Context:
    return context("session", row.holder_id, row.pk, row.root_no)
