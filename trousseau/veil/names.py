"""For finding people and places: each word weighed, then remembered through the whole text."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from trousseau.veil import cues
from trousseau.veil.evidence import (
    ACCEPTED,
    SURE,
    has_title,
    person_score,
    place_score,
)
from trousseau.veil.findings import Kind, Span, Trust
from trousseau.veil.folding import word_set
from trousseau.veil.lists import is_name, lists, name_weight
from trousseau.veil.memory import Known
from trousseau.veil.places import places_at
from trousseau.veil.reading import Reading, Shape

# Standing beside a name multiplies the odds of being one.
BESIDE = 3.0
# Particles that are also articles and prepositions of French.
_ARTICLES_TOO = word_set("le la les l' de du des d'")
# Below this weight a word without a capital beside a name is the sentence going on.
_LEAST_BESIDE = -2.0


@dataclass(slots=True)
class Verdicts:
    """Hold what each word of a text was judged to be."""

    people: dict[int, float] = field(default_factory=dict)
    """Score of the words judged to be someone's name."""
    places: dict[int, tuple[int, float]] = field(default_factory=dict)
    """First word of a place: index after its last word, and score."""


def _place_at(reading: Reading, index: int) -> tuple[int, float] | None:
    """Give the longest known place meant as one at a word: index after it, and score."""
    for stop, name in places_at(reading, index):
        score = place_score(reading, index, name)
        if score > ACCEPTED:
            return stop, score
    return None


def _beside(reading: Reading, index: int, people: dict[int, float]) -> float:
    """Weigh the names standing just before or just after a word."""
    token = reading.tokens[index]
    if token.shape is Shape.LOWER and name_weight(token.folded) < _LEAST_BESIDE:
        return 0.0
    before = index - 1 in people and reading.is_glued(index)
    after = index + 1 in people and reading.is_glued(index + 1)
    return BESIDE if before or after else 0.0


def _first_pass(reading: Reading) -> dict[int, float]:
    scores = {}
    for index in range(len(reading.tokens)):
        score = person_score(reading, index)
        if score > -12:
            scores[index] = score
    return scores


def _people_of(reading: Reading, scores: dict[int, float]) -> dict[int, float]:
    """Judge each word again, knowing the names found and those beside it."""
    people = {index: score for index, score in scores.items() if score > ACCEPTED}
    known = Known.of(
        reading.folded(index)
        for index, score in people.items()
        if score > SURE + (name_weight(reading.folded(index)) <= 0)
    )
    judged = {
        index: score + known.weigh(reading.folded(index)) + _beside(reading, index, people)
        for index, score in scores.items()
    }
    return {index: score for index, score in judged.items() if score > ACCEPTED}


def _unknown_place(reading: Reading, index: int) -> bool:
    """Tell a place by the word before it when no list knows the name."""
    token = reading.tokens[index]
    if token.shape is Shape.LOWER or token.shouted or is_name(token.folded):
        return False
    before, earlier = reading.folded(index - 1), reading.folded(index - 2)
    to_place = before in ("a", "en", "vers", "au", "du", "sur") and earlier not in cues.SPEAKING
    return to_place and reading.is_glued(index)


def judge(reading: Reading) -> Verdicts:
    """Judge every word of a text: a person, a place, or neither."""
    verdicts = Verdicts(people=_people_of(reading, _first_pass(reading)))
    index = 0
    while index < len(reading.tokens):
        place = _place_at(reading, index)
        if place is None and index in verdicts.people and _unknown_place(reading, index):
            place = index + 1, verdicts.people[index]
        person = (
            max((verdicts.people.get(i, -99.0) for i in range(index, place[0])), default=-99.0)
            if place
            else 0.0
        )
        if place and (place[1] >= person or place[0] - index > 2):
            verdicts.places[index] = place
            for inside in range(index, place[0]):
                verdicts.people.pop(inside, None)
            index = place[0]
        else:
            index += 1
    return verdicts


