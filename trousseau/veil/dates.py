"""For finding dates, from a full one to a bare month or « le 18 »."""

import re
from collections.abc import Iterator

from trousseau.veil.findings import Kind, Span, Trust

MONTHS = {
    "janv": 1, "fev": 2, "mars": 3, "avr": 4, "mai": 5, "juin": 6, "juil": 7, "aout": 8,
    "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MONTH = (
    r"(?:janv(?:ier)?|f[ée]v(?:r(?:ier)?)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|ao[ûu]t|"
    r"sept(?:embre)?|oct(?:obre)?|nov(?:embre)?|d[ée]c(?:embre)?)\b\.?"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_WEEKDAY = (
    r"(?:lun(?:di)?|mar(?:di)?|mer(?:credi)?|jeu(?:di)?|ven(?:dredi)?|sam(?:edi)?|dim(?:anche)?)\.?"
)
_FULL_WEEKDAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_YEAR = r"(?:19[2-9]\d|20[0-4]\d)"

# « mardi 14 janvier 2022 », « le 1er mars », « 13 oct 23 »
_WRITTEN = re.compile(
    rf"(?<![\d,.])(?:{_WEEKDAY}[ ,]{{1,2}})?(?:{_DAY}(?: ?er)?|premier)[ \u00a0\-]{{1,2}}{_MONTH}"
    rf"(?:[ \u00a0\-]{_YEAR}(?!\d)|[ \u00a0]'?\d\d(?![\d:hH]| ?[h%€]| ans| \w))?",
    re.IGNORECASE,
)
# « 14/02/1991 », « 23.09.65 », « 2024-07-12 »
_FIGURES = re.compile(
    rf"(?<![\d/.\-])(?:{_DAY}(?P<mark>[/.\-])(?:0?[1-9]|1[0-2])(?P=mark)(?:{_YEAR}|\d\d)|"
    rf"{_YEAR}[/\-](?:0[1-9]|1[0-2])[/\-](?:0[1-9]|[12]\d|3[01]))(?![\d/]|[.\-]\d)"
)
# « le 30.04 », « jeudi 7/03 », « 04/11 »
_SHORT = re.compile(rf"(?<![\d/.,\-])({_DAY})([/.])(0?[1-9]|1[0-2])(?![\d/%€]|[.,\-]\d)")
_MONTH_YEAR = re.compile(rf"\b{_MONTH}[ \u00a0]{_YEAR}(?!\d)", re.IGNORECASE)
_FIGURE_MONTH = re.compile(rf"(?<![\d/.\-])(?:0[1-9]|1[0-2])/{_YEAR}(?![\d/])")
_BARE_MONTH = re.compile(
    r"\b(?:janvier|f[ée]vrier|avril|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre)\b",
    re.IGNORECASE,
)
# « mars » is a planet and « mai » a typing slip: only after a word of time.
_SHY_MONTH = re.compile(
    r"\b(?:en|depuis|fin|d[ée]but|mi|de|d[èe]s|avant|apr[èe]s|jusqu'[aàe]n?|courant|pour|mois de)[ -](mars|mai)\b",
    re.IGNORECASE,
)
_BARE_YEAR = re.compile(
    rf"\b(?:en|depuis|de|d[èe]s|avant|apr[èe]s|fin|d[ée]but|ann[ée]e|jusqu'en|l'an|[ée]t[ée]|hiver|automne|"
    rf"printemps|entre|et|mi)[ -]({_YEAR})(?![\d€]|[ .]?(?:€|euros?\b|\d))",
    re.IGNORECASE,
)
_BORN = re.compile(r"\bn[ée]+e?s?\.? (?:en|le|vers) ((?:19|20)?\d\d)(?!\d|[/.])", re.IGNORECASE)
_WEEKDAY_NUMBER = re.compile(rf"\b{_FULL_WEEKDAY} {_DAY}(?![\d/.,:]*\d| ?[hH€]|\w)", re.IGNORECASE)
# « le 18 », « jusqu'au 4 », « du 3 au 7 »: a day if nothing countable follows.
_DAY_ONLY = re.compile(
    rf"\b(?:le|du|au|avant le|pour le|depuis le) ({_DAY}|1er)"
    r"(?=\s*(?:[.,;:!?…)»\"\n]|$)|\s+(?:à|a|et|ou|pour|au|dernier|prochain|avec|chez|il|elle|je|on|vers|\d{1,2} ?h))(?!\.\d|,\d)",
    re.IGNORECASE,
)
# The emergency numbers are called, not waited for (service-public.fr: 15, 17, 18).
_CALLED = re.compile(
    r"(?:appel\w*|faire|fait|compos\w*|contact\w*|joindre|num[ée]ro|habite\w*|vit|loge|voisins?|hall|escalier|"
    r"locataires?|rue|bus|tram|ligne)[ \w']{0,12}$",
    re.IGNORECASE,
)
_BEFORE_SHORT = re.compile(
    rf"(?:\b(?:le|du|au|avant|depuis|d[èe]s|rdv|date|pour|{_WEEKDAY})[ :]{{1,2}}|\()$",
    re.IGNORECASE,
)


def _after_day_word(text: str, start: int) -> bool:
    return bool(_BEFORE_SHORT.search(text, max(0, start - 14), start))


def _short_is_date(match: re.Match[str], text: str) -> bool:
    """Tell « 7/03 » from « 3/4 » or « 2.5 »: a zero in front, or a word of time before."""
    day, mark, month = match.groups()
    if _after_day_word(text, match.start()):
        return True
    return mark == "/" and len(month) == 2 and len(day) == 2


def find_full_dates(text: str) -> Iterator[Span]:
    """Find dates that tell at least a day and a month, or a month and a year."""
    for pattern in (_WRITTEN, _FIGURES, _MONTH_YEAR, _FIGURE_MONTH):
        for match in pattern.finditer(text):
            end = match.end() - (match.group()[-1] == ".")
            yield Span(match.start(), end, Kind.DATE, Trust.STRONG)
    for match in _SHORT.finditer(text):
        if _short_is_date(match, text):
            yield Span(match.start(), match.end(), Kind.DATE, Trust.CONTEXT)


def find_partial_dates(text: str) -> Iterator[Span]:
    """Find bare months, years and days of the month."""
    for match in _BARE_MONTH.finditer(text):
        yield Span(match.start(), match.end(), Kind.DATE, Trust.CONTEXT)
    for pattern in (_SHY_MONTH, _BARE_YEAR, _BORN):
        for match in pattern.finditer(text):
            yield Span(match.start(1), match.end(1), Kind.DATE, Trust.CONTEXT)
    for match in _WEEKDAY_NUMBER.finditer(text):
        yield Span(match.start(), match.end(), Kind.DATE, Trust.CONTEXT)
    for match in _DAY_ONLY.finditer(text):
        if not _CALLED.search(text, max(0, match.start() - 30), match.start()):
            yield Span(match.start(1), match.end(1), Kind.DATE, Trust.DOUBT)
