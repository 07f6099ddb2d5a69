"""For the neutral French words put in place of a date, an age, a number or a place."""

import re
from datetime import date

from trousseau.veil.dates import MONTHS
from trousseau.veil.findings import Kind
from trousseau.veil.folding import fold

_NAMES = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
)
_SEASONS = ("hiver", "printemps", "été", "automne")
_WEEKDAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
_TENS = {
    2: "la vingtaine", 3: "la trentaine", 4: "la quarantaine", 5: "la cinquantaine",
    6: "la soixantaine", 7: "plus de soixante-dix ans", 8: "plus de quatre-vingts ans",
}  # fmt: skip
_ROUND = {
    2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 7: "soixante-dix",
    8: "quatre-vingts", 9: "quatre-vingt-dix",
}  # fmt: skip
_SPOKEN = {
    "un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15,
    "seize": 16, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
    "quatre-vingt": 80, "quatre-vingts": 80,
}  # fmt: skip
_FIGURES = re.compile(r"(\d{1,4})[/.\-](\d{1,2})(?:[/.\-](\d{2,4}))?")
_AFTER_ARTICLE = frozenset(("le", "du", "au", "les", "aux", "des"))


def _month_in(folded: str) -> int | None:
    for start, month in MONTHS.items():
        if re.search(rf"\b{start}", folded):
            return month
    return None


def _parts_of(folded: str) -> tuple[int | None, int | None, int | None]:
    """Give the day, month and year written in a date, each possibly unknown."""
    figures = _FIGURES.fullmatch(folded)
    if figures:
        first, second, third = (int(g) if g else None for g in figures.groups())
        if first is not None and first > 31:
            return third, second, first
        if second is not None and second > 12:
            first, second = second, first
        return first, second, third
    years = re.findall(r"\b(?:19|20)\d\d\b", folded)
    days = re.findall(r"\b(\d{1,2})(?:er)?\b", folded)
    day = int(days[0]) if days else 1 if "premier" in folded else None
    return day, _month_in(folded), int(years[0]) if years else None


def _full_year(year: int | None) -> int | None:
    """Read a year in two figures as the nearest past or coming one."""
    if year is None or year > 99:
        return year
    return 2000 + year if year < 50 else 1900 + year


def _weekday(folded: str, day: int | None, month: int | None, year: int | None) -> str | None:
    """Give the day of the week, as written or worked out from a full date."""
    for name in _WEEKDAYS:
        if name in folded:
            return name
    if day and month and year:
        try:
            return _WEEKDAYS[date(year, month, day).weekday()]
        except ValueError:
            return None
    return None


def _elided(word: str) -> str:
    return f"d'{word}" if word[0] in "aoé" else f"de {word}"


def date_wording(text: str, before: str) -> str:
    """Word a date more loosely: « un mardi de janvier », « mois de mars » after « le »."""
    day, month, year = _parts_of(fold(text))
    if month is None or not 1 <= month <= 12:
        return _vague_date(day, before)
    if before in _AFTER_ARTICLE:
        return f"mois {_elided(_NAMES[month - 1])}"
    season = _SEASONS[month % 12 // 3]
    if day is None:
        return (
            f"plein {season}"
            if before == "en"
            else f"l'{season}"
            if season[0] in "éa"
            else ("l'hiver" if season == "hiver" else "le printemps")
        )
    weekday = _weekday(fold(text), day, month, _full_year(year))
    if weekday:
        return f"un {weekday} {_elided(_NAMES[month - 1])}"
    return f"un jour du {season}" if season == "printemps" else f"un jour de l'{season}"


def _vague_date(day: int | None, before: str) -> str:
    """Word a lone year or a lone day of the month."""
    if before in _AFTER_ARTICLE:
        return "jour dit"
    if before == "depuis":
        return "plusieurs années"
    return "ce jour-là" if day is not None and before != "en" else "une autre année"


def _years_in(text: str) -> int | None:
    folded = fold(text)
    figures = re.search(r"\d+", folded)
    if figures:
        return int(figures.group())
    known = [
        _SPOKEN[w]
        for w in re.split(r"[ -]", folded.replace("quatre-vingt", "huitante"))
        if w in _SPOKEN
    ]
    return (sum(known) + (80 if "quatre-vingt" in folded else 0)) or None


def age_wording(text: str, before: str) -> str:
    """Word an age by its range: « la quarantaine », « une dizaine d'années »."""
    years = _years_in(text)
    if years is None:
        return "un certain âge"
    if "mois" in text or "semaine" in text or "jour" in text:
        return "quelques mois"
    return _range_after_de(years) if before in ("de", "d'") else _range(years)


def _range(years: int) -> str:
    if years < 8:
        return "quelques années"
    if years < 18:
        return "une dizaine d'années" if years < 14 else "une quinzaine d'années"
    return _TENS.get(max(years, 20) // 10, "un grand âge")


def _range_after_de(years: int) -> str:
    if years < 8:
        return "quelques années"
    if years < 18:
        return "quelque dix ans" if years < 14 else "quelque quinze ans"
    return f"quelque {_ROUND.get(max(years, 20) // 10, 'cent')} ans"


def number_wording(text: str, before: str) -> str:
    """Word a number that names someone by what it is."""
    compact = "".join(text.split())
    if re.fullmatch(r"[A-Za-z]{2}[-.–]?\d{3}[-.–]?[A-Za-z]{2}", compact):
        return "voiture" if before in ("sa", "ma", "la", "une", "leur") else "une immatriculation"
    if re.fullmatch(r"[A-Za-z]{2}\d{2}\w{11,}", compact):
        return "un compte bancaire"
    if before in ("n", "no", "numero", "num"):
        return "(retiré)"
    if re.fullmatch(r"[1-478][\d.\-ABab]{12,20}", compact) and sum(
        c.isdigit() for c in compact
    ) in (13, 15):
        return "un numéro de sécurité sociale"
    return "un numéro de dossier"


_FIXED: dict[Kind, dict[str, str]] = {
    Kind.PHONE: {
        "au": "numéro donné", "le": "numéro donné", "du": "numéro donné", "son": "numéro",
        "mon": "numéro", "de": "tel numéro", "": "un numéro de téléphone",
    },
    Kind.EMAIL: {"de": "telle adresse électronique", "": "une adresse électronique"},
    Kind.URL: {"de": "tel compte en ligne", "": "un compte en ligne"},
    Kind.ADDRESS: {
        "au": "domicile indiqué", "du": "domicile indiqué", "le": "domicile indiqué",
        "de": "telle adresse du quartier", "la": "même adresse", "": "une adresse du quartier",
    },
    Kind.PLACE: {
        "a": "telle ville", "de": "telle ville", "sur": "telle ville", "vers": "telle ville",
        "en": "pays étranger", "au": "pays", "du": "pays", "d'": "une autre ville",
        "le": "lieu", "la": "ville", "": "une ville du département",
    },
    Kind.ORG: {
        "chez": "un employeur", "de": "tel organisme", "d'": "un organisme", "le": "organisme du quartier",
        "la": "structure du quartier", "l'": "organisme du quartier", "": "du quartier",
    },
}  # fmt: skip


def fixed_wording(kind: Kind, before: str) -> str:
    """Word what needs no reading of its own, to fit the small word before it."""
    words = _FIXED[kind]
    return words.get(before, words[""])
