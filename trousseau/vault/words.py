"""French words for secrets: sheets, the pepper, words compared by voice, proposed passphrases
(BIP-39 list).

The list's first four letters are unique once accents are folded, so a word may be typed without
accents, in capitals, or cut after four letters.
"""

import unicodedata
from collections.abc import Sequence

from mnemonic import Mnemonic

from trousseau.vault import suite
from trousseau.vault.errors import WrongSheet
from trousseau.vault.secret import Pepper, SheetSecret

COUNT, OF_PEPPER, PROPOSED = 12, 24, 6
BITS = 11  # per word, in a list of 2,048


def folded(word: str) -> str:
    """Return a word without accents, spaces or capitals."""
    bare = unicodedata.normalize("NFKD", word.strip().casefold())
    return "".join(sign for sign in bare if not unicodedata.combining(sign))


_LIST = Mnemonic("french")
WORDS = [unicodedata.normalize("NFC", word) for word in _LIST.wordlist]
_BY_START = {folded(word)[:4]: place for place, word in enumerate(WORDS)}
# A passphrase is compared letter by letter: what is proposed has no accent to forget.
# 1,682 words: six make 64 bits.
_PLAIN = [word for word in WORDS if word.isascii()]


def place_of(word: str) -> int | None:
    """Return a word's place in the list, however it is accented or cut, or None."""
    typed = folded(word)
    place = _BY_START.get(typed[:4])
    if place is None or not folded(WORDS[place]).startswith(typed):
        return None
    return place


def words_of(secret: SheetSecret | Pepper) -> list[str]:
    """Write 128 bits as twelve words, 256 as twenty-four; the last bits are a checksum."""
    return unicodedata.normalize("NFC", _LIST.to_mnemonic(secret.reveal())).split()


def secret_of(words: Sequence[str]) -> SheetSecret:
    """Read twelve words; raise WrongSheet with what is wrong and where."""
    return SheetSecret(_read(words, COUNT))


def pepper_of(words: Sequence[str]) -> Pepper:
    """Read the pepper's twenty-four words; raise WrongSheet likewise."""
    return Pepper(_read(words, OF_PEPPER))


def _read(words: Sequence[str], count: int) -> bytes:
    if len(words) != count:
        raise WrongSheet("count")
    exact = []
    for number, word in enumerate(words, start=1):
        place = place_of(word)
        if place is None:
            raise WrongSheet("word", number)
        exact.append(_LIST.wordlist[place])
    raw = _entropy(exact)
    if raw is None:
        raise WrongSheet("checksum")
    return raw


def spoken(digest: bytes, count: int = 5) -> list[str]:
    """Return the first bits of a digest as words: five are 55 bits."""
    bits = int.from_bytes(digest, "big")
    width = len(digest) * 8
    mask = (1 << BITS) - 1
    return [WORDS[(bits >> (width - BITS * (rank + 1))) & mask] for rank in range(count)]


def propose() -> str:
    """Draw six words without accents."""
    return " ".join(_drawn() for _ in range(PROPOSED))


def _drawn() -> str:
    while True:  # rejection keeps every word equally likely
        place = int.from_bytes(suite.random_bytes(2), "big") & ((1 << BITS) - 1)
        if place < len(_PLAIN):
            return _PLAIN[place]


def _entropy(words: list[str]) -> bytes | None:
    try:
        return bytes(_LIST.to_entropy(words))
    except (ValueError, LookupError):
        return None
