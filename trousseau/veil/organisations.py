"""For finding organisations that tell where people live: schools, associations, landlords."""

import re
from collections.abc import Iterator

from trousseau.veil import cues
from trousseau.veil.evidence import has_title
from trousseau.veil.findings import Kind, Span, Trust
from trousseau.veil.folding import word_set
from trousseau.veil.lists import hand_list, is_name, is_prose, is_town, name_weight
from trousseau.veil.reading import Reading, Shape, Token

# The common noun before the name; the name alone is the find.
_ORGANISED = word_set(
    "college lycee ecole maternelle elementaire creche halte-garderie association asso assoc collectif foyer centre hopital "
    "clinique maternite gymnase stade salle espace regie librairie pharmacie boulangerie epicerie mosquee eglise paroisse "
    "temple mjc maison mediatheque bibliotheque theatre cinema piscine club ludotheque residence ehpad chrs cada "
    "bailleur office entreprise societe garage bar cafe restaurant resto hotel supermarche magasin maraude mission agence cabinet "
    "fondation federation syndicat amicale groupe whatsapp groupement cmp cmpp ime itep esat cafeteria institut faculte universite antenne "
    "plateforme structure dispensaire polyclinique internat pensionnat cfa gs chez ecurie laverie pressing tabac "
    "accueil auberge conservatoire cirque atelier boutique ressourcerie recyclerie banque crous camping"
)
_QUARTERS = word_set(
    "quartier cite zac zup zi tour barre parc gare station arret metro marche camp terrain centre-ville secteur cimetiere foret lac plage aire pont porte square tram rer"
)
_ADJECTIVES = word_set(
    "social sociale culturel socioculturel municipal municipale primaire maternelle elementaire prive privee public publique "
    "professionnel polyvalent commercial sportif sportive medical hospitalier petite enfance quartier loisirs jeunes aveugles "
    "accueil associatif associative general technologique paroissial locale local commerciale sante parents voisins habitants soins"
)
_LINKS = word_set("de du des d' la le les l' et en pour a au aux")
_INNER = word_set("de du des d' la le les l' et en pour a au aux sur un une nos")
_NOT_STARTING = cues.TITLES | cues.PARTICLES | cues.SMALL_WORDS | {"me"}
_MOST_WORDS = 6
_QUOTED_GROUP = re.compile(
    r"\b(?:groupe|association|asso|collectif|conversation|canal|page|projet|compagnie|troupe)(?: whats ?app| wa| telegram| signal| snap\w*| messenger| facebook)?"
    r"[ :,]{1,3}[«\"“] ?([^»\"”\n]{2,40}?) ?[»\"”]",
    re.IGNORECASE,
)


def _is_capital(token: Token) -> bool:
    return token.shape in (Shape.CAPITAL, Shape.UPPER) and not token.shouted


def _tight(reading: Reading, index: int) -> bool:
    """Tell whether a word follows the one before with a space or an opening quotation mark."""
    return reading.between(index).strip(' \u00a0«"“-') == "" and len(reading.between(index)) <= 3


def _name_start(reading: Reading, index: int) -> int | None:
    """Give the first word of the name that follows a common noun, if there is one."""
    at = index + 1
    while at < len(reading.tokens) and at - index < 6 and _tight(reading, at):
        token = reading.tokens[at]
        if token.folded in cues.TITLES or token.text == "Me":
            return None
        if _is_capital(token):
            return at
        if token.folded not in _LINKS | _ADJECTIVES:
            return at if _is_bare_name(reading, at, index) else None
        at += 1
    return None


def _is_bare_name(reading: Reading, at: int, noun: int) -> bool:
    """Tell whether a word without a capital of its own can be the name of an organisation."""
    token = reading.tokens[at]
    if token.shape is Shape.NUMBER or len(token.text) < 3 or token.folded in cues.SMALL_WORDS:
        return False
    if reading.uses_capitals and not token.shouted and reading.is_careful:
        return False
    linked = reading.folded(at - 1) in _LINKS and at - noun > 1
    unknown = not is_prose(token.folded) and (is_name(token.folded) or not linked)
    return unknown or (name_weight(token.folded) > 1 and not linked)


