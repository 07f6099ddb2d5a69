"""Withdrawal tokens: the author keeps one, the case keeps its stub, and nothing joins the two."""

import base64

from trousseau.vault import derivation, suite
from trousseau.vault.derivation import Label
from trousseau.vault.secret import Cookie, Secret


class _Token(Secret):
    LENGTH = 43  # signs of 32 bytes in unpadded URL-safe base 64


def new_token() -> str:
    """Return a new token, to be sealed with the situation it came from."""
    return base64.urlsafe_b64encode(suite.random_bytes(32)).decode().rstrip("=")


def reveal_token(cookie: bytes, nonce: str) -> str:
    """Return the token by which one browser deletes its unsigned card once it is revealed.

    `nonce` is random and sealed with the card, which keeps the token's `stub` for a day: without
    the cookie, which no base holds, nobody joins the card to anybody.
    """
    raw = derivation.derive(Cookie(cookie), Label.TOKEN, nonce.encode())
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def stub(token: str) -> str:
    """Return what the case keeps of a token; whatever is not one gives a stub nobody has."""
    raw = token.strip().encode()
    if len(raw) != _Token.LENGTH:
        return ""
    return derivation.derive(_Token(raw), Label.STUB).hex()
