"""Who belongs to a safe, in sealed pages: what the database says elsewhere is never believed."""

import json
from dataclasses import asdict, dataclass, replace
from typing import Self
from uuid import UUID

from trousseau.vault import grants, suite
from trousseau.vault.errors import StaleEpoch
from trousseau.vault.frames import Context, context
from trousseau.vault.models import Grant, Letter, RosterPage, Safe
from trousseau.vault.secret import EpochSecret
from trousseau.vault.unlocked import Unlocked


@dataclass(frozen=True)
class Member:
    """One line of a roster; `public` is hexadecimal, `compared`: five words were said aloud."""

    number: int
    holder: str
    public: str
    first_layer: int
    admitted_by: int
    compared: bool

    @property
    def holder_id(self) -> UUID:
        """The holder, as an identifier."""
        return UUID(self.holder)

    @property
    def half(self) -> bytes:
        """The public half that letters are written to."""
        return bytes.fromhex(self.public)


@dataclass(frozen=True)
class Roster:
    """The members, and the numbers that nobody else may take."""

    members: tuple[Member, ...]
    gone: tuple[int, ...] = ()

    def of(self, holder_id: UUID) -> Member | None:
        """Return a holder's line, or None."""
        return next((m for m in self.members if m.holder == str(holder_id)), None)

    def without(self, holder_ids: set[UUID]) -> Self:
        """Return the roster once these holders have left."""
        left = [m for m in self.members if m.holder_id in holder_ids]
        return replace(
            self,
            members=tuple(m for m in self.members if m not in left),
            gone=self.gone + tuple(m.number for m in left),
        )

    def saying(self, member: Member) -> Self:
        """Return the roster with this line instead of the holder's former one."""
        others = tuple(m for m in self.members if m.holder != member.holder)
        return replace(self, members=(*others, member))


def write_page(safe: Safe, roster: Roster, *, layer: int, epoch: int, secret: EpochSecret) -> None:
    """Seal the next page under the newest layer; drop pages that nobody needs any more."""
    safe.revision += 1
    safe.save(update_fields=["revision"])
    raw = suite.pad(json.dumps(asdict(roster)).encode())
    page = RosterPage(safe=safe, revision=safe.revision, layer=layer, epoch=epoch)
    page.blob = suite.seal(secret, _place(page), raw)
    page.save(force_insert=True)
    _drop_old_pages(safe)


def read_page(page: RosterPage, secret: EpochSecret) -> Roster:
    """Open a page."""
    raw = suite.unpad(suite.unseal(secret, _place(page), page.blob), "roster")
    read = json.loads(raw)
    members = tuple(Member(**line) for line in read["members"])
    return Roster(members=members, gone=tuple(read["gone"]))


def last_known(safe: Safe, *, by: Unlocked) -> Roster | None:
    """Return the last page that this holder's own grants open, or None."""
    for page in RosterPage.objects.filter(safe=safe).order_by("-revision"):
        try:
            secret = grants.secret_at(safe.pk, page.layer, page.epoch, by=by)
        except StaleEpoch:
            continue
        return read_page(page, secret)
    return None


def _drop_old_pages(safe: Safe) -> None:
    needed = set(Grant.objects.filter(safe=safe).values_list("layer", "epoch"))
    needed |= set(Letter.objects.filter(safe=safe).values_list("layer", "epoch"))
    for page in RosterPage.objects.filter(safe=safe).exclude(revision=safe.revision):
        if (page.layer, page.epoch) not in needed:
            page.delete()


def _place(page: RosterPage) -> Context:
    return context("roster", page.safe_id, page.layer, page.epoch, page.revision)
