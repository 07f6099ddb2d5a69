"""Withdrawal tokens: the author keeps one, the case keeps its stub, and nothing joins the two."""

import base64

from trousseau.vault import derivation, suite
from trousseau.vault.derivation import Label
from trousseau.vault.secret import Secret


class _Token(Secret):
    LENGTH = 43  # signs of 32 bytes in unpadded URL-safe base 64


def new_token() -> str:
    """Return a new token, to be sealed with the situation it came from."""
    return base64.urlsafe_b64encode(suite.random_bytes(32)).decode().rstrip("=")


def stub(token: str) -> str:
    """Return what the case keeps of a token; whatever is not one gives a stub nobody has."""
    raw = token.strip().encode()
    if len(raw) != _Token.LENGTH:
        return ""
    return derivation.derive(_Token(raw), Label.STUB).hex()
