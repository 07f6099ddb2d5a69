"""Recovery sheets: twelve words shown once, confirmed by three, good for one use (docs/vault.md §6)."""

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from trousseau.vault import derivation, holders, roots, suite
from trousseau.vault import trail as trails
from trousseau.vault import words as french
from trousseau.vault.errors import CannotOpen, WrongSheet
from trousseau.vault.frames import Context, context
from trousseau.vault.models import Holder
from trousseau.vault.models import Sheet as Row
from trousseau.vault.secret import Lock, Mute, Root, SheetSecret
from trousseau.vault.unlocked import Unlocked

ENOUGH = 3  # words that confirm a copy
PRINT = 8  # bytes kept of each word's fingerprint, under the holder's own lock


class Sheet(Mute):
    """Twelve words to show once."""

    __slots__ = ("number", "words")

    def __init__(self, number: int, words: list[str]) -> None:
        self.number = number
        self.words = words


@dataclass(frozen=True)
class SheetState:
    """Where a holder's last sheet stands."""

    number: int
    made_on: date
    confirmed: bool


@transaction.atomic
def make_sheet(by: Unlocked) -> Sheet:
    """Make a sheet; the one in service stays until this one is confirmed."""
    rows = Row.objects.filter(holder_id=by.holder_id)
    rows.filter(state=Row.State.PENDING).delete()
    last: int = rows.aggregate(last=Max("number"))["last"] or 0
    secret = suite.fresh(SheetSecret)
    words = french.words_of(secret)
    lock = derivation.sheet_lock(secret)
    row = Row(holder_id=by.holder_id, number=last + 1, root_no=by.root_no)
    row.blob = suite.seal(lock, _place(row), by.root.reveal())
    row.print = _print(lock)
    row.word_prints = b"".join(
        _word_print(by, row.number, place, word) for place, word in enumerate(words, start=1)
    )
    row.save(force_insert=True)
    return Sheet(row.number, words)


@transaction.atomic
def confirm_sheet(by: Unlocked, number: int, *, words: Mapping[int, str]) -> bool:
    """Put a sheet in service if three of its words, by their place from 1, were copied well."""
    rows = Row.objects.select_for_update().filter(holder_id=by.holder_id)
    row = rows.filter(number=number, state=Row.State.PENDING).first()
    if row is None or len(words) < ENOUGH:
        return False
    if not all(_is_word(row, by, place, word) for place, word in words.items()):
        return False
    rows.filter(state=Row.State.LIVE).update(state=Row.State.REPLACED, blob=b"")
    row.state, row.word_prints = Row.State.LIVE, b""
    row.save(update_fields=["state", "word_prints"])
    trails.write("sheet.confirmed", "sheet", by=by.holder_id)
    return True


@holders.with_the_password
def restore_with_sheet(
    holder: Holder, *, words: Sequence[str], new_passphrase: str
) -> tuple[str, Unlocked]:
    """Open the root with twelve words, then replace it: every safe is rotated, the sheet is spent."""
    lock = derivation.sheet_lock(french.secret_of(words))
    unlocked = roots.new_root(holder, _open(holder, lock))
    return holders.write_pass_lock(unlocked, new_passphrase), unlocked


def sheet_state(holder_id: UUID) -> SheetState | None:
    """Return where the holder's last sheet stands, or None."""
    rows = Row.objects.filter(holder_id=holder_id).exclude(state=Row.State.REPLACED)
    row = rows.order_by("state", "-number").first()  # "live" before "pending"
    if row is None:
        return None
    return SheetState(row.number, row.made_on, row.state == Row.State.LIVE)


def _open(holder: Holder, lock: Lock) -> Unlocked:
    live = Row.objects.filter(holder=holder, state=Row.State.LIVE).first()
    root = _root_or_nothing(live, lock) if live else None
    if live is None or root is None:
        raise WrongSheet(_why(holder, lock))
    return holders.recognised(holder, live.root_no, root)


def _root_or_nothing(row: Row, lock: Lock) -> Root | None:
    try:
        return Root(suite.unseal(lock, _place(row), row.blob))
    except CannotOpen:
        return None


def _why(holder: Holder, lock: Lock) -> str:
    former = Row.objects.filter(holder=holder, state=Row.State.REPLACED)
    found = _print(lock)
    is_former = any(bytes(row.print) == found for row in former)
    return "replaced" if is_former else "tag"


def _is_word(row: Row, by: Unlocked, place: int, word: str) -> bool:
    rank = french.place_of(word)
    if rank is None or not 1 <= place <= french.COUNT:
        return False
    kept = bytes(row.word_prints)[(place - 1) * PRINT : place * PRINT]
    return hmac.compare_digest(kept, _word_print(by, row.number, place, french.WORDS[rank]))


def _word_print(by: Unlocked, number: int, place: int, word: str) -> bytes:
    return derivation.fingerprint(by.own_lock, "sheet", number, place, word)[:PRINT]


def _print(lock: Lock) -> bytes:
    return derivation.fingerprint(lock, "sheet")


def _place(row: Row) -> Context:
    return context("lock.sheet", row.holder_id, row.root_no, row.number)
