"""What a passphrase must be, before anything is derived from it (docs/vault.md §3)."""

import unicodedata
from collections.abc import Sequence

from zxcvbn import zxcvbn

from trousseau.vault import words

SHORTEST, LONGEST = 12, 256  # characters
SCORE = 3  # of zxcvbn's 0 to 4


def normalise(passphrase: str) -> str:
    """Return one form for all ways of typing the same phrase: NFKC, single spaces, no outer ones."""
    return " ".join(unicodedata.normalize("NFKC", passphrase).split())


def propose_passphrase() -> str:
    """Return six words drawn from a list: 64 bits, the default choice."""
    return words.propose()


def judge_passphrase(passphrase: str, about: Sequence[str] = ()) -> list[str]:
    """Say in French what is wrong with a passphrase; `about` holds words that are easy to guess."""
    phrase = normalise(passphrase)
    if len(phrase) < SHORTEST:
        return [f"Cette phrase est trop courte : il faut au moins {SHORTEST} caractères."]
    if len(phrase) > LONGEST:
        return [f"Cette phrase est trop longue : {LONGEST} caractères au plus."]
    if zxcvbn(phrase[:72], user_inputs=list(about))["score"] < SCORE:
        return [
            "Cette phrase se devine trop vite. Ajoutez des mots sans lien entre eux, "
            "ou prenez celle que nous proposons."
        ]
    return []
