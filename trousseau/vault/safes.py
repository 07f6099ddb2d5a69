"""Safes: making one, opening it to somebody, closing it to somebody, closing it."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from trousseau.vault import derivation, grants, indexes, layers, letters, rosters, rotation, suite
from trousseau.vault import trail as trails
from trousseau.vault import words as french
from trousseau.vault.errors import CannotOpen, NotGranted, VaultError
from trousseau.vault.letters import Fresh, Hands
from trousseau.vault.models import (
    Departure,
    Grant,
    Holder,
    Kind,
    Layer,
    Letter,
    Pass,
    RosterPage,
    RowSecret,
    Safe,
    Tombstone,
)
from trousseau.vault.models.safe import LETTERED
from trousseau.vault.receipts import note_removal, note_safe_closed
from trousseau.vault.rosters import Member, Roster
from trousseau.vault.secret import EpochSecret
from trousseau.vault.unlocked import Unlocked


@dataclass(frozen=True)
class RosterEntry:
    """A member as screens show them; `altered`: the base names another half than the roster."""

    number: int
    holder_id: UUID
    compared: bool
    admitted_by: int
    altered: bool


@transaction.atomic
def create_safe(kind: str, *, by: Unlocked) -> Safe:
    """Make a safe with one layer, granted to its maker, who is number 1 where there is a roster."""
    safe = Safe.objects.create(kind=Kind(kind).value)
    fresh = _new_layer(safe, 1, by)
    if safe.kind in LETTERED:
        maker = Member(1, str(by.holder_id), by.public.hex(), 1, 1, True)
        _write_page(safe, Roster((maker,)), fresh)
    return safe


def can_open(safe_id: UUID, *, by: Unlocked) -> bool:
    """Say whether this holder reads what is written in the safe now."""
    layer = Layer.objects.filter(safe_id=safe_id, safe__is_closed=False).order_by("-number").first()
    if layer is None:
        return False
    try:
        layers.reach(safe_id, layer.number, layer.epoch, by=by)
    except VaultError:
        return False
    return True


def roster(safe_id: UUID, *, by: Unlocked) -> list[RosterEntry]:
    """Return the members, by number."""
    safe = Safe.objects.filter(pk=safe_id, is_closed=False).first()
    if safe is None:
        raise NotGranted
    members = {member.number: member for member in _roster(safe, by).members}
    holders = Holder.objects.filter(pk__in=[member.holder_id for member in members.values()])
    halves = dict(holders.values_list("pk", "public"))
    return [
        _entry(members[number], bytes(halves[members[number].holder_id]))
        for number in sorted(members)
    ]


def join_words(
    safe_id: UUID, newcomer_holder_id: UUID, *, by: Unlocked, member_holder_id: UUID | None = None
) -> list[str]:
    """Return five words, the same on both screens unless somebody stands in between.

    On the newcomer's screen, `member_holder_id` names who lets them in.
    """
    safe = Safe.objects.get(pk=safe_id)
    member = member_holder_id or by.holder_id
    if member == newcomer_holder_id:
        raise ValueError("name the member who lets the newcomer in")
    halves = [_half_seen(holder, by) for holder in (member, newcomer_holder_id)]
    return french.spoken(derivation.code("join", safe_id, *halves, safe.newest + 1))


@transaction.atomic
def admit(
    safe_id: UUID,
    newcomer_holder_id: UUID,
    *,
    number: int,
    compared: bool,
    by: Unlocked,
    words: list[str] | None = None,
) -> None:
    """Let somebody in: a new layer, so that what was written before stays among those it was for.

    When the words shown are given, they must still be the words: nobody changed a half meanwhile.
    """
    safe = grants.hold(safe_id)
    known = _roster(safe, by)
    if words is not None and words != join_words(safe_id, newcomer_holder_id, by=by):
        raise CannotOpen("join")
    newcomer = Member(
        number=_free(known, number, newcomer_holder_id),
        holder=str(newcomer_holder_id),
        public=_half_seen(newcomer_holder_id, by).hex(),
        first_layer=safe.newest + 1,
        admitted_by=_own_number(known, by),
        compared=compared,
    )
    Grant.objects.filter(safe=safe, holder_id=newcomer_holder_id).delete()
    Letter.objects.filter(safe=safe, recipient_id=newcomer_holder_id).delete()
    fresh = _new_layer(safe, safe.newest + 1, by)
    members = known.saying(newcomer)
    _write_page(safe, members, fresh)
    letters.write_letters(safe, members, [fresh], hands=Hands(by, by))
    trails.write("safe.admitted", safe.kind, by=by.holder_id, ref=safe.pk.hex)


@transaction.atomic
def remove(safe_id: UUID, holder_id: UUID, *, by: Unlocked) -> None:
    """Close the safe to somebody: their grants die and every layer gets a new secret, at once.

    Who leaves by themselves cannot make the new secrets (a letter opens at both ends): the next
    writer does, before writing.
    """
    by.insist_on_root()
    safe = grants.hold(safe_id)
    known = _roster(safe, by)
    if known.of(holder_id) is None:
        raise NotGranted
    if holder_id == by.holder_id:
        leave(safe, holder_id)
        by.epochs.clear()
    else:
        rotation.rotate(safe, hands=Hands(by, by), leavers=frozenset({holder_id}))
    note_removal(safe.pk, holder_id)
    trails.write("safe.removed", safe.kind, by=by.holder_id, ref=safe.pk.hex)


def leave(safe: Safe, holder_id: UUID) -> None:
    """End a holder's grants now; the secrets change before the next writing, if anybody is left."""
    Grant.objects.filter(safe=safe, holder_id=holder_id).delete()
    Letter.objects.filter(safe=safe, recipient_id=holder_id).delete()
    Pass.objects.filter(safe=safe, holder_id=holder_id).delete()
    if not (safe.grants.exists() or safe.letters.exists()):
        destroy(safe)
        return
    Departure.objects.get_or_create(safe=safe, holder_id=holder_id)
    safe.layers.update(rotation_due=True)


