"""A holder whose root is open, or the guest that a meeting's pass makes of them; for one request."""

from typing import NoReturn
from uuid import UUID

from trousseau.vault import derivation, suite
from trousseau.vault.errors import Locked
from trousseau.vault.secret import BoxHalf, EpochSecret, Lock, MeetingSecret, Mute, Root

Epoch = tuple[UUID, int, int]  # safe, layer, epoch


class Unlocked(Mute):
    """What an unlocked holder carries; never stored, shown or copied.

    `is_untraced`: letters are read without being sealed, so that this request writes nothing.
    """

    __slots__ = (
        "epochs",
        "half",
        "holder_id",
        "is_untraced",
        "own_lock",
        "public",
        "root",
        "root_no",
    )

    def __init__(self, holder_id: UUID, root_no: int, root: Root) -> None:
        self.holder_id = holder_id
        self.root_no = root_no
        self.root: Root = root
        self.own_lock: Lock = derivation.own_lock(root)
        self.half: BoxHalf = derivation.box_half(root)
        self.public: bytes = suite.public_of(self.half)
        self.epochs: dict[Epoch, EpochSecret] = {}
        self.is_untraced = False

    @property
    def is_guest(self) -> bool:
        """Say whether only the pass of a meeting is open."""
        return False

    def insist_on_root(self) -> None:
        """Raise Locked where a pass is not enough."""

    def meeting_secret(self, meeting: UUID) -> MeetingSecret:
        """Return what the tags of this holder's slips follow from, in one meeting."""
        return derivation.meeting_secret(self.root, meeting)


class Guest(Unlocked):
    """A holder whose notebook is locked: the circle of one meeting opens, everything else is Locked."""

    __slots__ = ("meeting", "tag_secret")

    def __init__(
        self,
        holder_id: UUID,
        root_no: int,
        *,
        meeting: UUID,
        epochs: dict[Epoch, EpochSecret],
        tag_secret: MeetingSecret,
    ) -> None:
        self.holder_id = holder_id
        self.root_no = root_no
        self.epochs = epochs
        self.is_untraced = False
        self.meeting = meeting
        self.tag_secret = tag_secret

    def __getattr__(self, name: str) -> NoReturn:
        if name in Unlocked.__slots__:
            raise Locked  # the root and all that follows from it
        raise AttributeError(name)

    @property
    def is_guest(self) -> bool:
        """Say whether only the pass of a meeting is open."""
        return True

    def insist_on_root(self) -> None:
        """Raise Locked where a pass is not enough."""
        raise Locked

    def meeting_secret(self, meeting: UUID) -> MeetingSecret:
        """Return what the tags of this holder's slips follow from, in the meeting of the pass."""
        if meeting != self.meeting:
            raise Locked
        return self.tag_secret
