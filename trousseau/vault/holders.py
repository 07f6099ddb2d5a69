"""Holders: enrolling, verifying and unlocking, with one derivation each (docs/vault.md §3)."""

import hmac
import logging
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import connection

from trousseau.vault import config, derivation, suite
from trousseau.vault.derivation import SALT, Cost
from trousseau.vault.errors import CannotOpen, Locked
from trousseau.vault.frames import Context, context
from trousseau.vault.models import Holder, PassLock
from trousseau.vault.passphrases import LONGEST, normalise
from trousseau.vault.secret import Root, Stretched
from trousseau.vault.slots import slot
from trousseau.vault.unlocked import Unlocked

logger = logging.getLogger("trousseau.vault")

SCHEME = "trousseau1$"
NOBODY = b"\0" * SALT  # the salt spent on an address nobody has
DEAREST = 4  # a row may ask at most this many times what the settings ask

P = ParamSpec("P")
R = TypeVar("R")


def with_the_password(act: Callable[P, R]) -> Callable[P, R]:
    """Refuse outside a transaction: a verifier without its lock would shut its holder out."""

    @wraps(act)
    def together(*args: P.args, **kwargs: P.kwargs) -> R:
        if not connection.in_atomic_block:
            raise RuntimeError("write the password column in the same transaction")
        return act(*args, **kwargs)

    return together


def new_holder() -> Holder:
    """Make a holder without a secret yet."""
    return Holder.objects.create()


@with_the_password
def enrol(holder: Holder, passphrase: str) -> tuple[str, Unlocked]:
    """Make a root and its passphrase lock; return the password column's value."""
    if holder.root_no:
        raise Locked
    unlocked = renew(holder, suite.fresh(Root))
    return write_pass_lock(unlocked, passphrase), unlocked


def verify(
    holder: Holder, *, password: str, passphrase: str, known: bool = True
) -> Stretched | None:
    """Derive once, in a slot; return what unlocks if it is the passphrase, else None."""
    lock = PassLock.objects.filter(holder=holder).first()
    if lock is None:
        spend_time(passphrase, known=known)
        return None
    stretched = _stretch_for(lock, passphrase, known=known)
    if stretched is None or not _is_verifier(stretched, password):
        return None
    return stretched


def spend_time(passphrase: str, *, known: bool = True) -> None:
    """Spend on an unknown address what a known one costs."""
    _stretch(passphrase, NOBODY, config.cost(), known=known)


def unlock(holder: Holder, stretched: Stretched) -> Unlocked:
    """Open the root with what `verify` returned; its public half must be the holder's."""
    lock = PassLock.objects.filter(holder=holder).first()
    if lock is None:
        raise Locked
    secret = derivation.pass_lock(stretched, config.pepper())
    return recognised(holder, lock.root_no, Root(suite.unseal(secret, _place(lock), lock.blob)))


def open_with(holder: Holder, passphrase: str) -> Unlocked | None:
    """Open the root straight from a passphrase, without the password column."""
    lock = PassLock.objects.filter(holder=holder).first()
    stretched = lock and _stretch_for(lock, passphrase, known=True)
    if not stretched:
        return None
    try:
        return unlock(holder, stretched)
    except CannotOpen:
        return None


def recognised(holder: Holder, root_no: int, root: Root) -> Unlocked:
    """Return the holder with this root; raise Locked when the stored half is not the root's own."""
    unlocked = Unlocked(holder.pk, root_no, root)
    if root_no != holder.root_no or unlocked.public != bytes(holder.public):
        logger.error("alarm: a root does not match its public half")
        raise Locked
    return unlocked


def renew(holder: Holder, root: Root) -> Unlocked:
    """Give the holder this root as the next one."""
    holder.root_no += 1
    unlocked = Unlocked(holder.pk, holder.root_no, root)
    holder.public = unlocked.public
    holder.save(update_fields=["root_no", "public"])
    return unlocked


def write_pass_lock(unlocked: Unlocked, passphrase: str) -> str:
    """Seal the root under a passphrase, at the cost the settings say; return the verifier."""
    cost = config.cost()
    salt = suite.random_bytes(SALT)
    stretched = _stretch(passphrase, salt, cost, known=True)
    lock = PassLock.objects.filter(holder_id=unlocked.holder_id).first()
    lock = lock or PassLock(holder_id=unlocked.holder_id)
    lock.root_no, lock.salt = unlocked.root_no, salt
    lock.t, lock.m_kib, lock.p = cost.t, cost.m_kib, cost.p
    secret = derivation.pass_lock(stretched, config.pepper())
    lock.blob = suite.seal(secret, _place(lock), unlocked.root.reveal())
    lock.save()
    return SCHEME + derivation.verifier(stretched, config.pepper()).hex()


def _stretch_for(lock: PassLock, passphrase: str, *, known: bool) -> Stretched | None:
    """Derive at the cost of an existing lock, which its blob authenticates."""
    cost, most = Cost(lock.t, lock.m_kib, lock.p), config.cost()
    if cost.p != 1 or cost.t > most.t * DEAREST or cost.m_kib > most.m_kib * DEAREST:
        spend_time(passphrase, known=known)
        return None
    try:
        return _stretch(passphrase, bytes(lock.salt), cost, known=known)
    except CannotOpen:
        return None


def _stretch(passphrase: str, salt: bytes, cost: Cost, *, known: bool) -> Stretched:
    with slot(known=known):
        return derivation.stretch(normalise(passphrase[: LONGEST * 4]), salt, cost)


def _is_verifier(stretched: Stretched, password: str) -> bool:
    expected = SCHEME + derivation.verifier(stretched, config.pepper()).hex()
    return hmac.compare_digest(expected.encode(), password.encode())


def _place(lock: PassLock) -> Context:
    return context(
        "lock.pass", lock.holder_id, lock.root_no, bytes(lock.salt), lock.t, lock.m_kib, lock.p
    )
