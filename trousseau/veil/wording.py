"""For the neutral French words put in place of a date, an age, a number or a place."""

import re
from datetime import date

from trousseau.veil.dates import MONTHS
from trousseau.veil.findings import Kind
from trousseau.veil.folding import fold, word_set

_NAMES = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
_SEASONS = ("hiver", "printemps", "été", "automne")
_WEEKDAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
_SPOKEN = {
    "un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15,
    "seize": 16, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
}  # fmt: skip
_DECADES = {
    2: ("la vingtaine", "vingt"), 3: ("la trentaine", "trente"),
    4: ("la quarantaine", "quarante"), 5: ("la cinquantaine", "cinquante"),
    6: ("la soixantaine", "soixante"), 7: ("plus de soixante-dix ans", "soixante-dix"),
    8: ("plus de quatre-vingts ans", "quatre-vingts"),
}  # fmt: skip
_FIGURES = re.compile(r"(\d{1,4})[/.\-](\d{1,2})(?:[/.\-](\d{2,4}))?")
_ARTICLES = frozenset(("le", "du", "au", "ce"))
_LABELS = word_set(
    "n no numero num allocataire dossier reference ref recepisse passeport matricule agdref contrat "
    "client facture identifiant carte permis compte siret procedure"
)


def _parts_of(folded: str) -> tuple[int | None, int | None, int | None]:
    """Give the day, month and year written in a date, each possibly unknown."""
    figures = _FIGURES.fullmatch(folded)
    if figures:
        first, second, third = (int(group) if group else None for group in figures.groups())
        return (third, second, first) if first and first > 31 else (first, second, third)
    years = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", folded)
    days = re.findall(r"(?<!\d)(\d{1,2})(?:er)?\b", folded)
    month = next(
        (number for name, number in MONTHS.items() if re.search(rf"\b{name}", folded)), None
    )
    day = int(days[0]) if days else 1 if "premier" in folded else None
    return day, month, int(years[0]) if years else None


def _full_year(year: int) -> int:
    """Read a year in two figures as the nearest past or coming one."""
    if year > 99:
        return year
    return 2000 + year if year < 50 else 1900 + year


def _weekday(folded: str, day: int | None, month: int, year: int | None) -> str | None:
    """Give the day of the week, as written or worked out from a full date."""
    for name in _WEEKDAYS:
        if name in folded:
            return name
    if day is None or year is None:
        return None
    try:
        return _WEEKDAYS[date(_full_year(year), month, day).weekday()]
    except ValueError:
        return None


def _of(word: str) -> str:
    return f"d'{word}" if fold(word)[0] in "aeoh" else f"de {word}"


def date_wording(text: str, before: str) -> str:
    """Word a date more loosely: « un mardi de janvier », « mois de mars » after « le »."""
    folded = fold(text)
    day, month, year = _parts_of(folded)
    if month is None or not 1 <= month <= 12:
        return _vague_date(before)
    if before in _ARTICLES:
        return f"mois {_of(_NAMES[month - 1])}"
    season = _SEASONS[month % 12 // 3]
    if day is None:
        return _season_wording(season, before)
    weekday = _weekday(folded, day, month, year)
    if weekday:
        return f"un {weekday} {_of(_NAMES[month - 1])}"
    return "un jour de printemps" if season == "printemps" else f"un jour de l'{season}"


def _season_wording(season: str, before: str) -> str:
    """Word a bare month by its season, to fit the preposition."""
    spring = season == "printemps"
    if before in ("en", "jusqu'en"):
        return f"plein {season}"
    if before in ("fin", "debut", "mi", "courant"):
        return _of(season)
    if before == "d'":
        return "avant l'été" if spring else season
    return "ce printemps" if spring else f"l'{season}"


def _vague_date(before: str) -> str:
    """Word a lone year or a lone day of the month."""
    if before in _ARTICLES:
        return "jour dit"
    return "plusieurs années" if before == "depuis" else "une autre année"


def _years_in(text: str) -> int | None:
    """Give the age written, in figures or in words."""
    folded = fold(text)
    figures = re.search(r"\d+", folded)
    if figures:
        return int(figures.group())
    eighty = 80 if "quatre-vingt" in folded else 0
    words = re.split(r"[ -]", re.sub(r"quatre-vingts?", "", folded))
    return eighty + sum(_SPOKEN.get(word, 0) for word in words) or None


def age_wording(text: str, before: str) -> str:
    """Word an age by its range: « la quarantaine », « une dizaine d'années »."""
    if re.search(r"mois|semaine|jour", text, re.IGNORECASE):
        return "quelques mois"
    years = _years_in(text)
    if years is None:
        return "un certain âge"
    if years < 8:
        return "quelques années"
    alone, rounded = _range_of(years)
    return f"quelque {rounded} ans" if before in ("de", "d'") else alone


def _range_of(years: int) -> tuple[str, str]:
    """Give the range of an age, and the round number near it."""
    if years < 14:
        return "une dizaine d'années", "dix"
    if years < 18:
        return "une quinzaine d'années", "quinze"
    return _DECADES.get(max(years, 20) // 10, ("un grand âge", "quatre-vingt-dix"))


def number_wording(text: str, before: str) -> str:
    """Word a number that names someone by what it is."""
    compact = re.sub(r"[\s.\-–]", "", text)
    if re.fullmatch(r"[A-Za-z]{2}\d{3}[A-Za-z]{2}", compact):
        return "voiture" if before in ("sa", "ma", "la", "une", "leur") else "une immatriculation"
    if re.fullmatch(r"[A-Za-z]{2}\d{2}\w{11,}", compact):
        return "un compte bancaire"
    if before in _LABELS:
        return "(retiré)"
    if re.fullmatch(r"[1-478]\d{4}(?:\d\d|2[AB])\d{6}(?:\d\d)?", compact):
        return "un numéro de sécurité sociale"
    return "un numéro de dossier"


# The wording of each kind by the folded word before it; "" fits everywhere else.
_FIXED: dict[Kind, dict[str, str]] = {
    Kind.PHONE: {
        "au": "numéro donné", "le": "numéro donné", "du": "numéro donné", "son": "numéro",
        "mon": "numéro", "de": "tel numéro", "": "un numéro de téléphone",
    },
    Kind.EMAIL: {"de": "telle adresse électronique", "": "une adresse électronique"},
    Kind.URL: {"de": "tel compte en ligne", "": "un compte en ligne"},
    Kind.ADDRESS: {
        "au": "domicile indiqué", "du": "domicile indiqué", "le": "domicile indiqué",
        "de": "telle adresse du quartier", "la": "même adresse", "l'": "adresse indiquée",
        "": "une adresse du quartier",
    },
    Kind.PLACE: {
        "a": "telle ville", "de": "telle ville", "sur": "telle ville", "vers": "telle ville",
        "en": "pays étranger", "au": "pays", "du": "pays", "d'": "une autre ville",
        "le": "lieu", "la": "ville", "": "une ville du département",
    },
    Kind.ORG: {
        "chez": "un employeur", "de": "ce quartier", "d'": "à côté", "des": "environs",
        "du": "quartier", "au": "quartier", "le": "lieu", "la": "structure du quartier",
        "les": "gens du quartier", "l'": "organisme du quartier",
        "": "un organisme du quartier", "noun": "du quartier",
    },
}  # fmt: skip


def fixed_wording(kind: Kind, before: str) -> str:
    """Word what needs no reading of its own, to fit the small word before it."""
    words = _FIXED[kind]
    if before and before not in words and "noun" in words:
        return words["noun"]
    return words.get(before, words[""])
