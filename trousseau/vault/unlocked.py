"""A holder whose root is open, for the length of one request."""

from uuid import UUID

from trousseau.vault import derivation, suite
from trousseau.vault.secret import BoxHalf, EpochSecret, Lock, Mute, Root

Epoch = tuple[UUID, int, int]  # safe, layer, epoch


class Unlocked(Mute):
    """What an unlocked holder carries; never stored, shown or copied."""

    __slots__ = ("epochs", "half", "holder_id", "own_lock", "public", "root", "root_no")

    def __init__(self, holder_id: UUID, root_no: int, root: Root) -> None:
        self.holder_id = holder_id
        self.root_no = root_no
        self.root: Root = root
        self.own_lock: Lock = derivation.own_lock(root)
        self.half: BoxHalf = derivation.box_half(root)
        self.public: bytes = suite.public_of(self.half)
        self.epochs: dict[Epoch, EpochSecret] = {}
