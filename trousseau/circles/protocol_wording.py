"""A protocol said in French: for those who follow it, and for those who edit one."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from trousseau.circles.access import ProtocolView
from trousseau.circles.protocols import (
    PRESENTERS_OWN,
    About,
    Kind,
    Mistake,
    Phase,
    Protocol,
    Reveal,
    Signature,
    Speaker,
)
from trousseau.circles.wording import FLOOR, KINDS_HEARD, in_a_row
from trousseau.ui.forms import Hinted

ABOUT = {
    About.CASE: gettext_lazy("Une situation, que l’une ou l’un expose"),
    About.THEME: gettext_lazy("Un thème, sans situation"),
    About.ROUND: gettext_lazy("Un tour de table, sans situation"),
}
SPEAKERS = {
    Speaker.FACILITATOR: gettext_lazy("La personne qui anime"),
    Speaker.PRESENTER: gettext_lazy("La personne qui expose"),
    Speaker.GROUP: gettext_lazy("Le groupe"),
    Speaker.EXCHANGE: gettext_lazy("Le groupe questionne, la personne qui expose répond"),
    Speaker.EVERYONE: gettext_lazy("Tout le monde"),
    Speaker.NOBODY: gettext_lazy("Personne"),
}
SIGNATURES = {
    Signature.SIGNED: gettext_lazy("Signé"),
    Signature.CHOICE: gettext_lazy("Signé ou non, au choix"),
}
REVEALS = {
    Reveal.NOW: gettext_lazy("Tout de suite"),
    Reveal.END: gettext_lazy("À la fin de la phase"),
}
# What a phase is for, when it is for something the meeting must know; by the name of its flag.
ROLES = {
    "": gettext_lazy("Aucun rôle particulier"),
    "returns": gettext_lazy("« Et depuis ? » : la personne d’avant dit ce qu’il en est venu"),
    "chooses_case": gettext_lazy("On y choisit la situation"),
    "cross_expertise": gettext_lazy("Expertise croisée : chaque personne répond seule"),
    "last_word": gettext_lazy("La personne qui expose y a le dernier mot"),
    "closing": gettext_lazy("Tour de clôture"),
}


@dataclass(frozen=True)
class PhaseInWords:
    """One phase, as a page shows it."""

    phase: Phase
    lines: tuple[str, ...]


def choices_among(views: Sequence[ProtocolView]) -> list[tuple[str, Hinted]]:
    """Return the protocols a circle chooses from: a name, and a longer title."""
    return [(view.protocol.slug, Hinted(_name(view), view.protocol.title)) for view in views]


def _name(view: ProtocolView) -> str:
    name = view.protocol.name
    return _("%(name)s, adapté par le cercle") % {"name": name} if view.own else name


def phases_in_words(protocol: Protocol) -> list[PhaseInWords]:
    """Say each phase: who speaks, who is silent, what is written and when it is seen."""
    return [PhaseInWords(phase, tuple(_lines(phase))) for phase in protocol.phases]


def facts_of(protocol: Protocol) -> list[str]:
    """Say what to know before choosing a protocol."""
    facts = [
        _("De %(least)s à %(most)s personnes.")
        % {"least": protocol.group.least, "most": protocol.group.most}
    ]
    if protocol.duration:
        facts.append(_("Durée : %(duration)s.") % {"duration": protocol.duration})
    facts.append(_times(protocol))
    if not protocol.has_case:
        facts.append(_("Sans situation : personne n’expose."))
    if protocol.is_written:
        facts.append(_("Par écrit : cela peut se poursuivre entre deux séances."))
    if protocol.leaves_nothing:
        facts.append(_("Rien ne reste après la séance."))
    return facts


def in_a_sentence(mistake: Mistake) -> str:
    """Return a mistake as a field shows it: where it is, the page says."""
    return mistake.sentence[:1].upper() + mistake.sentence[1:]


def _times(protocol: Protocol) -> str:
    minutes = sum(phase.minutes or 0 for phase in protocol.phases)
    if not protocol.timed or not minutes:
        return _("Aucune phase n’est minutée.")
    return ngettext(
        "%(minutes)s minute en tout, phase par phase.",
        "%(minutes)s minutes en tout, phase par phase.",
        minutes,
    ) % {"minutes": minutes}


def _lines(phase: Phase) -> list[str]:
    lines = [_floor(phase)]
    if phase.presenter_silent:
        lines.append(_("La personne qui expose se tait."))
    if phase.cross_expertise:
        lines.append(_("Chaque personne répond seule ; les écarts se montrent ensuite, sans noms."))
    if phase.contributions:
        lines += _written(phase)
    return lines


def _floor(phase: Phase) -> str:
    if phase.returns:
        return _("La parole est à la personne qui a exposé la dernière fois.")
    return str(FLOOR[phase.speaker])


def _written(phase: Phase) -> list[str]:
    kinds = in_a_row([str(KINDS_HEARD[kind]).lower() for kind in phase.contributions])
    said = (
        _("En silence, on écrit : %(kinds)s.")
        if phase.written
        else _("On peut écrire : %(kinds)s.")
    )
    seen = {
        Reveal.NOW: _("On le voit tout de suite."),
        Reveal.END: _("On le voit à la fin de la phase."),
    }
    signed = {
        Signature.SIGNED: _("C’est signé."),
        Signature.CHOICE: _("On signe ou non, au choix."),
    }
    return [said % {"kinds": kinds}, f"{signed[phase.signature]} {seen[phase.reveal]}"]


def kinds_of(*, own: bool) -> list[tuple[str, str]]:
    """Return the kinds of contribution to choose among: the presenter's own, or everyone's."""
    return [
        (kind.value, str(KINDS_HEARD[kind])) for kind in Kind if (kind in PRESENTERS_OWN) == own
    ]
