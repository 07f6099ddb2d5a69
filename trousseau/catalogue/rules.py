"""Fold French words so that accents, plurals and elisions are forgiven. Pure Python.

The index and the question are treated alike, so every database answers alike.
"""

import re
from functools import lru_cache

import snowballstemmer

from trousseau.veil.folding import fold

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
# Snowball's own list of French elisions, with « aujourd'hui » left whole.
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu)'(?=.)")
_STOP = frozenset(
    [
        "a",
        "au",
        "aux",
        "avec",
        "ce",
        "ces",
        "cet",
        "cette",
        "dans",
        "de",
        "des",
        "du",
        "elle",
        "elles",
        "en",
        "et",
        "eux",
        "il",
        "ils",
        "je",
        "la",
        "le",
        "les",
        "leur",
        "leurs",
        "ma",
        "mais",
        "me",
        "mes",
        "moi",
        "mon",
        "ne",
        "nos",
        "notre",
        "nous",
        "on",
        "ou",
        "par",
        "pas",
        "pour",
        "qu",
        "que",
        "qui",
        "sa",
        "se",
        "ses",
        "si",
        "son",
        "sur",
        "ta",
        "te",
        "tes",
        "toi",
        "ton",
        "tu",
        "un",
        "une",
        "vos",
        "votre",
        "vous",
        "y",
        "est",
        "sont",
    ]
)
_stemmer = snowballstemmer.stemmer("french")
SHORTEST_PREFIX = 3


def _tokens(text: str) -> list[str]:
    """Return the words as written, in lower case, without their elisions."""
    plain = text.lower().replace("’", "'")
    return [_ELISION.sub("", token) for token in _WORD.findall(plain)]


@lru_cache(maxsize=1 << 14)
def forms_of(word: str) -> frozenset[str]:
    """Return the folded stems of a word: stemmed with its accents, and as typed without them."""
    stems = _stemmer.stemWords([word, fold(word)])
    return frozenset(_singular(fold(stem)) for stem in stems)


def _singular(stem: str) -> str:
    """Drop the plural that Snowball keeps after a vowel: stylos, numéros."""
    return stem[:-1] if len(stem) > SHORTEST_PREFIX and stem[-1] in "sx" else stem


def folded(text: str) -> str:
    """Return the words of a text as the index keeps them: each between spaces."""
    forms: dict[str, None] = {}
    for token in _tokens(text):
        forms.update(dict.fromkeys(sorted(forms_of(token))))
    return f" {' '.join(forms)} " if forms else ""


def asked(query: str) -> list[frozenset[str]]:
    """Return what each word of a question may match; small words count only when alone."""
    tokens = _tokens(query)
    telling = [token for token in tokens if fold(token) not in _STOP]
    return [forms_of(token) for token in dict.fromkeys(telling or tokens)]
