"""For finding postal addresses and parts of them, from the floor to the post code."""

import re
from collections.abc import Iterator

from trousseau.veil.findings import Kind, Span, Trust
from trousseau.veil.places import places_at
from trousseau.veil.reading import Reading
from trousseau.veil.ways import WAYS, is_way, name_end, number_start, stands_out

_NUMBER_OR_LETTER = r"(?:n[°º] ?)?(?:\d{1,4} ?[A-Za-z]?\b|[A-Za-z]\d{0,3}\b)(?!['’])"
_PART = (
    r"(?:b[âa]t(?:iment)?|bt|esc(?:alier)?|apt|appt?|appart(?:ement)?|porte|logement|chambre|hall|tour|"
    r"entr[ée]e|studio|pavillon|bloc|bo[îi]te|lot|cage|parking|box|code|[ée]tage)\.?[ \u00a0]"
    + _NUMBER_OR_LETTER
)
_FLOOR = (
    r"(?:(?:\d{1,2} ?(?:er|ème|eme|nd|e|è|ᵉʳ|ᵉ)|dernier|premier|deuxi[èe]me|troisi[èe]me|"
    r"quatri[èe]me|cinqui[èe]me) ?[ée]tages?|\d{1,2} ?(?:er|ème|eme|e|è|ᵉʳ|ᵉ)(?!\w)|"
    r"rez[ -]de[ -]chauss[ée]e|rdc)"
)
_BOX = r"\b(?:BP|CS|TSA) ?\d{2,6}\b"
# Post codes run from 01 to 98, Corsica included (La Poste).
_POST_CODE = r"(?<!\d)(?<!BP )(?<!CS )(?:0[1-9]|[1-8]\d|9[0-58]|97)\d{3}(?!\d)"

# A part standing alone in a sentence: stricter, since « porte a » or « tour de » are plain words.
_PART_ALONE = re.compile(
    r"\b(?i:b[âa]t(?:iment|\.)?|esc(?:alier|\.)?|appt?\.?|appart(?:ement)?|porte|chambre|hall|tour|"
    r"entr[ée]e|studio|bloc|cage|pavillon|logement)[ \u00a0](?:n[°º] ?)?"
    r"(?:\d{1,4}[A-Z]?\b|[A-Z]\d{0,3}\b)(?!['’]|[ ]?(?:h|€|fois|ans|jours|mois|euros|pi[èe]ces)\b)"
)
_LOWER_PART_ALONE = re.compile(
    r"\b(?:b[âa]t(?:iment|\.)?|esc(?:alier|\.)?|hall|cage|tour|bloc)[ \u00a0][b-z](?![\w'’])"
)
_ORDINAL_FLOOR = re.compile(r"\b\d{1,2} ?(?:er|ème|eme|e|è|ᵉʳ|ᵉ) [ée]tage\b", re.IGNORECASE)
_AT_NUMBER = re.compile(
    r"\b(?:habit\w{1,4}|loge|vit|log[ée]e?s?|domicili[ée]e?s?|descend|monte|est|toqu\w{1,4}|sonn\w{1,4}|"
    r"h[ée]berg[ée]e?s?) ?(?:aussi |bien |toujours )?au (n[°º] ?\d{1,4}|\d{1,4}(?: ?(?:bis|ter))?)"
    r"(?=\s*[,.;:)»\n]|\s*$| (?:de|du|et|avec|chez)\b)(?![.,]\d)",
    re.IGNORECASE,
)
_HOUSE_NUMBER = re.compile(r"(?<=[(,])(?: |(?=n))n[°º] ?\d{1,4}(?=\s?[,;)])")
_BOX_ALONE = re.compile(_BOX, re.IGNORECASE)
_POST_CODE_ALONE = re.compile(_POST_CODE)
_LEFT = re.compile(
    rf"(?<!\w)(?:{_FLOOR}|{_PART})(?:,? (?:du|au|de la|de l'|porte \w{{1,4}},?))?[ ,]{{1,3}}$",
    re.IGNORECASE,
)
_RIGHT = re.compile(
    rf"[\s,\-–/(]{{1,4}}(?:(?:au |[àa] )?{_PART}|{_FLOOR}|{_BOX}|{_POST_CODE}|cedex(?: \d{{1,2}})?\b|"
    r"(?-i:(?:[Bb][âa]t(?:iment|\.)?|[Rr][ée]s(?:idence|\.)|[Tt]our) [A-ZÀ-Þ][\w'’-]{1,30}))",
    re.IGNORECASE,
)
_GAP = re.compile(r"[\s,\-–/]{1,4}(?:à )?")
_AFTER_CODE = re.compile(r"(?:\d{5}|cedex)$", re.IGNORECASE)
_LONGEST_TOWN = 5


def _extend_left(text: str, start: int) -> int:
    """Take in a floor or a staircase written before the address."""
    match = _LEFT.search(text, max(0, start - 40), start)
    return match.start() if match else start


def _extend_right(reading: Reading, end: int) -> int:
    """Take in the building, floor, post code and town written after an address."""
    while True:
        further = _one_further(reading, end)
        if further <= end:
            return end
        end = further


def _one_further(reading: Reading, end: int) -> int:
    match = _RIGHT.match(reading.text, end)
    if match and "\n\n" not in match.group():
        return match.end()
    gap = _GAP.match(reading.text, end)
    return _town_end(reading, reading.index_at(gap.end()), end) if gap else end


def _town_end(reading: Reading, index: int, end: int) -> int:
    """Give the end of a town starting at a token; after a post code any capital will do."""
    for stop, _name in places_at(reading, index):
        return reading.tokens[stop - 1].end
    if not _AFTER_CODE.search(reading.text, max(0, end - 5), end):
        return end
    stop = index
    while stop < len(reading.tokens) and stop < index + _LONGEST_TOWN:
        glued = stop == index or reading.is_glued(stop)
        if not glued or not stands_out(reading.tokens[stop]):
            break
        stop += 1
    return reading.tokens[stop - 1].end if stop > index else end


def find_addresses(reading: Reading) -> Iterator[Span]:
    """Find ways with or without a number, with all that is written around them."""
    last = 0
    for index, token in enumerate(reading.tokens):
        if token.start < last or token.folded not in WAYS:
            continue
        start = number_start(reading.text, token.start)
        numbered = start < token.start
        end = name_end(reading, index + 1) if is_way(reading, index, numbered) else 0
        if end:
            last = _extend_right(reading, end)
            trust = Trust.STRONG if numbered else Trust.CONTEXT
            yield Span(_extend_left(reading.text, start), last, Kind.ADDRESS, trust)


def find_address_parts(reading: Reading) -> Iterator[Span]:
    """Find parts of an address standing alone: « bâtiment G », « chambre 21 », « au 12 »."""
    text = reading.text
    for pattern in (_PART_ALONE, _LOWER_PART_ALONE, _ORDINAL_FLOOR, _BOX_ALONE, _HOUSE_NUMBER):
        for match in pattern.finditer(text):
            start = match.start() + (match.group()[0] == " ")
            yield Span(start, _extend_right(reading, match.end()), Kind.ADDRESS, Trust.CONTEXT)
    for match in _AT_NUMBER.finditer(text):
        yield Span(match.start(1), match.end(1), Kind.ADDRESS, Trust.DOUBT)
    for match in _POST_CODE_ALONE.finditer(text):
        end = _one_further(reading, match.end())
        if end > match.end() and text[match.end()] in " ,-":
            yield Span(match.start(), _extend_right(reading, end), Kind.ADDRESS, Trust.STRONG)
