"""For finding postal addresses and parts of them, street by street."""

import re
from collections.abc import Iterator

from trousseau.veil.cues import SMALL_WORDS
from trousseau.veil.findings import Kind, Span, Trust
from trousseau.veil.lists import is_prose, is_town
from trousseau.veil.reading import Reading, Shape, Token

# Kinds of ways of the French address standard (NF Z10-011), with the short forms people write.
_WAYS = frozenset(
    "rue avenue av ave boulevard bd bld boul allee allees impasse imp place pl square sq chemin ch quai cours passage sente "
    "sentier route rte villa mail rond-point faubourg fbg esplanade parvis promenade ruelle venelle hameau lotissement "
    "dalle montee traverse voie residence cite galerie clos".split()
)
# These are also plain words: they need a number before or a capital after.
_SHY_WAYS = frozenset(
    "place cours passage mail voie route ch montee traverse galerie cite villa promenade chemin pl residence av clos imp dalle hameau sentier parvis quai esplanade".split()
)
_JOINING = frozenset(
    "de du des la le les l' d' et en sur sous aux au a saint sainte st ste".split()
)
_PARTS = (
    r"(?:b[âa]t(?:iment)?s?|bt|esc(?:alier)?|appt?|appart(?:ement)?|porte|logement|chambre|ch|hall|tour|entr[ée]e|studio|"
    r"pavillon|bloc|boîte|bo[îi]te|lot|cage|parking|box|n[°º]|[ée]tage)"
)
_FLOOR = r"(?:\d{1,2} ?(?:er|e|è|ème|eme|ᵉ|ᵉʳ|nd)|rez[ -]de[ -]chauss[ée]e|rdc|dernier|premier|deuxi[èe]me|troisi[èe]me|quatri[èe]me|cinqui[èe]me)(?: [ée]tages?)?"
_PART = re.compile(
    rf"\b{_PARTS}\.?[ \u00a0](?:n[°º] ?)?(?:\d{{1,4}} ?[A-Z]?\b|[A-Z]\d{{0,3}}\b)(?!['’])",
    re.IGNORECASE,
)
_PART_ALONE = re.compile(
    r"\b(?:[Bb][âa]t(?:iment|\.)?|BAT(?:IMENT)?|[Ee]sc(?:alier|\.)?|ESC(?:ALIER)?|[Aa]pp(?:t|art)\.?|[Aa]ppartement|[Pp]orte|[Cc]hambre|"
    r"[Hh]all|HALL|[Tt]our|[Ee]ntr[ée]e|[Ss]tudio|[Bb]loc|[Cc]age|[Pp]avillon)[ \u00a0](?:n[°º] ?)?(?:\d{1,4}[A-Z]?\b|[A-Z]\d{0,3}\b)(?!['’]|[ ]?(?:h|€|fois|ans)\b)"
)
_ORDINAL_FLOOR = re.compile(r"\b\d{1,2} ?(?:er|e|è|ème|eme|ᵉʳ|ᵉ) [ée]tage\b", re.IGNORECASE)
_AT_NUMBER = re.compile(
    r"\b(?:habite|loge|vit|log[ée]e?s?|domicili[ée]e?s?|descend|monte|est|toqu\w+|sonn\w+) ?(?:aussi |bien |toujours )?"
    r"au (n[°º] ?\d{1,4}|\d{1,4}(?: ?(?:bis|ter))?)(?=\s*[,.;:)»\n]|\s*$| (?:de|du|et|avec|chez)\b)(?![.,]\d)",
    re.IGNORECASE,
)
_HOUSE_NUMBER = re.compile(
    r"(?<=[(,] )n[°º] ?\d{1,4}(?=\s?[,;)])|(?<=[(,])n[°º] ?\d{1,4}(?=\s?[,;)])"
)
_BOX = re.compile(r"\b(?:BP|CS|TSA) ?\d{2,6}\b", re.IGNORECASE)
_POST_CODE = re.compile(r"(?<!\d)(?:0[1-9]|[1-8]\d|9[0-58]|97|98|2[AB])\d{3}(?!\d)")
_NUMBER_BEFORE = re.compile(
    r"(?<![\w/.,])(?:n[°º] ?)?\d{1,4}(?: ?[-/] ?\d{1,4})?(?: ?(?:bis|ter|quater|[A-Da-d])\b)?[ ,\u00a0]{1,3}(?:de la |du |des |de )?$",
    re.IGNORECASE,
)
_FLOOR_BEFORE = re.compile(
    rf"(?<!\w)(?:{_FLOOR}|{_PART.pattern})(?:,? (?:du|au|de la|de l'|porte \w+,?))?[ ,]{{1,3}}$",
    re.IGNORECASE,
)
_GAP = re.compile(r"[\s,\-–/]{1,4}")
_MOST_WORDS = 7


def _stands_alone(token: Token) -> bool:
    return token.shape in (Shape.CAPITAL, Shape.UPPER, Shape.INITIAL)


def _is_way(reading: Reading, index: int, numbered: bool) -> bool:
    """Tell a way (« rue des Bleuets ») from the plain word (« place en crèche »)."""
    word = reading.folded(index)
    if word not in _WAYS:
        return False
    after = index + 1
    while reading.folded(after) in _JOINING:
        after += 1
    if after >= len(reading.tokens) or "\n" in reading.between(index + 1):
        return False
    named = _stands_alone(reading.tokens[after]) or reading.tokens[after].shape is Shape.NUMBER
    if numbered:
        return True
    if reading.tokens[after].shouted or not named:
        rare = not is_prose(reading.folded(after))
        return word not in _SHY_WAYS and (
            rare or reading.folded(index + 1) in _JOINING - {"et", "a", "en", "au", "sur"} and rare
        )
    return named and after - index <= 4 and reading.folded(index + 1) not in {"a", "et", "au", "en"}


