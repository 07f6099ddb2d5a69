"""The room's codes, said in French."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from trousseau.circles.grouping import Remark
from trousseau.circles.protocols import Kind, Phase, Speaker
from trousseau.circles.rhythms import Caution, Rhythm
from trousseau.circles.rules import Refusal

REFUSALS = {
    Refusal.NOT_NOW: gettext_lazy("Ce n’est pas le moment de la séance pour cela."),
    Refusal.NOT_PRESENT: gettext_lazy("Rejoignez d’abord la séance."),
    Refusal.ONLY_PRESENTER: gettext_lazy("Seule la personne qui expose peut le faire."),
    Refusal.ONLY_FACILITATOR: gettext_lazy("Seule la personne qui anime peut le faire."),
    Refusal.ONLY_AUTHOR: gettext_lazy("Seule la personne qui l’a écrit peut le faire."),
    Refusal.PRESENTER_LISTENS: gettext_lazy(
        "Vous exposez : à ce moment, vous écoutez. Le dernier mot sera le vôtre."
    ),
    Refusal.KEEPS_THE_FRAME: gettext_lazy("Vous tenez le cadre : la parole est au groupe."),
    Refusal.SIGNED_ONLY: gettext_lazy("Dans cette phase, on signe ce qu’on écrit."),
    Refusal.TOO_FEW: gettext_lazy(
        "Non signée demande au moins cinq personnes qui peuvent écrire : sinon, on devinerait."
    ),
    Refusal.TOO_FEW_ANSWERS: gettext_lazy(
        "Il n’y a pas encore assez de réponses pour les montrer sans que l’on devine de qui elles"
        " viennent. Laissez encore un peu de temps."
    ),
    Refusal.CASE_FIRST: gettext_lazy("Choisissez d’abord la situation du jour."),
    Refusal.STALE: gettext_lazy(
        "La séance avait déjà bougé : rien n’a été fait deux fois. Voici où vous en êtes."
    ),
    Refusal.FIRST_PHASE: gettext_lazy("C’est la première phase."),
    Refusal.LAST_WORD_FIRST: gettext_lazy(
        "La personne qui expose a le dernier mot. Passez-y d’abord, même brièvement."
    ),
    Refusal.NOT_TIMED: gettext_lazy("Cette phase n’a pas de durée : prenez le temps qu’il faut."),
    Refusal.NOT_A_CODE: gettext_lazy(
        "Aucune séance ouverte ne répond à ce code. Vérifiez les six lettres."
    ),
    Refusal.NO_MORE_PHASES: gettext_lazy("C’était la dernière phase. La séance peut se clore."),
    Refusal.MEETING_NOT_OPEN: gettext_lazy("Cette séance n’est pas ouverte."),
    Refusal.MEETING_UNDER_WAY: gettext_lazy("Cette séance a déjà commencé."),
    Refusal.NOT_ON_THE_TABLE: gettext_lazy("Cette situation n’est plus sur la table."),
    Refusal.EMPLOYER_ACCOUNT: gettext_lazy("Un compte employeur n’entre dans aucun cercle."),
    Refusal.HIERARCHY: gettext_lazy(
        "Un membre de ce cercle et cette personne ont un lien hiérarchique. "
        "Ils ne siègent pas ensemble."
    ),
    Refusal.NOT_A_PEER: gettext_lazy(
        "Un cercle réunit des médiatrices, des médiateurs et la personne qui anime."
    ),
    Refusal.ALREADY_HERE: gettext_lazy("Cette personne est déjà invitée, ou déjà membre."),
    Refusal.NOT_COMPARED: gettext_lazy("Comparez d’abord les cinq mots, de vive voix."),
    Refusal.WORDS_CHANGED: gettext_lazy(
        "Les mots ont changé depuis. N’allez pas plus loin : prévenez le centre."
    ),
    Refusal.LAST_FACILITATOR: gettext_lazy(
        "Vous êtes la seule personne qui anime. Confiez d’abord l’animation à un autre membre."
    ),
    Refusal.CHARTER_FIRST: gettext_lazy("Relisez et acceptez d’abord la charte du cercle."),
    Refusal.ALREADY_PASSED: gettext_lazy("Cette clé est déjà sortie du cercle."),
    Refusal.NOT_AGREED: gettext_lazy("Cette clé n’a pas encore tous les accords qu’il faut."),
    Refusal.ROUND_TOO_SHORT: gettext_lazy("Laissez au moins sept jours pour répondre."),
    Refusal.NO_SOURCE: gettext_lazy("Une clé vient d’au moins une récolte du cercle."),
    Refusal.WAS_NOT_THERE: gettext_lazy("Seule une personne qui était là peut signer."),
    Refusal.SIGNED_ON_PAPER: gettext_lazy(
        "Vous avez signé sur le papier. La personne qui anime peut corriger ce qu’elle a reporté."
    ),
    Refusal.NOT_YET_HELD: gettext_lazy("Cette séance n’a pas encore eu lieu."),
    Refusal.PRESENTER_AWAY: gettext_lazy(
        "Une situation ne se travaille pas sans la personne qui l’a apportée. Cochez sa présence, "
        "ou retirez cette situation."
    ),
    Refusal.PROTOCOL_CHANGED: gettext_lazy(
        "Quelqu’un a changé ce protocole pendant que vous l’écriviez. Rien n’est perdu : "
        "gardez à nouveau pour mettre votre version à la place de la sienne."
    ),
    Refusal.PROTOCOL_IN_USE: gettext_lazy(
        "Une séance à venir suit ce protocole. Annulez-la, ou attendez qu’elle soit close."
    ),
}

RHYTHMS = {
    Rhythm.WEEK: gettext_lazy("chaque semaine"),
    Rhythm.TWO_WEEKS: gettext_lazy("toutes les deux semaines"),
    Rhythm.THREE_WEEKS: gettext_lazy("toutes les trois semaines"),
    Rhythm.FOUR_WEEKS: gettext_lazy("toutes les quatre semaines"),
    Rhythm.SIX_WEEKS: gettext_lazy("toutes les six semaines"),
    Rhythm.MONTH: gettext_lazy("chaque mois, au même rang"),
    Rhythm.TWO_MONTHS: gettext_lazy("tous les deux mois, au même rang"),
}

CAUTIONS = {
    Caution.PAST: gettext_lazy("Cette date est passée."),
    Caution.HOLIDAY: gettext_lazy("C’est un jour férié."),
    Caution.WEEKEND: gettext_lazy("C’est un jour de fin de semaine."),
    Caution.SUMMER: gettext_lazy("C’est en plein été : beaucoup seront en congé."),
    Caution.YEAR_END: gettext_lazy("C’est entre les fêtes : beaucoup seront en congé."),
}

REMARKS = {
    Remark.HIERARCHY: gettext_lazy("Deux personnes ont un lien hiérarchique."),
    Remark.SAME_TEAM: gettext_lazy("Deux personnes de la même équipe, au moins."),
    Remark.SAME_EMPLOYER: gettext_lazy("Deux personnes du même employeur, au moins."),
    Remark.SMALL: gettext_lazy(
        "Moins de cinq personnes : on ne pourra rien écrire sans le signer, on devinerait."
    ),
    Remark.LARGE: gettext_lazy("Plus de douze personnes : deux cercles travailleraient mieux."),
    Remark.TERRITORY: gettext_lazy("Une seule échelle de territoire."),
    Remark.MISSIONS: gettext_lazy("Une seule mission pour tout le monde."),
    Remark.KIND: gettext_lazy("Un seul type d’employeur."),
    Remark.SUPERVISION: gettext_lazy("Un seul encadrement pour tout le monde."),
    Remark.SENIORITY: gettext_lazy("Des anciennetés proches."),
}

KINDS = {
    Kind.QUESTION: gettext_lazy("Une question"),
    Kind.HYPOTHESIS: gettext_lazy("Une hypothèse"),
    Kind.EXPERIENCE: gettext_lazy("Une expérience : « j’ai vécu… »"),
    Kind.CO_ANALYSIS: gettext_lazy("Votre lecture, à côté de la sienne"),
    Kind.THEME_WORD: gettext_lazy("Une façon de faire, la vôtre"),
    Kind.STATE: gettext_lazy("Un mot sur vous, maintenant"),
    Kind.REQUEST: gettext_lazy("Votre demande au groupe, en une phrase"),
    Kind.NARRATIVE: gettext_lazy("Votre récit"),
    Kind.ANALYSIS: gettext_lazy("Votre propre lecture"),
    Kind.SYNTHESIS: gettext_lazy("Où vous en êtes de votre réflexion"),
    Kind.LEAD: gettext_lazy("Une piste, la vôtre"),
    Kind.INTENTION: gettext_lazy("Votre intention"),
    Kind.LAST_WORD: gettext_lazy("Votre dernier mot"),
    Kind.LEARNING: gettext_lazy("Ce que je retiens"),
    Kind.TRIAL: gettext_lazy("Ce que j’essaie"),
}

KINDS_HEARD = {
    Kind.QUESTION: gettext_lazy("Questions"),
    Kind.HYPOTHESIS: gettext_lazy("Hypothèses"),
    Kind.EXPERIENCE: gettext_lazy("Ce que d’autres ont vécu"),
    Kind.CO_ANALYSIS: gettext_lazy("La lecture des pairs"),
    Kind.THEME_WORD: gettext_lazy("Des façons de faire"),
    Kind.STATE: gettext_lazy("Comment nous sommes là"),
    Kind.REQUEST: gettext_lazy("La demande au groupe"),
    Kind.NARRATIVE: gettext_lazy("Le récit"),
    Kind.ANALYSIS: gettext_lazy("La lecture de la personne qui expose"),
    Kind.SYNTHESIS: gettext_lazy("Où elle en est de sa réflexion"),
    Kind.LEAD: gettext_lazy("Les pistes de la personne qui a exposé"),
    Kind.INTENTION: gettext_lazy("Son intention"),
    Kind.LAST_WORD: gettext_lazy("Le dernier mot"),
    Kind.LEARNING: gettext_lazy("Ce que le groupe emporte"),
    Kind.TRIAL: gettext_lazy("Ce que nous essayons"),
}

FLOOR = {
    Speaker.FACILITATOR: gettext_lazy("La parole est à la personne qui anime."),
    Speaker.PRESENTER: gettext_lazy("La parole est à la personne qui expose."),
    Speaker.GROUP: gettext_lazy("La parole est au groupe."),
    Speaker.EXCHANGE: gettext_lazy("Le groupe questionne, la personne qui expose répond."),
    Speaker.EVERYONE: gettext_lazy("La parole est à tout le monde."),
    Speaker.NOBODY: gettext_lazy("Personne ne parle."),
}


def has_the_floor(name: str) -> str:
    """Say who was handed the floor."""
    return _("La parole est à %(name)s.") % {"name": name}


def where_we_are(place: int, phase: Phase, floor: str) -> str:
    """Say where the group is, as it is announced: « Phase 3 : Questions. La parole… »."""
    start = _("Phase %(place)s : %(name)s.") % {"place": place, "name": phase.name}
    return f"{start} {floor}"


def floor_detail(phase: Phase, presenter: str, *, hushed: bool) -> str:
    """Say what the presenter does meanwhile."""
    if not presenter:
        return ""
    if hushed:
        return _("%(name)s écoute, en silence.") % {"name": presenter}
    if phase.speaker is Speaker.PRESENTER:
        return _("%(name)s parle, le groupe écoute.") % {"name": presenter}
    return ""


def in_a_row(values: Sequence[str]) -> str:
    """Join values as a sentence does."""
    if len(values) < 2:
        return "".join(values)
    return _("%(some)s et %(last)s") % {"some": ", ".join(values[:-1]), "last": values[-1]}


def years_in_words(years: int) -> str:
    """Say a length of practice."""
    if years == 0:
        return _("quelques mois")
    return ngettext("%(years)s an", "%(years)s ans", years) % {"years": years}


def seniority_in_words(span: tuple[int, int] | None) -> str:
    """Say the span of seniorities."""
    if span is None:
        return ""
    least, most = span
    if least == most:
        return years_in_words(least)
    return _("de %(least)s à %(most)s") % {
        "least": least or years_in_words(least),
        "most": years_in_words(most),
    }


ANOMALIES = {
    "missing": gettext_lazy("Un texte manque, avant sa date"),
    "unknown": gettext_lazy("Un texte est là sans être au registre du cercle"),
    "older": gettext_lazy("Un texte est revenu à une version plus ancienne"),
    "newer": gettext_lazy("Un texte a changé sans passer par le registre du cercle"),
    "clock": gettext_lazy("La date de destruction d’un texte a été changée"),
    "index": gettext_lazy("Le registre du cercle est revenu en arrière, ou ne s’ouvre pas"),
}


def anomaly_in_words(kind: str, number: int) -> str:
    """Say what does not match the sealed index, and how many times."""
    sentence = str(ANOMALIES[kind])
    return f"{sentence}." if number == 1 else f"{sentence} ({number})."


@dataclass(frozen=True)
class Part:
    """A paragraph of a charter: a heading, or words that may begin with strong ones."""

    text: str
    is_heading: bool = False
    strong: str = ""


def charter_parts(text: str) -> list[Part]:
    """Read the little Markdown a charter is written in: « ## titre », « *mots forts* suite »."""
    blocks = [" ".join(block.split()) for block in text.split("\n\n") if block.strip()]
    return [_part(block) for block in blocks]


def _part(block: str) -> Part:
    if block.startswith("#"):
        return Part(block.lstrip("# "), is_heading=True)
    if block.startswith("*") and "*" in block[1:]:
        strong, rest = block[1:].split("*", 1)
        return Part(rest.strip(), strong=strong)
    return Part(block)
