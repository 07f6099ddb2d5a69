"""What a meeting without phones works with: the protocol, cards to cut, a harvest to fill."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from trousseau.circles import wording
from trousseau.circles.protocols import PRESENTERS_OWN, Kind, Phase, Protocol, Signature
from trousseau.lib.clock import today
from trousseau.lib.questions import QUESTIONS
from trousseau.lib.typography import french_spaces
from trousseau.lib.wording import minutes_in_words
from trousseau.ui import paper

FOLDER = Path(__file__).resolve().parent
CARDS_A_PAGE = 8
Card = dict[str, Any]


def protocol_sheet(protocol: Protocol) -> bytes:
    """Return the sheet of a protocol: phases, who speaks, minutes, rules, sources."""
    data = {
        "name": protocol.name,
        "title": protocol.title,
        "presentation": in_one_line(protocol.presentation),
        "has-case": protocol.has_case,
        "suits": _suits(protocol),
        "origin": in_one_line(protocol.origin),
        "sources": protocol.sources,
        "phases": [_phase(phase) for phase in protocol.phases],
    }
    return paper.press(FOLDER / "protocol.typ", data, made_on=today()).pdf


def in_one_line(text: str) -> str:
    """Join the lines of a file, with French spaces."""
    return french_spaces(" ".join(text.split()))


def _suits(protocol: Protocol) -> str:
    size = _("De %(least)s à %(most)s personnes") % {
        "least": protocol.group.least,
        "most": protocol.group.most,
    }
    return f"{size}, {protocol.duration}." if protocol.duration else f"{size}."


def _phase(phase: Phase) -> dict[str, Any]:
    kinds = [str(wording.KINDS_HEARD[kind]) for kind in phase.contributions]
    return {
        "name": phase.name,
        "rule": french_spaces(phase.rule),
        "floor": _who_writes(phase) if phase.written else str(wording.FLOOR[phase.speaker]),
        "silent": phase.presenter_silent and not phase.written,
        "minutes": minutes_in_words(phase.minutes) if phase.minutes else _("sans durée"),
        "noted": wording.in_a_row([kind[:1].lower() + kind[1:] for kind in kinds]),
    }


def _who_writes(phase: Phase) -> str:
    if phase.contributions and PRESENTERS_OWN.issuperset(phase.contributions):
        return _("La personne qui expose écrit.")
    return _("Le groupe écrit.") if phase.presenter_silent else _("Chaque personne écrit.")


def cards(protocol: Protocol) -> bytes:
    """Return cards to cut: the six questions and two for who presents, then those of each phase."""
    pages = [_first_page(protocol), *_phase_pages(protocol)]
    data = {"title": _("Cartes à découper"), "pages": pages}
    return paper.press(FOLDER / "cards.typ", data, made_on=today()).pdf


def _first_page(protocol: Protocol) -> list[Card]:
    questions = [{"look": "question", **asdict(one)} for one in QUESTIONS]
    if not protocol.has_case:
        return questions
    frame = [
        (_("Arrêter l’échange"), _("Vous exposez : posez cette carte quand vous voulez. L’échange"
          " s’arrête, personne ne demande pourquoi, le dernier mot est à vous.")),
        (_("J’écoute"), _("Gardez cette carte devant vous quand le groupe cherche. Vous écoutez,"
          " en silence. Vous parlerez après, si vous le souhaitez.")),
    ]  # fmt: skip
    return questions + [
        {"look": "frame", "title": title, "words": french_spaces(words)} for title, words in frame
    ]


def _phase_pages(protocol: Protocol) -> Iterator[list[Card]]:
    """Yield a page a phase that writes; its kinds share the eight cards."""
    for phase in protocol.phases:
        kinds = phase.contributions
        if kinds:
            yield [_card(phase, kinds[place % len(kinds)]) for place in range(CARDS_A_PAGE)]


def _card(phase: Phase, kind: Kind) -> Card:
    return {
        "look": "written",
        "title": str(wording.KINDS[kind]),
        "hint": french_spaces(phase.hint),
        "lines": 4,
        "foot": _foot(phase, kind),
    }


def _foot(phase: Phase, kind: Kind) -> str:
    if kind in PRESENTERS_OWN:
        return _("%(phase)s. La personne qui a exposé l’écrit, elle seule.") % {"phase": phase.name}
    if phase.signature is Signature.CHOICE:
        return _("%(phase)s. Pas de nom. Les cartes se mêlent avant d’être lues.") % {
            "phase": phase.name
        }
    return _("%(phase)s. Aucun nom de personne aidée.") % {"phase": phase.name}


def harvest_sheet() -> bytes:
    """Return the harvest to fill by hand, one for each case."""
    parts = [
        (_("Les questions à se reposer"), "", 4),
        (_("Les hypothèses à garder"), _("« On dirait que… » Pas de conseil."), 5),
        (_("Ce que le groupe emporte"), _("Ce que chaque personne retient pour sa pratique."), 5),
        (_("Les pistes"), _("Celles de la personne qui a exposé, et d’elle seule."), 4),
        (_("Le dernier mot"), _("Il est à la personne qui a exposé."), 4),
        (_("Ce qu’elle essaie d’ici la prochaine séance"), _("Une intention, si elle en a une."), 3),
        (_("Comment nous avons travaillé"), "", 4),
    ]  # fmt: skip
    data = {
        "questions": [{"number": one.number, "name": one.name} for one in QUESTIONS],
        "parts": [{"title": title, "hint": hint, "lines": lines} for title, hint, lines in parts],
    }
    return paper.press(FOLDER / "harvest.typ", data, made_on=today()).pdf
