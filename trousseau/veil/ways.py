"""For finding streets: the kind of way, its number before, its name after."""

import re

from trousseau.veil.cues import DETERMINERS, SMALL_WORDS
from trousseau.veil.folding import word_set
from trousseau.veil.lists import is_name, is_prose, name_weight
from trousseau.veil.reading import Reading, Shape, Token

# Kinds of ways of the French address standard (NF Z10-011), with the short forms people write.
# The first need nothing else; the second are also plain words, and need a capital or a number.
_SURE_WAYS = word_set("rue avenue boulevard allee allees impasse square quai ruelle")
_SHY_WAYS = word_set(
    "av ave bd bld boul imp place pl sq chemin ch cours passage sente sentier route rte villa "
    "rond-point faubourg fbg esplanade parvis promenade venelle hameau lotissement dalle montee "
    "traverse voie residence cite galerie clos"
)
# « mail » is far more often an e-mail: only with a number.
_NUMBERED_WAYS = frozenset(("mail",))
WAYS = _SURE_WAYS | _SHY_WAYS | _NUMBERED_WAYS
_ARTICLES = word_set("de du des la le les l' d'")
_JOINING = _ARTICLES | word_set("et en sur sous aux au a saint sainte st ste")
_PARTS = word_set(
    "bat batiment esc escalier appt apt appart appartement porte chambre hall tour etage bp"
)
_SHORT_WORDS = word_set("av ave bd bld boul imp pl sq ch rte fbg st ste gal dr pdt mal cdt")
_NUMBER_BEFORE = re.compile(
    r"(?<![\w/.,])(?:n[°º] ?)?\d{1,4}(?: ?[-/] ?\d{1,4})?(?: ?(?:bis|ter|quater|[A-D])\b)?"
    r"[ ,\u00a0]{1,3}(?:de la |du |des |de )?$",
    re.IGNORECASE,
)
# « chambre 214, résidence des Lilas »: the number is the room's.
_PART_BEFORE = re.compile(
    r"\b(?:b[âa]t\w*|esc\w*|app\w*|porte|chambre|hall|tour|[ée]tage|studio|lot)\.? (?:n[°º] ?)?\d{1,4}, $",
    re.IGNORECASE,
)
_MONTHS = word_set(
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
)
# Below this weight a word without a capital is the sentence going on.
_LEAST_NAME = -3.0
_MOST_WORDS, _MOST_LOWER_WORDS = 7, 4


def number_start(text: str, start: int) -> int:
    """Give where the house number before a way begins, or the start itself."""
    match = _NUMBER_BEFORE.search(text, max(0, start - 24), start)
    if match is None or _PART_BEFORE.search(text, max(0, match.start() - 14), start):
        return start
    return match.start()


def stands_out(token: Token) -> bool:
    """Tell whether a word begins with a capital."""
    return token.shape in (Shape.CAPITAL, Shape.UPPER, Shape.INITIAL)


def _first_name_word(reading: Reading, index: int) -> int:
    """Give the index of the first word of the name, after « de la », « des »."""
    while reading.folded(index) in _JOINING and reading.tokens[index].shape is not Shape.INITIAL:
        index += 1
    return index


def is_way(reading: Reading, index: int, numbered: bool) -> bool:
    """Tell a way (« rue des Bleuets ») from the plain word (« place en crèche »)."""
    word = reading.folded(index)
    named = _first_name_word(reading, index + 1)
    if named >= len(reading.tokens) or not _follows(reading, index + 1):
        return False
    if numbered:
        return True
    joined = {reading.folded(i) for i in range(index + 1, named)}
    if word in _NUMBERED_WAYS or joined - _ARTICLES - {"saint", "sainte", "st", "ste"}:
        return False
    if stands_out(reading.tokens[named]) and not reading.tokens[named].shouted:
        return True
    return _is_lower_way(reading, index, named)


def _is_lower_way(reading: Reading, index: int, named: int) -> bool:
    """Tell a way written without capitals by the rarity of its name."""
    word, name = reading.folded(index), reading.folded(named)
    if name in SMALL_WORDS or reading.tokens[named].shape is Shape.NUMBER:
        return False
    rare = not is_prose(name)
    if word in _SURE_WAYS:
        return rare or (named > index + 1 and word != "quai")
    owned = reading.folded(index - 1) in DETERMINERS
    if named == index + 1:
        return rare and is_name(name) and not reading.uses_capitals
    return not owned and not reading.is_careful and word in ("place", "dalle", "chemin", "cite")


def name_end(reading: Reading, index: int) -> int:
    """Give the end of the name of a way whose first word is at index; 0 when there is none."""
    first = _first_name_word(reading, index)
    capital = first < len(reading.tokens) and stands_out(reading.tokens[first])
    end = words = 0
    while index < len(reading.tokens) and words < _MOST_WORDS and _follows(reading, index):
        token = reading.tokens[index]
        if words and not capital and token.folded in _JOINING - _ARTICLES:
            break
        if token.folded not in _JOINING or token.shape is Shape.INITIAL:
            if token.folded in _PARTS or (end and not _goes_on(reading, index, capital, words)):
                break
            end, words = token.end, words + 1
        index += 1
    return end


def _goes_on(reading: Reading, index: int, capital: bool, words: int) -> bool:
    """Tell whether a word goes on naming a way rather than the sentence."""
    token = reading.tokens[index]
    if stands_out(token) and not token.shouted:
        return not token.opens or len(reading.tokens[index - 1].text) == 1
    if token.shape is Shape.NUMBER:
        return len(token.text) in (2, 4) and reading.folded(index - 1) not in _PARTS
    if token.shouted:
        return words < _MOST_LOWER_WORDS and token.folded not in SMALL_WORDS
    if reading.tokens[index - 1].shape is Shape.NUMBER and token.folded in _MONTHS:
        return True  # « rue du 8 mai 1945 »
    if capital or token.folded in SMALL_WORDS or words >= _MOST_LOWER_WORDS:
        return False
    return reading.folded(index - 1) in _ARTICLES or name_weight(token.folded) > _LEAST_NAME


def _follows(reading: Reading, index: int) -> bool:
    """Tell whether only spaces, a hyphen or an abbreviation's dot part a word from the last."""
    mark = reading.between(index).strip(" \u00a0")
    return mark in ("", "-", "'") or (mark == "." and reading.folded(index - 1) in _SHORT_WORDS)
