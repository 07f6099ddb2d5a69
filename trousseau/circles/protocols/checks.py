"""What a protocol may not be, once each of its words is known: each check is one sentence."""

from collections.abc import Callable, Iterator, Sequence

from trousseau.circles.protocols.codes import PRESENTERS_OWN, Reveal, Signature, Speaker
from trousseau.circles.protocols.mistakes import Mistake
from trousseau.circles.protocols.protocol import Phase, Protocol

PRESENTERS_FLOOR = (Speaker.PRESENTER, Speaker.EXCHANGE)
ROLES = ("chooses_case", "last_word", "returns", "cross_expertise", "closing")
Checks = tuple[tuple[str, Callable[[Phase], bool], str], ...]


def mistakes_of(protocol: Protocol) -> list[Mistake]:
    """Return everything to correct, phase after phase, then the whole."""
    found = []
    for place, phase in enumerate(protocol.phases, start=1):
        for field, sentence in _phase_mistakes(phase, protocol):
            found.append(Mistake(sentence, field, place))
    return [*found, *_head_mistakes(protocol), *_order_mistakes(protocol)]


def _phase_mistakes(phase: Phase, protocol: Protocol) -> Iterator[tuple[str, str]]:
    yield from _told(PHASE_CHECKS, phase)
    if not protocol.has_case:
        yield from _told(WITHOUT_CASE, phase)
    if phase.minutes is not None and not protocol.timed:
        yield "minutes", "ce protocole n’est pas minuté : retirez la durée de cette phase."


def _told(checks: Checks, phase: Phase) -> Iterator[tuple[str, str]]:
    for field, is_wrong, sentence in checks:
        if is_wrong(phase):
            yield field, sentence


def _own(phase: Phase) -> bool:
    return not PRESENTERS_OWN.isdisjoint(phase.contributions)


def _writes_in_silence(phase: Phase) -> bool:
    return phase.speaker is Speaker.NOBODY and bool(phase.contributions)


PHASE_CHECKS: Checks = (
    (
        "",
        lambda p: sum(getattr(p, role) for role in ROLES) > 1,
        "une phase n’a qu’un rôle : choisir, dernier mot, « et depuis ? », expertise croisée ou"
        " clôture. Séparez-la en deux.",
    ),
    (
        "reveal",
        lambda p: p.signature is Signature.CHOICE and p.reveal is Reveal.NOW,
        "une contribution non signée ne peut pas être montrée tout de suite : l’heure dirait qui"
        " l’a écrite. Montrez-la à la fin de la phase, ou demandez de signer.",
    ),
    (
        "presenter_silent",
        lambda p: p.presenter_silent and p.speaker in PRESENTERS_FLOOR,
        "la personne qui expose ne peut pas parler et se taire : choisissez l’un ou l’autre.",
    ),
    (
        "presenter_silent",
        lambda p: p.presenter_silent and p.last_word,
        "la personne qui expose a le dernier mot : dans cette phase, elle ne se tait pas.",
    ),
    (
        "contributions",
        lambda p: p.presenter_silent and _own(p),
        "la personne qui expose se tait : elle ne peut rien écrire ici. Retirez ce qui n’est"
        " qu’à elle, ou rendez-lui la parole.",
    ),
    (
        "signature",
        lambda p: p.signature is Signature.CHOICE and _own(p),
        "ce que seule la personne qui expose écrit est signé : demandez de signer, ou séparez en"
        " deux phases.",
    ),
    (
        "contributions",
        lambda p: _writes_in_silence(p) and not p.written,
        "personne ne parle et on écrit pourtant : dites que la phase est écrite, ou retirez les"
        " contributions.",
    ),
    (
        "written",
        lambda p: p.written and not p.contributions,
        "la phase est écrite : choisissez au moins une chose à écrire.",
    ),
    (
        "contributions",
        lambda p: len(set(p.contributions)) != len(p.contributions),
        "la même contribution est demandée deux fois : retirez-en une.",
    ),
    (
        "cross_expertise",
        lambda p: p.cross_expertise and (p.speaker is not Speaker.NOBODY or bool(p.contributions)),
        "pendant l’expertise croisée, chaque personne répond seule : personne ne parle, et rien"
        " d’autre ne s’écrit.",
    ),
    (
        "last_word",
        lambda p: p.last_word and p.speaker not in (*PRESENTERS_FLOOR, Speaker.EVERYONE),
        "le dernier mot est à la personne qui expose : donnez-lui la parole dans cette phase.",
    ),
)

