"""For finding how old someone is, and leaving how long something lasts."""

import re
from collections.abc import Iterator

from trousseau.veil.findings import Kind, Span, Trust

_TENS = "dix|vingt|trente|quarante|cinquante|soixante|quatre-vingts?"
_UNITS = (
    "un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|"
    "dix-sept|dix-huit|dix-neuf"
)
_NUMBER = rf"(?:\d{{1,3}}|(?:{_TENS})(?:[ -](?:et[ -])?(?:{_UNITS}))?|{_UNITS})"
_YEARS = re.compile(
    rf"(?<![\w.,/])(?:(?:\d{{1,2}}, ?){{0,6}}(?:\d{{1,2}} (?:et|ou|à) )?{_NUMBER} ?(?:ans|an)|\d{{1,2}} ?piges)(?: et demie?| pass[ée]s| r[ée]volus)?\b(?![-'])",
    re.IGNORECASE,
)
_MONTHS = re.compile(
    rf"\b(?:âg[ée]+e?s?|b[ée]b[ée]|nourrisson|enfant|petite?|fils|fille|jumeaux) (?:de |d'|a )?({_NUMBER} ?(?:mois|semaines|jours))\b",
    re.IGNORECASE,
)
_TEENS = re.compile(
    r"\b(?:la |une (?:petite |bonne )?)?(?:vingtaine|trentaine|quarantaine|cinquantaine|soixantaine)"
    r"(?= pass[ée]e| bien|[.,;)]| d'ann[ée]es)(?: d'ann[ée]es)?",
    re.IGNORECASE,
)
_OLD = re.compile(r"\bâg[ée]+e?s? de (\d{1,3})\b(?! ?(?:mois|semaines|jours|ans))", re.IGNORECASE)
# A span of time rather than an age, by the words just before or just after.
_LASTS = re.compile(
    r"(?:\b(?:depuis|pendant|durant|il y a|ya|y a|dans|en|tous les|toutes les|chaque|apr[èe]s|d'ici|sur|"
    r"bout de|prend\w*|bail de|peine de|contrat de|attend\w*|dure|mois et|partout|reste|delai de|délai de|"
    r"moins de|plus de)(?: d[eé']j[aà]| presque| environ| plus de| moins de| au moins|[ ](?:les|ces|ses|mes))?|d')\s$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r" (?:de (?!la\b|plus\b)|d'|apr[èe]s|plus t[ôo]t|plus tard|avant que|ferme|avec sursis|qu[e'i]|sans|durant|en arri[èe]re|ensemble)",
    re.IGNORECASE,
)


def _lasts(text: str, match: re.Match[str]) -> bool:
    """Tell a duration (« depuis 3 ans », « 6 ans de bail ») from an age."""
    before = _LASTS.search(text, max(0, match.start() - 28), match.start())
    return bool(before) or bool(_AFTER.match(text, match.end()))


def find_ages(text: str) -> Iterator[Span]:
    """Find ages in years, and in months for the very young."""
    for match in _YEARS.finditer(text):
        if not _lasts(text, match):
            yield Span(match.start(), match.end(), Kind.AGE, Trust.STRONG)
    for pattern in (_MONTHS, _OLD):
        for match in pattern.finditer(text):
            yield Span(match.start(1), match.end(1), Kind.AGE, Trust.CONTEXT)
    for match in _TEENS.finditer(text):
        yield Span(match.start(), match.end(), Kind.AGE, Trust.DOUBT)