def _name_end(reading: Reading, index: int) -> int:
    """Give the end of the name of a way whose first word is at index; 0 when there is none."""
    tokens, end, words = reading.tokens, 0, 0
    lower = not _named_with_capital(reading, index)
    while index < len(tokens) and words < _MOST_WORDS and _continues(reading, index):
        token = tokens[index]
        if token.folded in _JOINING and not (token.shape is Shape.INITIAL):
            index += 1
            continue
        if (
            end
            and (token.shape is Shape.LOWER)
            and not (lower and _may_name_a_way(reading, index, words))
        ):
            break
        end, words, index = token.end, words + 1, index + 1
    return end


def _named_with_capital(reading: Reading, index: int) -> bool:
    while reading.folded(index) in _JOINING:
        index += 1
    return index < len(reading.tokens) and _stands_alone(reading.tokens[index])


def _continues(reading: Reading, index: int) -> bool:
    gap = reading.between(index)
    return gap.strip(" \u00a0-.") == "" and ". " not in gap or gap in (" ", "-", "'")


def _may_name_a_way(reading: Reading, index: int, words: int) -> bool:
    """Tell whether a lower-case word goes on naming a way rather than the sentence."""
    word = reading.folded(index)
    after_joining = reading.folded(index - 1) in _JOINING
    return words < 4 and word not in SMALL_WORDS and (after_joining or not is_prose(word))


def _number_start(reading: Reading, start: int) -> int:
    """Give where the house number before a way begins, or the start itself."""
    match = _NUMBER_BEFORE.search(reading.text, max(0, start - 24), start)
    return match.start() if match else start


def _extend_left(text: str, start: int) -> int:
    """Take in a floor or a staircase written before the address."""
    match = _FLOOR_BEFORE.search(text, max(0, start - 40), start)
    return match.start() if match else start


def _extend_right(reading: Reading, end: int) -> int:
    """Take in the building, floor, post code and town written after an address."""
    while True:
        further = _one_further(reading, end)
        if further <= end:
            return end
        end = further


_RIGHT = re.compile(
    rf"[\s,\-–/(]{{1,4}}(?:{_PART.pattern}|{_FLOOR}\b|(?:[Bb][âa]t\.?|[Rr][ée]s(?:idence|\.)) [A-ZÀ-Þ][\w'’-]{{1,30}}|"
    rf"{_BOX.pattern}|{_POST_CODE.pattern}|cedex(?: \d{{1,2}})?\b)",
    re.IGNORECASE,
)


def _one_further(reading: Reading, end: int) -> int:
    match = _RIGHT.match(reading.text, end)
    if match and "\n\n" not in match.group():
        return match.end()
    gap = _GAP.match(reading.text, end)
    return _town_end(reading, reading.index_at(gap.end()), end) if gap else end


def _town_end(reading: Reading, index: int, end: int) -> int:
    """Give the end of a town starting at a token; after a post code any capital will do."""
    after_code = bool(
        re.search(r"(?:\d{5}|cedex)$", reading.text[max(0, end - 5) : end], re.IGNORECASE)
    )
    for count in (4, 3, 2, 1):
        group = reading.tokens[index : index + count]
        if len(group) == count and _is_town_group(reading, index, count):
            return group[-1].end
    stop = index
    while after_code and stop < len(reading.tokens) and stop - index < 4:
        token = reading.tokens[stop]
        if not _stands_alone(token) or (stop > index and not reading.is_glued(stop)):
            break
        stop += 1
    return reading.tokens[stop - 1].end if stop > index else end


def _is_town_group(reading: Reading, index: int, count: int) -> bool:
    group = reading.tokens[index : index + count]
    if any(not reading.is_glued(i) for i in range(index + 1, index + count)):
        return False
    name = "-".join(token.folded.rstrip("'") for token in group)
    spaced = " ".join(token.folded for token in group)
    if not (is_town(name) or is_town(spaced)):
        return False
    return _stands_alone(group[0]) or not (count == 1 and is_prose(group[0].folded))


def find_addresses(reading: Reading) -> Iterator[Span]:
    """Find ways with or without a number, with all that is written around them."""
    last = 0
    for index, token in enumerate(reading.tokens):
        if token.start < last or token.folded not in _WAYS:
            continue
        start = _number_start(reading, token.start)
        if not _is_way(reading, index, numbered=start < token.start):
            continue
        end = _name_end(reading, index + 1)
        if end:
            last = _extend_right(reading, end)
            trust = Trust.STRONG if start < token.start else Trust.CONTEXT
            yield Span(_extend_left(reading.text, start), last, Kind.ADDRESS, trust)


def find_address_parts(reading: Reading) -> Iterator[Span]:
    """Find parts of an address standing alone: « bâtiment G », « chambre 21 », « au 12 »."""
    text = reading.text
    for pattern in (_PART_ALONE, _ORDINAL_FLOOR, _BOX, _HOUSE_NUMBER):
        for match in pattern.finditer(text):
            end = _extend_right(reading, match.end())
            yield Span(match.start(), end, Kind.ADDRESS, Trust.CONTEXT)
    for match in _AT_NUMBER.finditer(text):
        yield Span(match.start(1), match.end(1), Kind.ADDRESS, Trust.DOUBT)
    for match in _POST_CODE.finditer(text):
        end = _town_end(reading, reading.index_at(match.end()), match.end())
        if end > match.end() and text[match.end() : match.end() + 1] in " ,-":
            yield Span(match.start(), _extend_right(reading, end), Kind.ADDRESS, Trust.STRONG)
