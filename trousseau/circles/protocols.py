"""What a meeting protocol is: a TOML file, read and checked; no Django here."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Speaker(StrEnum):
    """Who has the floor during a phase."""

    FACILITATOR = "facilitator"
    PRESENTER = "presenter"
    GROUP = "group"
    EXCHANGE = "exchange"
    EVERYONE = "everyone"


class Kind(StrEnum):
    """What may be put down. There is no advice; a lead is the presenter's own."""

    QUESTION = "question"
    HYPOTHESIS = "hypothesis"
    LEARNING = "learning"
    LEAD = "lead"
    LAST_WORD = "last_word"


PRESENTERS_OWN = frozenset({Kind.LEAD, Kind.LAST_WORD})


class Signature(StrEnum):
    """Whether a contribution carries its author's number."""

    SIGNED = "signed"
    CHOICE = "choice"


class Reveal(StrEnum):
    """When the group sees the contributions of a phase."""

    NOW = "now"
    END = "end"


class BadProtocolError(ValueError):
    """A protocol file that cannot be followed; its message tells the centre what to correct."""


@dataclass(frozen=True)
class Phase:
    """One moment of a meeting."""

    slug: str
    name: str
    rule: str
    speaker: Speaker
    hint: str = ""
    minutes: int | None = None
    presenter_silent: bool = False
    contributions: tuple[Kind, ...] = ()
    signature: Signature = Signature.SIGNED
    reveal: Reveal = Reveal.NOW
    chooses_case: bool = False
    last_word: bool = False


@dataclass(frozen=True)
class Protocol:
    """A way of working on a situation together."""

    slug: str
    name: str
    title: str
    presentation: str
    sources: tuple[str, ...]
    phases: tuple[Phase, ...]

    def phase(self, slug: str) -> Phase:
        """Return a phase; KeyError when the protocol has none of that name."""
        return {phase.slug: phase for phase in self.phases}[slug]

    def place(self, slug: str) -> int:
        """Return the place of a phase, from one."""
        return [phase.slug for phase in self.phases].index(slug) + 1


HEAD = {
    "slug": str,
    "name": str,
    "title": str,
    "presentation": str,
    "sources": list,
    "phases": list,
}
TEXTS = {"slug": str, "name": str, "rule": str, "hint": str}
FLAGS = {"presenter_silent": bool, "chooses_case": bool, "last_word": bool}
CHOICES: dict[str, type[StrEnum]] = {"speaker": Speaker, "signature": Signature, "reveal": Reveal}
PHASE = {**TEXTS, **FLAGS, **dict.fromkeys(CHOICES, str), "minutes": int, "contributions": list}
REQUIRED = ("slug", "name", "rule", "speaker")


def read_protocol(text: str, *, source: str) -> Protocol:
    """Read a protocol, or raise BadProtocolError with a sentence naming the file and the mistake."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadProtocolError(
            f"{source} : ce fichier n’est pas du TOML lisible ({error})."
        ) from error
    try:
        return _protocol(data)
    except _MistakeError as mistake:
        raise BadProtocolError(f"{source} : {mistake}") from mistake


class _MistakeError(Exception):
    """What is wrong, in French, without the name of the file."""


def _protocol(data: dict[str, Any]) -> Protocol:
    _check_shape(data, HEAD, required=tuple(HEAD), where="en tête")
    phases = tuple(_phase(raw, place) for place, raw in enumerate(data["phases"], start=1))
    _check_whole(phases)
    return Protocol(
        slug=data["slug"],
        name=data["name"],
        title=data["title"],
        presentation=data["presentation"].strip(),
        sources=tuple(data["sources"]),
        phases=phases,
    )


def _phase(raw: dict[str, Any], place: int) -> Phase:
    where = f"phase {place}"
    _check_shape(raw, PHASE, required=REQUIRED, where=where)
    values = dict(raw)
    for name, choices in CHOICES.items():
        if name in raw:
            values[name] = _choice(raw[name], choices, f"{where}, « {name} »")
    kinds = raw.get("contributions", [])
    values["contributions"] = tuple(
        _choice(kind, Kind, f"{where}, « contributions »") for kind in kinds
    )
    phase = Phase(**values)
    _check_phase(phase, where)
    return phase


def _check_shape(
    data: Mapping[str, Any], shape: Mapping[str, type], *, required: tuple[str, ...], where: str
) -> None:
    for name in required:
        if not data.get(name):
            raise _MistakeError(f"il manque « {name} » ({where}).")
    for name, value in data.items():
        if name not in shape:
            raise _MistakeError(f"« {name} » n’est pas un mot connu ({where}).")
        if type(value) is not shape[name]:
            raise _MistakeError(f"« {name} » n’a pas la forme attendue ({where}).")


def _choice(value: object, choices: type[StrEnum], where: str) -> Any:
    allowed = [str(choice) for choice in choices]
    if value not in allowed:
        raise _MistakeError(
            f"« {value} » n’est pas possible ({where}). Possibles : {', '.join(allowed)}."
        )
    return choices(str(value))


def _check_phase(phase: Phase, where: str) -> None:
    if phase.signature is Signature.CHOICE and phase.reveal is Reveal.NOW:
        raise _MistakeError(
            "une contribution non signée ne peut pas être montrée tout de suite : l’heure dirait"
            f' qui l’a écrite. Choisissez reveal = "end" ({where}).'
        )
    if phase.presenter_silent and phase.speaker in (Speaker.PRESENTER, Speaker.EXCHANGE):
        raise _MistakeError(f"la personne qui expose ne peut pas parler et se taire ({where}).")
    if not PRESENTERS_OWN.isdisjoint(phase.contributions) and phase.signature is Signature.CHOICE:
        raise _MistakeError(f"une piste et le dernier mot sont signés ({where}).")
    if phase.minutes is not None and phase.minutes < 1:
        raise _MistakeError(f"une durée est d’au moins une minute ({where}).")


def _check_whole(phases: tuple[Phase, ...]) -> None:
    slugs = [phase.slug for phase in phases]
    if len(set(slugs)) != len(slugs):
        raise _MistakeError("deux phases portent le même « slug ».")
    if sum(phase.chooses_case for phase in phases) != 1:
        raise _MistakeError("une phase, et une seule, choisit la situation (chooses_case = true).")
    if sum(phase.last_word for phase in phases) != 1:
        raise _MistakeError("une phase, et une seule, donne le dernier mot (last_word = true).")
    if [p.chooses_case for p in phases].index(True) >= [p.last_word for p in phases].index(True):
        raise _MistakeError("la situation se choisit avant le dernier mot.")
