"""For comparing words: the same letters without capitals, accents or typographic variants."""

import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "’": "'", "ʼ": "'", "\u2011": "-"})


def fold(word: str) -> str:
    """Fold a word for look-up; its length may change, so never use it for offsets."""
    lowered = word.lower().translate(_LIGATURES)
    if lowered.isascii():
        return lowered
    parts = unicodedata.normalize("NFD", lowered)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def word_set(line: str) -> frozenset[str]:
    """Read a set of words written on one line, parted by spaces."""
    return frozenset(line.split())
