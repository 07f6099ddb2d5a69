"""What the vault stores: ciphertext, numbers and dates. Only `Holder` and `SealedRow` are public."""

from trousseau.vault.models.holder import Fingerprint, Holder, PassLock, Sheet, Unlock
from trousseau.vault.models.meeting import Pass
from trousseau.vault.models.row import RowSecret, SealedRow, Tombstone, sealed_models
from trousseau.vault.models.safe import Departure, Grant, Kind, Layer, Letter, RosterPage, Safe
from trousseau.vault.models.trail import TrailMark, TrailRow

__all__ = [
    "Departure",
    "Fingerprint",
    "Grant",
    "Holder",
    "Kind",
    "Layer",
    "Letter",
    "Pass",
    "PassLock",
    "RosterPage",
    "RowSecret",
    "Safe",
    "SealedRow",
    "Sheet",
    "Tombstone",
    "TrailMark",
    "TrailRow",
    "Unlock",
    "sealed_models",
]
