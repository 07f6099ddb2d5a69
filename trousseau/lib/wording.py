"""Numbers, dates and times said as French people say them, without locale or clock."""

import datetime as dt

_UNITS = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
    "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit",
    "dix-neuf", "vingt",
)  # fmt: skip
_DAYS = (
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
)  # fmt: skip
_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
)  # fmt: skip


def number_in_words(number: int, *, feminine: bool = False) -> str:
    """Say zero to twenty in words, anything else in figures."""
    if number == 1 and feminine:
        return "une"
    if 0 <= number < len(_UNITS):
        return _UNITS[number]
    return f"{number:,}".replace(",", "\u202f")


def counted(number: int, singular: str, plural: str = "", *, feminine: bool = False) -> str:
    """Say how many: `counted(12, "membre")` is « douze membres »; zero and one are singular."""
    noun = singular if abs(number) < 2 else plural or f"{singular}s"
    return f"{number_in_words(number, feminine=feminine)} {noun}"


def circle_in_words(name: str) -> str:
    """Say « cercle Val d’Orle », and « Cercle du Confluent » when the name says it already."""
    return name if name.casefold().startswith("cercle") else f"cercle {name}"


def day_in_words(day: dt.date, *, weekday: bool = True, year: bool = True) -> str:
    """Say « mardi 14 janvier 2015 »; the first of a month is « 1er »."""
    ordinal = "1er" if day.day == 1 else str(day.day)
    start = f"{_DAYS[day.weekday()]} " if weekday else ""
    end = f" {day.year}" if year else ""
    return f"{start}{ordinal}\u00a0{_MONTHS[day.month - 1]}{end}"


def time_in_words(moment: dt.time | dt.datetime) -> str:
    """Say « 18 h 24 », and « 14 h » on the hour."""
    minutes = f"\u00a0{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour}\u00a0h{minutes}"


def minutes_in_words(minutes: int) -> str:
    """Say « 12 min », « 1 h 20 », « 2 h »."""
    if minutes < 60:
        return f"{minutes}\u00a0min"
    rest = f"\u00a0{minutes % 60:02}" if minutes % 60 else ""
    return f"{minutes // 60}\u00a0h{rest}"