WITHOUT_CASE: Checks = (
    (
        "speaker",
        lambda p: p.speaker in PRESENTERS_FLOOR,
        "sans situation, personne n’expose : donnez la parole au groupe, à tout le monde ou à la"
        " personne qui anime.",
    ),
    (
        "presenter_silent",
        lambda p: p.presenter_silent,
        "sans situation, personne n’expose : retirez ce silence.",
    ),
    (
        "contributions",
        _own,
        "sans situation, personne n’expose : retirez ce qui n’est qu’à la personne qui expose.",
    ),
    (
        "chooses_case",
        lambda p: p.chooses_case,
        "ce protocole n’a pas de situation à choisir : décochez, ou dites qu’il travaille sur une"
        " situation.",
    ),
    (
        "last_word",
        lambda p: p.last_word,
        "sans situation, personne n’a de dernier mot à donner : décochez, ou dites que le"
        " protocole travaille sur une situation.",
    ),
)
BEFORE_THE_CHOICE: Checks = (
    (
        "speaker",
        lambda p: p.speaker in PRESENTERS_FLOOR,
        "avant le choix de la situation, personne n’expose encore : donnez la parole à la personne"
        " qui anime ou à tout le monde.",
    ),
    (
        "presenter_silent",
        lambda p: p.presenter_silent,
        "avant le choix de la situation, personne n’expose encore : retirez ce silence.",
    ),
    (
        "contributions",
        _own,
        "avant le choix de la situation, personne n’expose encore : retirez ce qui n’est qu’à la"
        " personne qui expose.",
    ),
)


def _head_mistakes(protocol: Protocol) -> Iterator[Mistake]:
    slugs = [phase.slug for phase in protocol.phases]
    if len(set(slugs)) != len(slugs):
        yield Mistake("deux phases portent le même « slug » : changez-en un.", "phases")
    if protocol.group.least > protocol.group.most:
        yield Mistake("le plus petit groupe dépasse le plus grand : échangez les deux.", "group")
    if protocol.is_written and not any(phase.written for phase in protocol.phases):
        yield Mistake("ce protocole s’écrit : dites quelle phase est écrite.", "is_written")
    for flag, sentence in ONCE.items():
        if sum(getattr(phase, flag) for phase in protocol.phases) > 1:
            yield Mistake(sentence, flag)


ONCE = {
    "returns": "une seule phase demande ce qui s’est passé depuis (« et depuis ? »).",
    "closing": "une seule phase est le tour de clôture.",
}


def _order_mistakes(protocol: Protocol) -> Iterator[Mistake]:
    phases = protocol.phases
    yield from _lasting_mistakes(phases)
    if not protocol.has_case:
        return
    choosing = [place for place, phase in enumerate(phases, start=1) if phase.chooses_case]
    concluding = [place for place, phase in enumerate(phases, start=1) if phase.last_word]
    if len(choosing) != 1:
        yield Mistake("une phase, et une seule, choisit la situation.", "chooses_case")
    if len(concluding) != 1:
        yield Mistake("une phase, et une seule, donne le dernier mot.", "last_word")
    if len(choosing) == len(concluding) == 1:
        yield from _case_mistakes(phases, choosing[0], concluding[0])


def _lasting_mistakes(phases: Sequence[Phase]) -> Iterator[Mistake]:
    if phases[-1].cross_expertise:
        yield Mistake(
            "l’expertise croisée ouvre une discussion : ajoutez une phase après elle.",
            "cross_expertise",
            len(phases),
        )


def _case_mistakes(phases: Sequence[Phase], choosing: int, concluding: int) -> Iterator[Mistake]:
    if choosing >= concluding:
        yield Mistake("la situation se choisit avant le dernier mot.", "last_word", concluding)
    for place, phase in enumerate(phases, start=1):
        if phase.closing and place <= concluding:
            yield Mistake(
                "le tour de clôture vient après le dernier mot : descendez cette phase.",
                "closing",
                place,
            )
        if phase.returns and place > choosing:
            yield Mistake(
                "« et depuis ? » se dit avant de choisir une autre situation : montez cette phase.",
                "returns",
                place,
            )
        if place <= choosing < concluding:
            for field, sentence in _told(BEFORE_THE_CHOICE, phase):
                yield Mistake(sentence, field, place)