@transaction.atomic
def close_safe(safe_id: UUID, *, by: Unlocked) -> None:
    """Destroy every secret of a safe: what it holds never opens again."""
    by.insist_on_root()
    safe = grants.hold(safe_id)
    layers.reach(
        safe.pk, safe.newest, Layer.objects.get(safe=safe, number=safe.newest).epoch, by=by
    )
    destroy(safe)
    trails.write("safe.closed", safe.kind, by=by.holder_id, ref=safe.pk.hex)


def destroy(safe: Safe) -> None:
    """Delete row secrets, grants, letters, pages and indexes of a safe, and leave a receipt."""
    for model in (RowSecret, Grant, Letter, RosterPage, Departure, Tombstone, Pass):
        model._base_manager.filter(safe=safe).delete()
    Layer.objects.filter(safe=safe).delete()
    safe.is_closed = True
    safe.save(update_fields=["is_closed"])
    note_safe_closed(safe.pk)


def _new_layer(safe: Safe, number: int, by: Unlocked) -> Fresh:
    fresh = Fresh(number, 1, suite.fresh(EpochSecret))
    layer = Layer(safe=safe, number=number, epoch=fresh.epoch)
    indexes.write_index(layer, fresh.secret, {})
    grants.seal_grant(safe, number, fresh.epoch, fresh.secret, least=layer.revision, to=by)
    if safe.newest != number:
        safe.newest = number
        safe.save(update_fields=["newest"])
    return fresh


def _write_page(safe: Safe, members: Roster, fresh: Fresh) -> None:
    rosters.write_page(safe, members, layer=fresh.layer, epoch=fresh.epoch, secret=fresh.secret)


def _roster(safe: Safe, by: Unlocked) -> Roster:
    """Return the roster as of now: read one's letters first."""
    layer = Layer.objects.get(safe=safe, number=safe.newest)
    layers.reach(safe.pk, layer.number, layer.epoch, by=by)
    known = rosters.last_known(safe, by=by)
    if known is None:
        raise NotGranted
    departed = Departure.objects.filter(safe=safe).values_list("holder_id", flat=True)
    return known.without(set(departed))


def _entry(member: Member, half: bytes) -> RosterEntry:
    return RosterEntry(
        number=member.number,
        holder_id=member.holder_id,
        compared=member.compared,
        admitted_by=member.admitted_by,
        altered=half != member.half,
    )


def _own_number(known: Roster, by: Unlocked) -> int:
    me = known.of(by.holder_id)
    if me is None:
        raise NotGranted
    return me.number


def _free(known: Roster, number: int, holder_id: UUID) -> int:
    """Return the number if it is this holder's own or nobody's yet; numbers are never given twice."""
    held = known.of(holder_id)
    others = {m.number for m in known.members if m is not held} | set(known.gone)
    if number in others:
        raise ValueError("this member number is taken")
    return number


def _half_seen(holder_id: UUID, by: Unlocked) -> bytes:
    """Return one's own half from one's own root, anybody else's from the base."""
    if holder_id == by.holder_id:
        return by.public
    return bytes(Holder.objects.get(pk=holder_id).public)
