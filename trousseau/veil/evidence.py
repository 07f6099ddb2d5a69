"""For weighing whether a word is a name here: its spelling, its capitals, its neighbours.

The weights are log-odds set by hand from what French makes likely, not fitted on a sample: a capital
inside a sentence multiplies the odds by about 150, a title by about 3 000.
"""

import re

from trousseau.veil import cues
from trousseau.veil.lists import hand_list, is_name, is_prose, name_weight, place_weight
from trousseau.veil.reading import Reading, Shape, Token

CAPITAL_INSIDE, CAPITAL_QUOTED, CAPITAL_OPENING = 5.0, 4.0, 0.7
NO_CAPITAL_CAREFUL, NO_CAPITAL_CARELESS = -4.0, -1.5
ACRONYM = -4.0
TITLE, NAMING, ADDRESSED, KIN, BEFORE = 8.0, 4.0, 3.0, 2.5, 1.5
AFTER_DETERMINER, CAPITAL_AFTER_DETERMINER = -9.0, -1.5
AFTER_PRONOUN, CAPITAL_AFTER_PRONOUN = -8.0, -2.0
VERB_AFTER, AGE_AFTER, BESIDE_UNKNOWN = 1.5, 4.0, 1.5
INNOCENT = -12.0
TO_PLACE, OF_PLACE, NOT_PLACE, BARE_PLACE = 3.5, 1.0, -3.0, -9.0
PROSE_AFTER_TITLE, PROSE = -2.0, -1.0
ACCEPTED, SURE = 0.5, 4.0

_AGE_AFTER = re.compile(r" ?[,(]? ?\d{1,3} ?(?:ans|an|mois)\b")
_TITLE_GAP = frozenset(("", " ", ".", ". ", "\u00a0", ".\u00a0", "\u202f", ".\u202f", "  "))


def capitals(reading: Reading, token: Token) -> float:
    """Weigh the capitals of a word against the writer's habits."""
    if token.shape is Shape.LOWER:
        if not reading.uses_capitals:
            return 0.0
        return NO_CAPITAL_CAREFUL if reading.is_careful else NO_CAPITAL_CARELESS
    if token.shouted:
        return 0.0
    if token.shape is Shape.UPPER and _is_acronym(token):
        return ACRONYM
    if token.opens:
        return 0.0 if is_prose(token.folded) else CAPITAL_OPENING
    return CAPITAL_QUOTED if token.quoted else CAPITAL_INSIDE


def _is_acronym(token: Token) -> bool:
    """Tell an acronym from a surname in capitals: in no list, or short and rare there."""
    rare = len(token.text) < 5 and name_weight(token.folded) < SURE
    return rare or not is_name(token.folded)


def has_title(reading: Reading, index: int) -> bool:
    """Tell whether a title (« Mme », « Monsieur ») stands just before a word."""
    # A name cut inside the last word begins after every token.
    if not 0 < index < len(reading.tokens) or reading.between(index) not in _TITLE_GAP:
        return False
    before = reading.tokens[index - 1]
    if before.folded == "me":  # the lawyer's « Me », not the pronoun
        return before.text == "Me" and reading.tokens[index].shape is not Shape.LOWER
    if before.folded in ("m", "pr"):
        return before.text in ("M", "Pr") or "." in reading.between(index)
    return before.folded in cues.TITLES and before.folded not in ("soeur", "pere")


def _is_family(token: Token) -> bool:
    """Tell « les ndiaye » from a plural: no mark of the plural, and a name's weight."""
    return token.folded[-1] not in "sxz" and name_weight(token.folded) > 1


# The word before, in the order of trial: its weight before a bare word, before a capital.
_BY_WORD_BEFORE = (
    (cues.NAMING, NAMING, NAMING),
    (cues.DETERMINERS, AFTER_DETERMINER, CAPITAL_AFTER_DETERMINER),
    (cues.PRONOUNS, AFTER_PRONOUN, CAPITAL_AFTER_PRONOUN),
    (cues.ADDRESSING, ADDRESSED, ADDRESSED),
    (cues.KIN, KIN, KIN),
    (cues.BEFORE_PERSON, BEFORE, BEFORE),
)
_READ_THROUGH = frozenset(("", "-", ":", "«", '"', "“"))


