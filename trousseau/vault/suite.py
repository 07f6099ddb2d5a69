"""Suite 1, the only door to libsodium, BLAKE2b and the system's randomness.

blob = 0x01 ‖ nonce (24) ‖ XChaCha20-Poly1305-IETF(plaintext, aad, secret), tag last (16)
letter = 0x01 ‖ nonce (24) ‖ X25519-XSalsa20-Poly1305(plaintext)
The version byte fixes the whole suite: no algorithm is ever read from a row (docs/vault.md §2).
"""

from collections.abc import Callable, Iterable
from hashlib import blake2b
from os import urandom
from random import SystemRandom
from typing import TypeVar

from nacl import bindings as sodium
from nacl.exceptions import CryptoError

from trousseau.vault.errors import CannotOpen, TooLong
from trousseau.vault.frames import Context
from trousseau.vault.secret import BoxHalf, Secret

SUITE = 1
NONCE, TAG = 24, 16
SLIP = 2048  # bytes of every unsigned slip, whatever it says
SMALL, LARGE, TURN = 512, 4096, 8192  # padding in bytes, and the length at which it changes

Kind = TypeVar("Kind", bound=Secret)
Item = TypeVar("Item")
Reader = Callable[[Secret, bytes, bytes], bytes | None]


def random_bytes(length: int) -> bytes:
    """Return bytes from the system."""
    return urandom(length)


def fresh(kind: type[Kind]) -> Kind:
    """Make a new random secret of a kind."""
    return kind(urandom(kind.LENGTH))


def shuffled(items: Iterable[Item]) -> list[Item]:
    """Return the items in an order that says nothing."""
    drawn = list(items)
    SystemRandom().shuffle(drawn)
    return drawn


def keyed_hash(secret: Secret, person: str, data: bytes) -> bytes:
    """Return BLAKE2b-256 of data under a secret, separated by `person` (16 bytes at most)."""
    return blake2b(data, digest_size=32, key=secret.reveal(), person=person.encode()).digest()


def argon2id(passphrase: bytes, salt: bytes, *, t: int, m_kib: int) -> bytes:
    """Stretch a passphrase into 32 bytes; libsodium knows one lane only."""
    stretched = _attempt(
        lambda: sodium.crypto_pwhash_alg(
            32, passphrase, salt, t, m_kib * 1024, sodium.crypto_pwhash_ALG_ARGON2ID13
        )
    )
    return _opened(stretched, "stretch")


def seal(secret: Secret, context: Context, plaintext: bytes) -> bytes:
    """Seal under a secret, for one place."""
    return _seal_at(urandom(NONCE), secret, context, plaintext)


def unseal(secret: Secret, context: Context, blob: bytes | memoryview) -> bytes:
    """Open a blob of any suite ever shipped; raise only CannotOpen, without a cause."""
    blob = bytes(blob)
    reader = READERS.get(blob[0]) if blob else None
    return _opened(reader and reader(secret, context.aad, blob[1:]), context.purpose)


def _seal_at(nonce: bytes, secret: Secret, context: Context, plaintext: bytes) -> bytes:
    sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
        plaintext, context.aad, nonce, secret.reveal()
    )
    return bytes([SUITE]) + nonce + sealed


def _read_1(secret: Secret, aad: bytes, body: bytes) -> bytes | None:
    return _attempt(
        lambda: sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
            body[NONCE:], aad, body[:NONCE], secret.reveal()
        )
    )


READERS: dict[int, Reader] = {SUITE: _read_1}


def public_of(half: BoxHalf) -> bytes:
    """Return the public half of a pair."""
    return sodium.crypto_scalarmult_base(half.reveal())


def seal_letter(sender: BoxHalf, recipient: bytes, framed: bytes) -> bytes:
    """Seal a framed text from one half to another; both ends can open it."""
    nonce = urandom(NONCE)
    sealed = _attempt(lambda: sodium.crypto_box(framed, nonce, recipient, sender.reveal()))
    return bytes([SUITE]) + nonce + _opened(sealed, "letter")


def unseal_letter(recipient: BoxHalf, sender: bytes, blob: bytes) -> bytes:
    """Open a letter that this sender wrote to this recipient, and nobody else's."""
    version, nonce, body = blob[:1], blob[1 : 1 + NONCE], blob[1 + NONCE :]
    if version != bytes([SUITE]):
        raise CannotOpen("letter")
    return _opened(
        _attempt(lambda: sodium.crypto_box_open(body, nonce, sender, recipient.reveal())), "letter"
    )


def pad(plaintext: bytes) -> bytes:
    """Hide the length: to 512 bytes below 8,192, to 4,096 from there."""
    return sodium.sodium_pad(plaintext, SMALL if len(plaintext) < TURN else LARGE)


def unpad(padded: bytes, purpose: str) -> bytes:
    """Take the padding away."""
    block = SMALL if len(padded) <= TURN else LARGE
    return _opened(_attempt(lambda: sodium.sodium_unpad(padded, block)), purpose)


def pad_slip(plaintext: bytes) -> bytes:
    """Fill one slip exactly."""
    if len(plaintext) >= SLIP:
        raise TooLong
    return sodium.sodium_pad(plaintext, SLIP)


def unpad_slip(padded: bytes) -> bytes:
    """Take a slip's padding away."""
    return _opened(_attempt(lambda: sodium.sodium_unpad(padded, SLIP)), "pile")


def _attempt(work: Callable[[], bytes]) -> bytes | None:
    """Return nothing where the library complains: its words never leave this module."""
    try:
        return work()
    except (CryptoError, ValueError, MemoryError, OverflowError):
        return None


def _opened(result: bytes | None, purpose: str) -> bytes:
    if result is None:
        raise CannotOpen(purpose)
    return result
