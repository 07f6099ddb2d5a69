"""Everything that follows from a secret, one label per meaning (docs/vault.md §1)."""

from dataclasses import dataclass
from enum import StrEnum, unique
from uuid import UUID

from trousseau.vault import suite
from trousseau.vault.frames import Part, frame
from trousseau.vault.secret import (
    BoxHalf,
    Cookie,
    Lock,
    MeetingSecret,
    Pepper,
    Root,
    Secret,
    SheetSecret,
    Stretched,
    TrailSecret,
)

SALT = 16


@unique
class Label(StrEnum):
    """What separates one derivation from another: frozen, 16 bytes at most, one meaning each."""

    PEPPER = "tr1.pepper"  # stretched passphrase, once the server's file has been stirred in
    LOGIN = "tr1.login"  # verifier kept in the password column
    PASS = "tr1.pass"  # noqa: S105  (lock of the passphrase: a label, not a password)
    SHEET = "tr1.sheet"  # lock of the recovery sheet
    PAIR = "tr1.pair"  # lock of two guardians (a later issue)
    BOX = "tr1.box"  # private half that carries letters
    OWN = "tr1.own"  # lock of one's grants
    UNSIGNED = "tr1.unsigned"  # tag secret of a person
    MEET = "tr1.meet"  # tag secret of one meeting
    TAG = "tr1.tag"  # one slip each, in one slot of one phase
    DRAFT = "tr1.draft"  # drafts kept on a device (a later issue)
    SESSION = "tr1.session"  # lock of an unlock row, from the cookie
    BIND = "tr1.bind"  # what a session stores to recognise its cookie
    TRAIL = "tr1.trail"  # pseudonym of a holder in the trail
    CODE = "tr1.code"  # words compared by voice
    VISIT = "tr1.visit"  # lock of a meeting pass, from the cookie
    TOKEN = "tr1.token"  # noqa: S105  (what deletes a card after the reveal: a label)
    STUB = "tr1.stub"  # what a case keeps of its withdrawal token
    CHAIN = "tr1.chain"  # hash of a trail row
    PRINT = "tr1.print"  # fingerprint: recognises a secret, opens nothing
    STONE = "tr1.stone"  # proof that the server itself destroyed a row


@dataclass(frozen=True)
class Cost:
    """What Argon2id costs: passes, memory in KiB, lanes (always one)."""

    t: int
    m_kib: int
    p: int


def derive(secret: Secret, label: Label, data: bytes = b"") -> bytes:
    """Return BLAKE2b-256(data, key=secret, person=label)."""
    return suite.keyed_hash(secret, label.value, data)


def stretch(passphrase: str, salt: bytes, cost: Cost) -> Stretched:
    """Run Argon2id once on a normalised passphrase."""
    if cost.p != 1:
        raise ValueError("libsodium knows one lane only")
    return Stretched(suite.argon2id(passphrase.encode(), salt, t=cost.t, m_kib=cost.m_kib))


def verifier(stretched: Stretched, pepper: Pepper) -> bytes:
    """Return what the password column keeps: it recognises and opens nothing."""
    return derive(_peppered(stretched, pepper), Label.LOGIN)


def pass_lock(stretched: Stretched, pepper: Pepper) -> Lock:
    """Return the lock a passphrase opens."""
    return Lock(derive(_peppered(stretched, pepper), Label.PASS))


def sheet_lock(sheet: SheetSecret) -> Lock:
    """Return the lock a recovery sheet opens, without pepper."""
    return Lock(derive(sheet, Label.SHEET))


def own_lock(root: Root) -> Lock:
    """Return the lock of a person's grants."""
    return Lock(derive(root, Label.OWN))


def box_half(root: Root) -> BoxHalf:
    """Return the private half that writes and opens a person's letters."""
    return BoxHalf(derive(root, Label.BOX))


def session_lock(cookie: Cookie) -> Lock:
    """Return the lock of an unlock row."""
    return Lock(derive(cookie, Label.SESSION))


def visit_lock(cookie: Cookie) -> Lock:
    """Return the lock of a meeting pass."""
    return Lock(derive(cookie, Label.VISIT))


def meeting_secret(root: Root, meeting: UUID) -> MeetingSecret:
    """Return what the tags of one person's slips follow from, in one meeting."""
    tags = Secret(derive(root, Label.UNSIGNED))
    return MeetingSecret(derive(tags, Label.MEET, meeting.bytes))


def tag(secret: MeetingSecret, nonce: bytes, run: int, slot: str) -> bytes:
    """Return what makes one slip each; without the pile's nonce it leads to nobody."""
    return derive(secret, Label.TAG, frame(nonce, run, slot))


def bound_to(cookie: Cookie) -> str:
    """Return what a session stores to recognise its cookie."""
    return derive(cookie, Label.BIND).hex()


def pseudonym(trail: TrailSecret, holder: bytes) -> str:
    """Return a holder's name in the trail, 64 hexadecimal signs."""
    return derive(trail, Label.TRAIL, holder).hex()


def fingerprint(secret: Secret, *parts: Part) -> bytes:
    """Return bytes that recognise a secret (and words beside it) and open nothing."""
    return derive(secret, Label.PRINT, frame(*parts))


def code(*parts: Part) -> bytes:
    """Return the bytes behind words compared by voice; everything in them is public."""
    return suite.keyed_hash(_NOTHING, Label.CODE.value, frame(*parts))


def _peppered(stretched: Stretched, pepper: Pepper) -> Secret:
    return Secret(derive(pepper, Label.PEPPER, stretched.reveal()))


class _Nothing(Secret):
    LENGTH = 0


_NOTHING = _Nothing(b"")
