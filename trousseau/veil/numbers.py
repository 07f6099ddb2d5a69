"""For finding the numbers that name a person, a file, a vehicle, an account."""

import re
from collections.abc import Iterator

from trousseau.veil.findings import Kind, Span, Trust

_GAP = r"[ .\-\u00a0\u202f]?"
# NIR: sex, year, month (or 20-42, 50-99 when unknown), département, commune, order, key (INSEE, décret 82-103).
_NIR = re.compile(
    rf"(?<!\d)[1-478]{_GAP}\d\d{_GAP}(?:0[1-9]|1[0-2]|[2-9]\d){_GAP}(?:\d\d|2[ABab]){_GAP}"
    rf"\d{{3}}{_GAP}\d{{3}}(?:[ /.\-\u00a0]{{0,3}}(?:cl[ée] ?)?\d\d)?(?!\d)"
)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ \-\u00a0]?[A-Z0-9]){11,30}", re.IGNORECASE)
# Plates since 2009 (no I, O, U) and before (arrêté du 9 février 2009).
_PLATE = re.compile(
    r"(?<![\w-])[A-HJ-NP-TV-Z]{2}[ \-–.]?\d{3}[ \-–.]?[A-HJ-NP-TV-Z]{2}(?![\w])", re.IGNORECASE
)
_OLD_PLATE = re.compile(r"(?<![\w-])\d{2,4}[ \-][A-Z]{2,3}[ \-](?:\d\d|2[AB]|97\d)(?![\w-])")
_CARD = re.compile(r"(?<![\d+])\d{4}(?:[ \-]?\d{4}){3}(?!\d)")
_CODED = re.compile(
    r"(?<![\w/.-])(?:[A-Z]{1,6}[ \-/.]?)?\d{1,6}(?:[\-/]\d{2,12}|[\-/][A-Z]{1,6}(?=[\-/]\d)){1,4}(?![\w/])"
)
_LABELLED = re.compile(
    r"(?<![\w/.-])[A-Z]{1,6}[\-_/]\d{2,6}(?:[\-_/]\w{1,10}){0,3}(?![\w/])", re.IGNORECASE
)
_LETTERED = re.compile(
    r"(?<!\w)(?:\d{2}[A-Z]{2}\d{5}|[A-Z]{1,3}\d{6,12}[A-Z]?|\d{6,12}[A-Z])(?!\w)", re.IGNORECASE
)
_BARE = re.compile(r"(?<![\w.,€/+-])\d(?:[ .\u00a0\u202f]?\d){6,20}(?![\w/]|[.,]\d)")
_MONEY = re.compile(
    r"\s{0,2}(?:€|euros?\b|eur\b|e\b|k€|%|francs?\b|fcfa\b|cfa\b|habitants?|personnes?|m²|m2)",
    re.IGNORECASE,
)

_LABEL = re.compile(
    r"\b(?:n[°ºo]\s?s?|num[ée]ro|num|nº|matricule|allocataire|agdref|dossier|r[ée]f(?:[ée]rence)?s?|"
    r"r[ée]c[ée]piss[ée]|passeport|titre de s[ée]jour|carte(?: d'identit[ée]| vitale| de s[ée]jour| bancaire)?|cni|permis|"
    r"contrat|client|facture|identifiant|s[ée]cu(?:rit[ée] sociale)?|nir|nss|iban|rib|siret|siren|compte|proc[ée]dure|pv|"
    r"parquet|signalement|plainte|rg|minute|badge|compteur|pdl|pce|immatricul\w{1,6}|plaque|ine|adeli|rpps|"
    r"demande|unique|[ée]tranger|usager|adh[ée]rent|convocation|code|mot de passe|mdp|digicode|dnd|snu|caf|cpam)\b",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"(?=[^\n]{0,30}?\d)(?:[A-Z]{1,6}[ \-/_]?){0,2}\d(?:[ .\-/_\u00a0\u202f]?(?:\d|[A-Z]{1,3}(?![a-zà-ÿ])|[a-z]{1,3}(?=[\d/-]))){2,24}(?: ?[a-z](?=[.,;)]|$))?"
)
_BETWEEN = re.compile(
    r"[\s:=°#(«\".,–-]{0,4}(?:(?:n[°ºo]|num[ée]ro|est|le|de|caf|logement|unique)\b[\s:=°#.]{0,3}){0,3}",
    re.IGNORECASE,
)


