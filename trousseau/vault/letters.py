"""Letters: how an epoch secret reaches another member, once, and only a member of the roster."""

import logging
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from trousseau.vault import grants, rosters, suite
from trousseau.vault.errors import CannotOpen
from trousseau.vault.frames import frame
from trousseau.vault.models import Grant, Letter, RosterPage, Safe
from trousseau.vault.models.safe import LETTERED
from trousseau.vault.rosters import Member, Roster
from trousseau.vault.secret import EpochSecret
from trousseau.vault.unlocked import Unlocked

logger = logging.getLogger("trousseau.vault")


class Fresh(NamedTuple):
    """A new secret of one layer."""

    layer: int
    epoch: int
    secret: EpochSecret


class Hands(NamedTuple):
    """Whose root opens and whose seals: two only while a new root replaces an old one."""

    opener: Unlocked
    sealer: Unlocked


def write_letters(safe: Safe, roster: Roster, made: list[Fresh], *, hands: Hands) -> None:
    """Write each new secret to every other member who may read its layer."""
    for member in roster.members:
        if member.holder_id == hands.sealer.holder_id:
            continue
        for fresh in made:
            if fresh.layer >= member.first_layer:
                _write(safe, member, fresh, hands)


def accept_for(safe_id: UUID, *, by: Unlocked) -> bool:
    """Seal this safe's letters under one's own lock, oldest page first; say whether one was good."""
    mine = Letter.objects.filter(safe_id=safe_id, recipient_id=by.holder_id)
    if by.is_guest or not mine.exists():
        return False
    with transaction.atomic():
        safe = grants.hold(safe_id)
        accepted = [_accept(letter, safe, by) for letter in mine.order_by("revision", "-layer")]
    return any(accepted)


def read_for(safe_id: UUID, *, by: Unlocked) -> None:
    """Read this safe's letters for the length of a request, and write nothing (docs/vault.md §13)."""
    if by.is_guest:
        return
    mine = Letter.objects.filter(safe_id=safe_id, recipient_id=by.holder_id)
    for letter in mine.order_by("revision", "-layer").select_related("safe", "sender"):
        secret = _read(letter, letter.safe, by)
        if secret is not None:
            by.epochs[safe_id, letter.layer, letter.epoch] = secret


def _write(safe: Safe, member: Member, fresh: Fresh, hands: Hands) -> None:
    letter = Letter(
        safe=safe,
        recipient_id=member.holder_id,
        sender_id=hands.sealer.holder_id,
        revision=safe.revision,
        layer=fresh.layer,
        epoch=fresh.epoch,
    )
    if hands.opener is not hands.sealer:
        # A letter opens at both ends. Whoever knows the former root may read this one: it holds
        # nothing secret, and the secret itself is written with the new half.
        greeting = _introduction(letter, safe) + hands.sealer.public
        letter.introduction = suite.seal_letter(hands.opener.half, member.half, greeting)
    text = _heading(letter, safe) + fresh.secret.reveal()
    letter.blob = suite.seal_letter(hands.sealer.half, member.half, text)
    letter.save(force_insert=True)


def _read(letter: Letter, safe: Safe, by: Unlocked) -> EpochSecret | None:
    try:
        sender = _sender_half(letter, safe, by)
        secret = EpochSecret(_text(letter.blob, sender, _heading(letter, safe), by))
        _check_page(letter, safe, secret, sender, by)
    except CannotOpen:
        logger.error("alarm: a letter was refused")
        return None
    return secret


def _accept(letter: Letter, safe: Safe, by: Unlocked) -> bool:
    secret = _read(letter, safe, by)
    if secret is None:
        return False
    older = Grant.objects.filter(safe=safe, holder_id=by.holder_id, layer=letter.layer)
    least = max([0, *older.values_list("least", flat=True)])
    grants.seal_grant(safe, letter.layer, letter.epoch, secret, least=least, to=by)
    older.exclude(epoch=letter.epoch).delete()
    letter.delete()
    return True


def _sender_half(letter: Letter, safe: Safe, by: Unlocked) -> bytes:
    """Return the half the sender must have used, by the roster this holder accepted last."""
    known = rosters.last_known(safe, by=by)
    if known is None:
        # The first letter: five words compared aloud were the check. A notebook never gets one.
        if Grant.objects.filter(safe=safe, holder_id=by.holder_id).exists():
            raise CannotOpen("letter")
        if safe.kind not in LETTERED:
            raise CannotOpen("letter")
        return bytes(letter.sender.public)
    member = known.of(letter.sender_id)
    if member is None:
        raise CannotOpen("letter")
    return _introduced(letter, safe, member.half, by)


def _introduced(letter: Letter, safe: Safe, half: bytes, by: Unlocked) -> bytes:
    if not letter.introduction:
        return half
    try:
        return _text(letter.introduction, half, _introduction(letter, safe), by)
    except CannotOpen:
        return half  # an earlier letter of the same page has introduced it already


def _text(blob: bytes | memoryview, sender: bytes, heading: bytes, by: Unlocked) -> bytes:
    """Open a letter and return the 32 bytes after its heading."""
    text = suite.unseal_letter(by.half, sender, bytes(blob))
    if not text.startswith(heading) or len(text) != len(heading) + 32:
        raise CannotOpen("letter")
    return text[len(heading) :]


def _check_page(
    letter: Letter, safe: Safe, secret: EpochSecret, sender: bytes, by: Unlocked
) -> None:
    """Refuse a letter whose page of the roster names another half for its sender, or for me."""
    page = RosterPage.objects.filter(safe=safe, revision=letter.revision).first()
    if page is None:
        raise CannotOpen("roster")
    if (page.layer, page.epoch) != (letter.layer, letter.epoch):
        return  # a letter for an older layer, sent along with the one that has the page
    roster = rosters.read_page(page, secret)
    author, me = roster.of(letter.sender_id), roster.of(by.holder_id)
    if author is None or author.half != sender or me is None or me.half != by.public:
        raise CannotOpen("roster")


def _heading(letter: Letter, safe: Safe) -> bytes:
    return frame("letter", "grant", *_about(letter, safe))


def _introduction(letter: Letter, safe: Safe) -> bytes:
    return frame("letter", "half", *_about(letter, safe))


def _about(letter: Letter, safe: Safe) -> tuple[UUID | int | str, ...]:
    return (
        safe.pk,
        safe.kind,
        letter.layer,
        letter.epoch,
        letter.revision,
        letter.sender_id,
        letter.recipient_id,
    )