def _before(reading: Reading, index: int, token: Token) -> float:
    """Weigh the word before."""
    if has_title(reading, index):
        return TITLE
    word = reading.folded(index - 1)
    gap = reading.between(index).strip()
    if gap == ",":
        return ADDRESSED if word in cues.ADDRESSING else KIN - 1 if word in cues.KIN else 0.0
    if _has_titled_particle(reading, index) and not is_prose(token.folded):
        return TITLE
    bare = token.shape in (Shape.LOWER, Shape.UPPER) or token.shouted
    if gap not in _READ_THROUGH or (bare and _is_excused(word, token)):
        return 0.0
    for words, before_bare, before_capital in _BY_WORD_BEFORE:
        if word in words:
            return before_bare if bare else before_capital
    return 0.0


def _has_titled_particle(reading: Reading, index: int) -> bool:
    """Tell « m. le goff » : a title, a particle, a name."""
    particle = reading.folded(index - 1) in cues.PARTICLES and reading.is_glued(index)
    return particle and has_title(reading, index - 1)


def _is_excused(word: str, token: Token) -> bool:
    """Tell « les ndiaye » or the lawyer « me azoulay » from a plural or a verb."""
    if word == "me":
        return name_weight(token.folded) > SURE
    return word == "les" and _is_family(token)


def _unknown_pair(reading: Reading, index: int) -> float:
    """Weigh two unknown words side by side in a text that uses no capitals."""
    if reading.uses_capitals or not _is_unknown(reading.tokens[index]):
        return 0.0
    before = index and reading.is_glued(index) and _is_unknown(reading.tokens[index - 1])
    after = index + 1
    follows = after < len(reading.tokens) and reading.is_glued(after)
    follows = follows and _is_unknown(reading.tokens[after])
    return BESIDE_UNKNOWN if before or follows else 0.0


def _is_unknown(token: Token) -> bool:
    return token.shape is Shape.LOWER and len(token.text) > 2 and not is_prose(token.folded)


def _after(reading: Reading, index: int, token: Token) -> float:
    """Weigh what follows: an age, a verb."""
    if _AGE_AFTER.match(reading.text, token.end):
        return AGE_AFTER
    follows = index + 1 < len(reading.tokens) and reading.is_glued(index + 1)
    return VERB_AFTER if follows and reading.folded(index + 1) in cues.VERBS_AFTER else 0.0


def person_score(reading: Reading, index: int) -> float:
    """Give the log-odds that a word is someone's name here."""
    token = reading.tokens[index]
    if token.shape is Shape.NUMBER or len(token.text) == 1 or token.text[-1] in "'’":
        return -99.0
    titled = has_title(reading, index)
    if token.folded in cues.LONG_TITLES or (titled and token.folded in cues.SMALL_WORDS):
        return -99.0
    weight = name_weight(token.folded)
    if token.folded in hand_list("innocent") and not titled:
        weight += INNOCENT
    if is_prose(token.folded) and token.shape is Shape.LOWER:
        weight += PROSE_AFTER_TITLE if titled else PROSE
    return (
        weight
        + capitals(reading, token)
        + _before(reading, index, token)
        + _after(reading, index, token)
        + _unknown_pair(reading, index)
    )


def place_score(reading: Reading, index: int, name: str) -> float:
    """Give the log-odds that a name of place starting at a word is meant as one."""
    token = reading.tokens[index]
    score = place_weight(name) + capitals(reading, token)
    if name in hand_list("innocent"):
        score += INNOCENT
    if has_title(reading, index):
        return score - TITLE
    word = reading.folded(index - 1)
    if reading.between(index).strip() not in ("", "("):
        return score
    if token.shape is Shape.LOWER and word not in cues.PLACE_BEFORE | cues.PLACE_STRONG:
        score += BARE_PLACE
    if word in cues.PLACE_STRONG and reading.folded(index - 2) not in cues.SPEAKING:
        return score + TO_PLACE
    if word in cues.PLACE_BEFORE:
        return score + OF_PLACE
    if word in cues.DETERMINERS | cues.PRONOUNS:
        return score + (AFTER_DETERMINER if token.shape is Shape.LOWER else NOT_PLACE)
    return score