def _run_end(reading: Reading, index: int, people: dict[int, float]) -> int:
    """Give the index after the last word of the name starting at a word."""
    stop = index + 1
    while stop < len(reading.tokens) and reading.is_glued(stop):
        ahead = stop
        while reading.folded(ahead) in cues.PARTICLES and ahead not in people:
            ahead += 1
            if ahead >= len(reading.tokens) or not reading.is_glued(ahead):
                return stop
        if ahead not in people or (ahead > stop and not _is_particle(reading, stop)):
            return stop
        stop = ahead + 1
    return stop


def _is_particle(reading: Reading, index: int) -> bool:
    """Tell a name's particle from the preposition of the sentence (« Ali de Sarcelles »)."""
    token = reading.tokens[index]
    return token.shape is not Shape.LOWER or token.folded not in (
        "de",
        "du",
        "des",
        "d'",
        "la",
        "le",
        "les",
        "et",
    )


def _with_initial(reading: Reading, stop: int) -> int:
    """Take in the initial after a first name (« Inès D. »)."""
    if stop >= len(reading.tokens) or not reading.is_glued(stop):
        return reading.tokens[stop - 1].end
    token = reading.tokens[stop]
    dotted = reading.text[token.end : token.end + 1] == "."
    written = token.shape is Shape.INITIAL and not token.shouted
    if len(token.text) == 1 and token.text.isalpha() and (dotted or written):
        return token.end + dotted
    return reading.tokens[stop - 1].end


def _with_particle(reading: Reading, index: int) -> int:
    """Take in the particles written before a name (« Da Silva », « m. le goff »)."""
    start = index
    while start and reading.is_glued(start) and _is_own_particle(reading, start - 1):
        start -= 1
    return reading.tokens[start].start


def _is_own_particle(reading: Reading, index: int) -> bool:
    """Tell a particle of the name that follows from the article of the sentence."""
    token = reading.tokens[index]
    if token.folded not in cues.PARTICLES:
        return False
    if has_title(reading, index) or f"{token.folded} {reading.folded(index + 1)}" in _foreign():
        return True
    alone = token.shape in (Shape.CAPITAL, Shape.UPPER) and not token.shouted
    article = token.folded in _ARTICLES_TOO and (
        token.opens or token.folded not in ("le", "la", "de")
    )
    return alone and not article


@cache
def _foreign() -> frozenset[str]:
    """Give the surnames whose particle is no French word (« dos santos », « ben ali »)."""
    pairs = (name for name in lists().surnames if " " in name)
    return frozenset(name for name in pairs if name.split(" ")[0] not in _ARTICLES_TOO)


def _initials(reading: Reading) -> Iterator[Span]:
    """Find the initial that stands for a name after a title (« Mme O. »)."""
    for index, token in enumerate(reading.tokens):
        dotted = reading.text[token.end : token.end + 1] == "."
        single = len(token.text) == 1 and (token.shape is Shape.INITIAL or dotted)
        if single and token.text.isalpha() and has_title(reading, index):
            yield Span(token.start, token.end + dotted, Kind.PERSON, Trust.STRONG)


def _trust_of(score: float) -> Trust:
    return Trust.STRONG if score > SURE else Trust.DOUBT


def find_names(reading: Reading, verdicts: Verdicts) -> Iterator[Span]:
    """Find people's names, whole: first name, particle, surname, initial."""
    index = 0
    while index < len(reading.tokens):
        if index not in verdicts.people:
            index += 1
            continue
        stop = _run_end(reading, index, verdicts.people)
        score = max(verdicts.people.get(i, -99.0) for i in range(index, stop))
        start, end = _with_particle(reading, index), _with_initial(reading, stop)
        yield Span(start, end, Kind.PERSON, _trust_of(score))
        index = stop
    yield from _initials(reading)


def find_places(reading: Reading, verdicts: Verdicts) -> Iterator[Span]:
    """Find towns, countries, and names that a preposition shows to be places."""
    for index, (stop, score) in verdicts.places.items():
        start, end = reading.tokens[index].start, reading.tokens[stop - 1].end
        yield Span(start, end, Kind.PLACE, _trust_of(score))