_PASSWORD = re.compile(
    r"\b(?:mot de passe|mdp|password|code(?: pin| ameli| caf| wifi| d'acc[èe]s)?)\b[^:=\n]{0,12}[:=] ?(\S{4,40})",
    re.IGNORECASE,
)


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def nir_is_valid(number: str) -> bool:
    """Check the key of a NIR: 97 minus the first thirteen figures modulo 97 (INSEE)."""
    kept = "".join(c for c in number.upper() if c.isdigit() or c in "AB")
    if len(kept) != 15 or not kept[-2:].isdigit():
        return False
    # Corsica: 2A counts as 19, 2B as 18 (INSEE).
    body = kept[:13].replace("2A", "19", 1) if kept[5:7] == "2A" else kept[:13]
    body = body.replace("2B", "18", 1) if kept[5:7] == "2B" else body
    return body.isdigit() and 97 - int(body) % 97 == int(kept[-2:])


def iban_is_valid(number: str) -> bool:
    """Check an IBAN: moved and read in base 36, it leaves 1 modulo 97 (ISO 13616)."""
    kept = "".join(c for c in number.upper() if c.isascii() and c.isalnum())
    if not 15 <= len(kept) <= 34:
        return False
    return int("".join(str(int(c, 36)) for c in kept[4:] + kept[:4])) % 97 == 1


def luhn_is_valid(number: str) -> bool:
    """Check a card number (ISO/IEC 7812: Luhn)."""
    figures = [int(c) for c in reversed(_digits(number))]
    doubled = [f * 2 - 9 if f > 4 else f * 2 for f in figures[1::2]]
    return len(figures) > 11 and (sum(figures[::2]) + sum(doubled)) % 10 == 0


def find_checked(text: str) -> Iterator[Span]:
    """Find the numbers that carry a key: NIR, IBAN, bank card."""
    for match in _NIR.finditer(text):
        trust = Trust.CHECKED if nir_is_valid(match.group()) else Trust.CONTEXT
        yield Span(match.start(), match.end(), Kind.ID, trust)
    for match in _IBAN.finditer(text):
        yield from _iban_in(text, match.start(), match.end())
    for match in _CARD.finditer(text):
        trust = Trust.CHECKED if luhn_is_valid(match.group()) else Trust.DOUBT
        yield Span(match.start(), match.end(), Kind.ID, trust)


def _iban_in(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut a run of groups where the key holds; keep it in doubt when figures fill it."""
    for stop in range(end, start + 14, -1):
        if (stop == len(text) or not text[stop].isalnum()) and iban_is_valid(text[start:stop]):
            yield Span(start, stop, Kind.ID, Trust.CHECKED)
            return
    while end > start and not text[end - 1].isdigit():
        end -= 1
    if len(_digits(text[start:end])) > 13:
        yield Span(start, end, Kind.ID, Trust.DOUBT)


def find_plates(text: str) -> Iterator[Span]:
    """Find number plates, new and old."""
    for match in _PLATE.finditer(text):
        upper = match.group()[:2].isupper()
        yield Span(match.start(), match.end(), Kind.ID, Trust.STRONG if upper else Trust.CONTEXT)
    for match in _OLD_PLATE.finditer(text):
        yield Span(match.start(), match.end(), Kind.ID, Trust.CONTEXT)


def find_labelled(text: str) -> Iterator[Span]:
    """Find what follows a word such as « allocataire », « dossier », « n° »."""
    for label in _LABEL.finditer(text):
        between = _BETWEEN.match(text, label.end())
        value = _VALUE.match(text, between.end() if between else label.end())
        if value and len(_digits(value.group())) > 3 and not _MONEY.match(text, value.end()):
            start = label.start() if label.group().upper() == "RG" else value.start()
            yield Span(start, value.end(), Kind.ID, Trust.STRONG)


def find_passwords(text: str) -> Iterator[Span]:
    """Find the passwords people write down after the word for it."""
    for match in _PASSWORD.finditer(text):
        yield Span(match.start(1), match.end(1), Kind.ID, Trust.CONTEXT)


def find_coded(text: str) -> Iterator[Span]:
    """Find figures that look like a reference by their shape alone."""
    for pattern in (_LABELLED, _LETTERED, _CODED):
        for match in pattern.finditer(text):
            if len(_digits(match.group())) > 5:
                yield Span(match.start(), match.end(), Kind.ID, Trust.CONTEXT)
    for match in _BARE.finditer(text):
        if not _MONEY.match(text, match.end()):
            yield Span(match.start(), match.end(), Kind.ID, Trust.DOUBT)
