"""The trail: a chain keyed by the server's file, so that only the server can write or mend it.

Without an anchor kept elsewhere, cutting the end is not seen (docs/vault.md §10).
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import UUID

from django.db import transaction

from trousseau.lib import clock
from trousseau.vault import config, derivation
from trousseau.vault.derivation import Label
from trousseau.vault.frames import frame
from trousseau.vault.models import Fingerprint, TrailMark, TrailRow

CODE = re.compile(r"[a-z][a-z0-9_.-]{0,47}")
REF = re.compile(r"[A-Za-z0-9_.:-]{0,64}")
START = b"\0" * 32
TO_THE_MINUTE = ("unlock.", "session.")
BATCH = 500


@dataclass(frozen=True)
class TrailReport:
    """Whether the chain holds from `first` to `last`; `broken_at` is the first bad rank."""

    first: int
    last: int
    broken_at: int | None

    @property
    def is_whole(self) -> bool:
        """Say whether nothing between the two ends was touched."""
        return self.broken_at is None


@transaction.atomic
def write(verb: str, kind: str, *, by: UUID | None, ref: str = "", reason: str = "") -> TrailRow:
    """Append one act; verbs, kinds and reasons are codes, `ref` is opaque, `by` a holder.

    Last in its transaction: all writers of the trail wait for one another until it ends.
    """
    _refuse_texts(verb, kind, ref, reason)
    _take_turn()
    seq, previous = head()
    row = TrailRow(
        seq=seq + 1,
        at=_rounded(verb),
        who=derivation.pseudonym(config.trail_secret(), by.bytes) if by else "",
        verb=verb,
        kind=kind,
        ref=ref,
        reason=reason,
        previous=previous,
    )
    row.hash = _hash(row)
    row.save(force_insert=True)
    return row


def head() -> tuple[int, bytes]:
    """Return the rank and the hash of the last row."""
    last = TrailRow.objects.order_by("-seq").first() or TrailMark.objects.order_by("-seq").first()
    return (last.seq, bytes(last.hash)) if last else (0, START)


def verify() -> TrailReport:
    """Recompute the whole chain."""
    seq, previous, whole = _start()
    first = seq + 1
    if not whole:
        return TrailReport(first, seq, seq)
    for row in TrailRow.objects.order_by("seq").iterator(chunk_size=BATCH):
        is_next = row.seq == seq + 1 and bytes(row.previous) == previous
        if not is_next or _hash(row) != bytes(row.hash):
            return TrailReport(first, seq, seq + 1)
        seq, previous = row.seq, bytes(row.hash)
    return TrailReport(first, seq, None)


@transaction.atomic
def forget(before: date) -> int:
    """Delete the rows before a day, keeping the rank and hash of the last one; return how many."""
    _take_turn()
    limit = datetime.combine(before, time.min, UTC)
    kept = TrailRow.objects.filter(at__gte=limit).order_by("seq").first()
    old = TrailRow.objects.filter(at__lt=limit)
    if kept is not None:
        old = old.filter(seq__lt=kept.seq)
    last = old.order_by("-seq").first()
    if last is None:
        return 0
    mark = TrailMark(seq=last.seq, hash=bytes(last.hash))
    mark.proof = _proof(mark)
    mark.save(force_insert=True)
    TrailMark.objects.filter(seq__lt=mark.seq).delete()
    return TrailRow.objects.filter(seq__lte=mark.seq).delete()[0]


def _start() -> tuple[int, bytes, bool]:
    """Return where the chain starts, and whether the mark there is the server's."""
    mark = TrailMark.objects.order_by("-seq").first()
    if mark is None:
        return 0, START, True
    return mark.seq, bytes(mark.hash), bytes(mark.proof) == _proof(mark)


def _refuse_texts(verb: str, kind: str, ref: str, reason: str) -> None:
    codes = [verb, kind, *([reason] if reason else [])]
    if not all(CODE.fullmatch(code) for code in codes) or not REF.fullmatch(ref):
        raise ValueError("the trail takes codes, never a text")


def _take_turn() -> None:
    """Let one transaction at a time append."""
    print_ = derivation.fingerprint(config.trail_secret(), "trail")
    Fingerprint.objects.select_for_update().get_or_create(name="trail", defaults={"print": print_})


def _rounded(verb: str) -> datetime:
    """Return the minute for unlocks and sessions, the day for the rest."""
    if verb.startswith(TO_THE_MINUTE):
        return clock.now().replace(second=0, microsecond=0)
    return datetime.combine(clock.today(), time.min, UTC)


def _hash(row: TrailRow) -> bytes:
    moment = row.at.astimezone(UTC).isoformat()
    text = frame(
        row.pk,
        row.seq,
        moment,
        row.who,
        row.verb,
        row.kind,
        row.ref,
        row.reason,
        bytes(row.previous),
    )
    return derivation.derive(config.trail_secret(), Label.CHAIN, text)


def _proof(mark: TrailMark) -> bytes:
    return derivation.derive(
        config.trail_secret(), Label.CHAIN, frame("mark", mark.seq, bytes(mark.hash))
    )