def _name_stop(reading: Reading, start: int) -> int:
    """Give the index after the last word of a name of organisation."""
    stop, at = start + 1, start + 1
    capital = _is_capital(reading.tokens[start])
    while at < len(reading.tokens) and at - start < _MOST_WORDS and reading.is_glued(at):
        token = reading.tokens[at]
        if _belongs(reading, at, capital):
            stop = at + 1
        elif token.folded not in _INNER or not capital:
            break
        at += 1
    return stop


def _belongs(reading: Reading, at: int, capital: bool) -> bool:
    token = reading.tokens[at]
    if token.shape is Shape.NUMBER:
        return len(token.text) <= 3 and reading.is_glued(at) and capital
    if capital:
        return _is_capital(token)
    return not is_prose(token.folded) and token.folded not in cues.SMALL_WORDS


def _is_known_body(reading: Reading, start: int, stop: int) -> bool:
    """Tell a national body (« Mission locale », « Secours populaire ») from a local name."""
    words = [reading.folded(i) for i in range(start, stop)]
    first = reading.tokens[start]
    if len(words) == 1 and first.shape is Shape.UPPER and not first.shouted and len(first.text) < 5:
        return True
    if len(words) == 1 and words[0] in cues.TITLES | cues.SMALL_WORDS:
        return True
    heads = (" ".join(words[:size]) for size in range(2 if len(words) > 1 else 1, len(words) + 1))
    return any(head in hand_list("innocent") for head in heads)


def find_after_noun(reading: Reading) -> Iterator[Span]:
    """Find the name after a common noun: « collège X », « cité des Y »."""
    for index, token in enumerate(reading.tokens):
        if token.folded not in _ORGANISED and token.folded not in _QUARTERS:
            continue
        start = _name_start(reading, index)
        if start is None:
            continue
        stop = _name_stop(reading, start)
        if _is_known_body(reading, start, stop):
            continue
        kind = Kind.PLACE if token.folded in _QUARTERS else Kind.ORG
        first, last = reading.tokens[start], reading.tokens[stop - 1]
        trust = Trust.STRONG if _is_capital(first) else Trust.CONTEXT
        yield Span(first.start, last.end, kind, trust)


def _starts_title_case(reading: Reading, index: int) -> bool:
    """Tell a plain word given a capital inside a sentence (« Habitat du Vexin »)."""
    token = reading.tokens[index]
    inside = _is_capital(token) and token.shape is Shape.CAPITAL and not token.opens
    small = token.folded in _NOT_STARTING
    return inside and not small and is_prose(token.folded) and not has_title(reading, index)


def find_title_case(reading: Reading) -> Iterator[Span]:
    """Find plain words capitalised together inside a sentence (« Logis Nord-Est »)."""
    last = 0
    for index, token in enumerate(reading.tokens):
        if index < last or not _starts_title_case(reading, index):
            continue
        last = stop = _name_stop(reading, index)
        named = " ".join(reading.folded(i) for i in range(index, stop)).replace("' ", "'")
        several = (
            not is_town(named)
            and sum(_is_capital(reading.tokens[i]) for i in range(index, stop)) > 1
        )
        if (
            several
            and not _is_known_body(reading, index, stop)
            and token.folded not in hand_list("innocent")
        ):
            yield Span(token.start, reading.tokens[stop - 1].end, Kind.ORG, Trust.CONTEXT)


def find_groups(text: str) -> Iterator[Span]:
    """Find the quoted name of a group: « groupe WhatsApp "Mamans du 12" »."""
    for match in _QUOTED_GROUP.finditer(text):
        yield Span(match.start(1), match.end(1), Kind.ORG, Trust.STRONG)
