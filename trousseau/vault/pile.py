"""The pile: unsigned cards and ballots of a phase under way, one each, written nowhere that lasts.

Nothing here writes to the database. The slips are sealed under the circle's present secret; the
nonce that tags them lives only in the pile and dies with the meeting (docs/vault.md §13).
"""

from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from trousseau.lib import clock
from trousseau.vault import config, derivation, layers, suite
from trousseau.vault.errors import CannotOpen, NotGranted, TooLate, VaultError
from trousseau.vault.frames import Context, context
from trousseau.vault.models import Layer
from trousseau.vault.pile_file import FilePile
from trousseau.vault.pile_server import ServerPile
from trousseau.vault.secret import EpochSecret
from trousseau.vault.slips import Payload, Pile, Slip, pack, unpack
from trousseau.vault.unlocked import Unlocked

NONCE = 32
KEPT = timedelta(days=2)  # a meeting that nobody closed


def pile_put(
    *, meeting: UUID, run: int, slot: str, payload: Payload, safe_id: UUID, by: Unlocked
) -> None:
    """Put a slip down; a second one of the same person and slot replaces the first.

    Raise TooLong past 1,800 bytes of text, and TooLate once the run is shut: nothing is lost
    without a word.
    """
    text = pack(slot, payload)
    pile = the_pile()
    nonce = pile.nonce(meeting, fresh=suite.random_bytes(NONCE), today=clock.today())
    tag = derivation.tag(by.meeting_secret(meeting), nonce, run, slot)
    layer = _newest(safe_id)
    secret = layers.reach(safe_id, layer.number, layer.epoch, by=by)
    slip = Slip(tag, layer.number, layer.epoch, b"")
    blob = suite.seal(secret, _place(meeting, run, slip, safe_id), text)
    if not nonce or not pile.put(meeting, run, slip._replace(blob=blob), nonce=nonce):
        raise TooLate


def pile_own(*, meeting: UUID, run: int, slot: str, safe_id: UUID, by: Unlocked) -> Payload | None:
    """Return what this person has on the pile in a slot, or None."""
    pile = the_pile()
    tag = _tag(pile, meeting, run, slot, by)
    slip = pile.find(meeting, run, tag) if tag else None
    opened = slip and _open(pile, meeting, run, slip, safe_id, by)
    return opened[1] if opened else None


def pile_drop(*, meeting: UUID, run: int, slot: str, by: Unlocked) -> None:
    """Take one's own slip away; raise TooLate once the run is shut."""
    pile = the_pile()
    tag = _tag(pile, meeting, run, slot, by)
    if tag and not pile.drop(meeting, run, tag):
        raise TooLate


def pile_take(*, meeting: UUID, run: int, safe_id: UUID, by: Unlocked) -> list[tuple[str, Payload]]:
    """Return the slips of a run, shuffled, each with its slot; they stay until `pile_forget`.

    Call `pile_shut` first: what is put meanwhile would be lost. What does not open is left out.
    """
    pile = the_pile()
    opened = [_open(pile, meeting, run, slip, safe_id, by) for slip in pile.all(meeting, run)]
    return suite.shuffled(slip for slip in opened if slip is not None)


def pile_shut(*, meeting: UUID, run: int) -> None:
    """Take nothing more for this run and those before it: whoever comes late is told."""
    nonce = suite.random_bytes(NONCE)
    the_pile().shut(meeting, below=run + 1, fresh=nonce, today=clock.today())


def pile_forget(*, meeting: UUID, before_run: int | None = None) -> None:
    """Destroy the slips of the runs before this one; without it, all of them and the nonce, for good.

    Call it once the transaction that wrote the slips holds (`transaction.on_commit`).
    """
    the_pile().forget(meeting, below=before_run)


def lay_bridge(layer: Layer, old: EpochSecret, new: EpochSecret) -> None:
    """Let whoever holds the next secret of a layer open the slips sealed under this one.

    Kept in the pile only. Whoever can read the new secret could read all that the old one sealed.
    """
    place = context("bridge", layer.safe_id, layer.number, layer.epoch)
    blob = suite.seal(new, place, old.reveal())
    with suppress(VaultError):  # a pile that does not answer never keeps a member in
        the_pile().lay_bridge(layer.safe_id, layer.number, layer.epoch, blob, today=clock.today())


def sweep(today: date) -> None:
    """Destroy what meetings that nobody closed have left."""
    with suppress(VaultError):
        the_pile().sweep(today - KEPT)


def the_pile() -> Pile:
    """Return the pile of this installation: an address, or a file."""
    where = config.pile()
    return ServerPile(where) if "://" in where else FilePile(Path(where))


def _newest(safe_id: UUID) -> Layer:
    layers_ = Layer.objects.filter(safe_id=safe_id, safe__is_closed=False)
    newest = layers_.order_by("-number").first()
    if newest is None:
        raise NotGranted
    return newest


def _tag(pile: Pile, meeting: UUID, run: int, slot: str, by: Unlocked) -> bytes:
    """Return the tag of this person's slip; empty when the meeting has no pile."""
    nonce = pile.nonce(meeting)
    return derivation.tag(by.meeting_secret(meeting), nonce, run, slot) if nonce else b""


def _open(
    pile: Pile, meeting: UUID, run: int, slip: Slip, safe_id: UUID, by: Unlocked
) -> tuple[str, Payload] | None:
    try:
        secret = _reach(pile, safe_id, slip.layer, slip.epoch, by)
        return unpack(suite.unseal(secret, _place(meeting, run, slip, safe_id), slip.blob))
    except (CannotOpen, NotGranted):
        return None


def _reach(pile: Pile, safe_id: UUID, layer: int, epoch: int, by: Unlocked) -> EpochSecret:
    """Return the secret of an epoch, by a bridge from the next one when it has changed meanwhile."""
    try:
        return layers.reach(safe_id, layer, epoch, by=by)
    except NotGranted:
        blob = pile.bridge(safe_id, layer, epoch)
        if blob is None:
            raise
    newer = _reach(pile, safe_id, layer, epoch + 1, by)
    place = context("bridge", safe_id, layer, epoch)
    by.epochs[safe_id, layer, epoch] = EpochSecret(suite.unseal(newer, place, blob))
    return by.epochs[safe_id, layer, epoch]


def _place(meeting: UUID, run: int, slip: Slip, safe_id: UUID) -> Context:
    return context("pile", meeting, run, slip.tag, safe_id, slip.layer, slip.epoch)
