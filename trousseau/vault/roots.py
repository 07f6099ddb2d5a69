"""Replacing a passphrase or a root; every safe follows a new root (docs/vault.md §5)."""

import logging
from uuid import UUID

from django.db import transaction

from trousseau.vault import grants, holders, layers, rotation, suite, unlocks
from trousseau.vault import trail as trails
from trousseau.vault.errors import CannotOpen, NotGranted, WrongPassphrase
from trousseau.vault.letters import Hands
from trousseau.vault.models import Grant, Holder, Kind, Sheet
from trousseau.vault.secret import Root
from trousseau.vault.unlocked import Unlocked

logger = logging.getLogger("trousseau.vault")

DEEP = frozenset({Kind.NOTEBOOK.value, Kind.DRAFTS.value})


@holders.with_the_password
def change_passphrase(
    holder: Holder, *, old: str, new: str, someone_may_know: bool = False
) -> tuple[str, Unlocked]:
    """Replace the passphrase lock; if somebody may know the old one, replace the root as well."""
    unlocked = holders.open_with(holder, old)
    if unlocked is None:
        raise WrongPassphrase
    if someone_may_know:
        unlocked = new_root(holder, unlocked)
    unlocks.lock_everywhere(holder.pk)
    return holders.write_pass_lock(unlocked, new), unlocked


def new_root(holder: Holder, old: Unlocked) -> Unlocked:
    """Give a new root and rotate every safe the old one opens: an old backup opens nothing newer.

    The caller writes the new lock in the same transaction. The recovery sheet dies with the root.
    """
    layers.accept_letters(by=old)
    new = holders.renew(holder, suite.fresh(Root))
    mine = Grant.objects.filter(holder=holder)
    for safe_id in sorted(set(mine.values_list("safe_id", flat=True))):
        _carry(safe_id, Hands(old, new))
    mine.exclude(root_no=new.root_no).delete()
    retire_sheets(holder)
    unlocks.lock_everywhere(holder.pk)
    trails.write("root.renewed", "holder", by=holder.pk)
    return new


def retire_sheets(holder: Holder) -> None:
    """Empty the lock of every sheet; what recognises it stays."""
    sheets = Sheet.objects.filter(holder=holder)
    sheets.filter(state=Sheet.State.PENDING).delete()
    sheets.update(state=Sheet.State.REPLACED, blob=b"", word_prints=b"")


def _carry(safe_id: UUID, hands: Hands) -> None:
    try:
        with transaction.atomic():
            safe = grants.hold(safe_id)
            rotation.rotate(safe, hands=hands, deep=safe.kind in DEEP)
    except (NotGranted, CannotOpen):
        # Left behind: it did not open any more. A member may let this holder in again.
        logger.error("alarm: a safe did not follow a new root")
