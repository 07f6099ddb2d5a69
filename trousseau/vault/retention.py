"""The clocks: what is past its date goes, without any secret (docs/vault.md §11)."""

import time
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, timedelta
from datetime import time as hour
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from django.db.models import ProtectedError, Q

from trousseau.lib.privacy import Labels, labels_of
from trousseau.vault import pile, receipts, trail, unlocks
from trousseau.vault.models import RowSecret, SealedRow, TrailRow, sealed_models
from trousseau.vault.rows import shred_row

TRAIL_KEPT = timedelta(days=365)
TRIES, PAUSE = 50, 0.1  # of a SQLite checkpoint, and seconds between two


@dataclass
class Receipt:
    """What one run destroyed: counts by label, never a content."""

    on: str
    rows: dict[str, int] = field(default_factory=dict)
    cleared: dict[str, int] = field(default_factory=dict)
    orphans: int = 0
    held: int = 0  # rows that others still point at: their secret is gone, they go later
    trail: int = 0
    head_seq: int = 0
    head_hash: str = ""

    def count(self, where: dict[str, int], label: str) -> None:
        """Count one more."""
        where[label] = where.get(label, 0) + 1


def retain(today: date) -> Receipt:
    """Destroy everything past its date, append a receipt outside the base, and scrub the files."""
    receipt = Receipt(on=today.isoformat())
    with transaction.atomic():
        unlocks.sweep()
        pile.sweep(today)
        for model in sealed_models():
            _shred_due(model, today, receipt)
        for labelled in apps.get_models():
            _clear_due(labelled, today, receipt)
        receipt.orphans = _shred_orphans()
        receipt.trail = trail.forget(today - TRAIL_KEPT)
        seq, digest = trail.head()
        receipt.head_seq, receipt.head_hash = seq, digest.hex()
        receipts.note("clock", **{**asdict(receipt), "on": receipt.on})
    scrub()
    return receipt


def scrub() -> bool:
    """Wipe what deletion leaves in the database's files; False inside a transaction or when busy."""
    if connection.in_atomic_block:
        return False
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute("VACUUM FULL vault_row_secret")
            return True
        for _ in range(TRIES):
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            if cursor.fetchone()[0] == 0:
                return True
            time.sleep(PAUSE)  # a reader still holds old pages
    return False


def _shred_due(model: type[SealedRow], today: date, receipt: Receipt) -> None:
    due = Q(keep_until__lt=today) | _past(model, labels_of(model), today)
    for row in model._base_manager.filter(due):
        try:
            with transaction.atomic():
                shred_row(row, by=None)
            receipt.count(receipt.rows, model.TABLE)
        except ProtectedError:
            if RowSecret.objects.filter(pk=row.pk).delete()[0]:
                receipts.note_row(row.TABLE, row.pk)
            receipt.held += 1


def _clear_due(model: type[models.Model], today: date, receipt: Receipt) -> None:
    labels = labels_of(model)
    if labels is None or labels.kept_for is None:
        return
    if issubclass(model, (SealedRow, TrailRow)) or model._meta.proxy:
        return
    for row in model._base_manager.filter(_past(model, labels, today)):
        try:
            row.delete()
            receipt.count(receipt.cleared, model._meta.label)
        except ProtectedError:
            receipt.held += 1


def _past(model: type[models.Model], labels: Labels | None, today: date) -> Q:
    """Return what selects the rows past their model's own clock; nothing when it has none."""
    if labels is None or labels.kept_for is None or labels.kept_since is None:
        return Q(pk__in=[])
    limit: Any = datetime.combine(today, hour.min, UTC) - labels.kept_for
    if not isinstance(model._meta.get_field(labels.kept_since), models.DateTimeField):
        limit = limit.date()
    return Q(**{f"{labels.kept_since}__lt": limit})


def _shred_orphans() -> int:
    """Destroy the secrets of rows that were deleted without being shredded."""
    count = 0
    for model in sealed_models():
        living = model._base_manager.values("pk")
        orphans = RowSecret.objects.filter(table=model.TABLE).exclude(pk__in=living)
        count += orphans.delete()[0]
    return count
