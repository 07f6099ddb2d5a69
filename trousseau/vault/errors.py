"""What the vault raises: codes and purposes, never a content, a cause or an identifier."""

# ruff: noqa: N818  (they read as sentences: "except CannotOpen")


class VaultError(Exception):
    """What every refusal of the vault is."""


class CannotOpen(VaultError):
    """Something sealed does not open; why is never said."""

    def __init__(self, purpose: str) -> None:
        super().__init__(purpose)
        self.purpose = purpose


class WrongPassphrase(VaultError):
    """The passphrase is not the one of this holder."""


class Locked(VaultError):
    """The vault of this holder stays shut: it was tampered with, or was never made."""


class NotGranted(VaultError):
    """This holder has no grant for this safe."""


class StaleEpoch(VaultError):
    """A safe changed its secret meanwhile; writers read their grant again, once."""


class Busy(VaultError):
    """Too many derivations wait already, or the pile does not answer; the page asks for patience."""


class TooLong(VaultError):
    """A slip holds `LIMIT` bytes of text; letters with accents and emoji take several."""

    LIMIT = 1800


class TooLate(VaultError):
    """The pile of this phase is shut: what was put down in it has been taken already."""


SHEET_SENTENCES = {
    "count": "Une feuille de secours compte douze mots.",
    "word": "Le mot n° {place} n’est pas dans la liste.",
    "checksum": "Ces douze mots ne vont pas ensemble : vérifiez leur ordre et leur orthographe.",
    "tag": "Cette feuille n’ouvre pas ce carnet.",
    "replaced": "Cette feuille a été remplacée par une plus récente.",
}


class WrongSheet(VaultError):
    """The twelve words do not open; `reason` is a code, `place` the first word not in the list."""

    def __init__(self, reason: str, place: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.place = place

    @property
    def sentence(self) -> str:
        """The reason, for the person, in French."""
        return SHEET_SENTENCES[self.reason].format(place=self.place)
