"""The pass of a meeting: its circle stays open while the notebook locks (docs/vault.md §4).

The secrets of the circle's layers and the tag secret of the meeting, sealed under the browser's
cookie like an unlock. No root is in it: it opens one safe and does nothing that needs more.
"""

import json
from contextlib import suppress
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from trousseau.lib import clock
from trousseau.vault import derivation, layers, suite
from trousseau.vault.errors import CannotOpen, NotGranted
from trousseau.vault.frames import Context, context
from trousseau.vault.models import Layer, Pass, Safe
from trousseau.vault.models.safe import LETTERED
from trousseau.vault.secret import Cookie, EpochSecret, MeetingSecret
from trousseau.vault.unlocked import Epoch, Guest, Unlocked

LINGERING = timedelta(minutes=30)  # after the end of the meeting
LONGEST = timedelta(hours=5)


@transaction.atomic
def give_pass(
    *, meeting_id: UUID, safe_id: UUID, until: datetime, by: Unlocked, cookie: bytes
) -> UUID:
    """Seal a pass under a cookie until half an hour after `until`, five hours at most.

    It replaces the one this cookie had for the meeting. Raise NotGranted when the circle does not
    open, Locked when `by` is a pass already.
    """
    by.insist_on_root()
    safe = Safe.objects.filter(pk=safe_id, is_closed=False, kind__in=LETTERED).first()
    if safe is None:
        raise NotGranted
    for former in _held_by(cookie, Pass.objects.filter(meeting=meeting_id, holder=by.holder_id)):
        former.delete()
    row = Pass(holder_id=by.holder_id, meeting=meeting_id, safe=safe, until=_end(until))
    _seal(row, by, cookie)
    row.save(force_insert=True)
    return row.pk


def recall_pass(*, meeting_id: UUID, holder_id: UUID, cookie: bytes) -> Guest | None:
    """Open the pass of a meeting; None when it is over, or the circle has changed its secret since."""
    rows = Pass.objects.filter(meeting=meeting_id, holder_id=holder_id, until__gt=clock.now())
    for row in rows.select_related("safe", "holder"):
        guest = _open(row, cookie)
        if guest is not None and not _is_stale(row, guest):
            return guest
    return None


@transaction.atomic
def renew_pass(*, meeting_id: UUID, by: Unlocked, cookie: bytes) -> None:
    """Seal a pass again once the passphrase was given: a rotation asks for it once, not at each idle."""
    rows = Pass.objects.filter(
        meeting=meeting_id, holder_id=by.holder_id, until__gt=clock.now(), safe__is_closed=False
    )
    for row in _held_by(cookie, rows):
        with suppress(NotGranted):  # removed from the circle meanwhile
            _seal(row, by, cookie)
            row.save()


def forget_passes(*, holder_id: UUID, cookie: bytes) -> None:
    """Delete the passes of this browser: closing by hand closes the meeting too."""
    for row in _held_by(cookie, Pass.objects.filter(holder_id=holder_id)):
        row.delete()


def _end(until: datetime) -> datetime:
    """Return the end of a pass, to the minute: the moment of joining is not written."""
    end = min(until + LINGERING, clock.now() + LONGEST)
    return end.replace(second=0, microsecond=0)


def _seal(row: Pass, by: Unlocked, cookie: bytes) -> None:
    """Seal every secret of the circle that this holder can reach; the newest is not optional."""
    row.root_no = by.root_no
    carried = []
    for layer in Layer.objects.filter(safe=row.safe).order_by("number"):
        try:
            secret = layers.reach(row.safe_id, layer.number, layer.epoch, by=by)
        except (NotGranted, CannotOpen):
            if layer.number == row.safe.newest:
                raise NotGranted from None
            continue
        carried.append([layer.number, layer.epoch, secret.reveal().hex()])
    tags = by.meeting_secret(row.meeting).reveal().hex()
    text = json.dumps({"tags": tags, "epochs": carried}).encode()
    row.blob = suite.seal(derivation.visit_lock(Cookie(cookie)), _place(row), suite.pad(text))


def _open(row: Pass, cookie: bytes) -> Guest | None:
    if len(cookie) != Cookie.LENGTH or row.root_no != row.holder.root_no:
        return None
    try:
        padded = suite.unseal(derivation.visit_lock(Cookie(cookie)), _place(row), row.blob)
    except CannotOpen:
        return None
    read = json.loads(suite.unpad(padded, "pass"))
    epochs: dict[Epoch, EpochSecret] = {
        (row.safe_id, layer, epoch): EpochSecret(bytes.fromhex(secret))
        for layer, epoch, secret in read["epochs"]
    }
    tags = MeetingSecret(bytes.fromhex(read["tags"]))
    return Guest(row.holder_id, row.root_no, meeting=row.meeting, epochs=epochs, tag_secret=tags)


def _held_by(cookie: bytes, rows: QuerySet[Pass]) -> list[Pass]:
    """Return the passes that a cookie opens: no column says which browser has which."""
    return [row for row in rows.select_related("safe", "holder") if _open(row, cookie)]


def _is_stale(row: Pass, guest: Guest) -> bool:
    """Say whether the newest secret of the circle is another one now, or must become another."""
    newest = Layer.objects.filter(safe=row.safe_id, number=row.safe.newest).first()
    if newest is None or newest.rotation_due:
        return True
    return (row.safe_id, newest.number, newest.epoch) not in guest.epochs


def _place(row: Pass) -> Context:
    until = int(row.until.timestamp())
    return context(
        "pass", row.holder_id, row.pk, row.root_no, row.meeting, row.safe_id, row.safe.kind, until
    )
