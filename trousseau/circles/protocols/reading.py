"""From a file or from kept data to a protocol: each word is checked before the whole is."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from trousseau.circles.protocols.checks import mistakes_of
from trousseau.circles.protocols.codes import About, Kind, Reveal, Signature, Speaker
from trousseau.circles.protocols.mistakes import BadProtocolError, Mistake
from trousseau.circles.protocols.protocol import GroupSize, Phase, Protocol

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SPACES = re.compile(r"[ \t\r\n]+")  # not the narrow one French puts before a question mark
SLUG_LIMIT = 50
MINUTES = range(1, 241)
PEOPLE = range(2, 31)
MOST_PHASES = 16


@dataclass(frozen=True)
class Field:
    """What a word of a protocol holds: a type, a longest length, whether it may be left out."""

    holds: type
    limit: int = 0
    required: bool = False
    choices: type[StrEnum] | None = None


HEAD = {
    "slug": Field(str, SLUG_LIMIT, required=True),
    "name": Field(str, 60, required=True),
    "title": Field(str, 120, required=True),
    "presentation": Field(str, 1_200, required=True),
    "origin": Field(str, 600, required=True),
    "sources": Field(list, 12, required=True),
    "group": Field(dict, required=True),
    "phases": Field(list, MOST_PHASES, required=True),
    "about": Field(str, choices=About),
    "duration": Field(str, 120),
    "timed": Field(bool),
    "leaves_nothing": Field(bool),
    "is_written": Field(bool),
}
PHASE = {
    "slug": Field(str, SLUG_LIMIT, required=True),
    "name": Field(str, 40, required=True),
    "rule": Field(str, 160, required=True),
    "speaker": Field(str, required=True, choices=Speaker),
    "hint": Field(str, 160),
    "minutes": Field(int),
    "presenter_silent": Field(bool),
    "contributions": Field(list, len(Kind)),
    "signature": Field(str, choices=Signature),
    "reveal": Field(str, choices=Reveal),
    "written": Field(bool),
    "chooses_case": Field(bool),
    "last_word": Field(bool),
    "returns": Field(bool),
    "cross_expertise": Field(bool),
    "closing": Field(bool),
}
GROUP = {"least": Field(int, required=True), "most": Field(int, required=True)}
PARAGRAPHS = ("presentation", "origin")
SOURCE_LIMIT = 300


def read_protocol(text: str, *, source: str) -> Protocol:
    """Read a file, or raise BadProtocolError with its name and every mistake."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        unread = Mistake(f"ce fichier n’est pas du TOML lisible ({error}).")
        raise BadProtocolError([unread], source=source) from error
    try:
        return from_data(data)
    except BadProtocolError as bad:
        raise BadProtocolError(bad.mistakes, source=source) from bad


def from_data(data: Mapping[str, Any]) -> Protocol:
    """Return the protocol these data say, or raise BadProtocolError with every mistake."""
    mistakes = find_mistakes(data)
    if mistakes:
        raise BadProtocolError(mistakes)
    return _protocol(data)


def find_mistakes(data: Mapping[str, Any]) -> list[Mistake]:
    """Return what has to be corrected; the whole is judged once every word is known."""
    found = list(_shape_mistakes(data))
    return found or mistakes_of(_protocol(data))


def _shape_mistakes(data: Mapping[str, Any]) -> Iterator[Mistake]:
    yield from _word_mistakes(data, HEAD, None)
    if isinstance(data.get("group"), dict):
        yield from _group_mistakes(data["group"])
    yield from _source_mistakes(data.get("sources"))
    phases = data.get("phases")
    for place, phase in enumerate(phases if isinstance(phases, list) else [], start=1):
        if isinstance(phase, dict):
            yield from _word_mistakes(phase, PHASE, place)
            yield from _detail_mistakes(phase, place)
        else:
            yield Mistake("une phase n’a pas la forme attendue.", "phases", place)


def _word_mistakes(
    data: Mapping[str, Any], shape: Mapping[str, Field], place: int | None
) -> Iterator[Mistake]:
    for name, field in shape.items():
        value = data.get(name)
        if field.required and (not value or (isinstance(value, str) and not value.strip())):
            yield Mistake(f"il manque « {name} ».", name, place)
        elif value is not None:
            yield from _value_mistakes(name, value, field, place)
    for name in data:
        if name not in shape:
            yield Mistake(f"« {name} » n’est pas un mot connu.", str(name), place)


def _value_mistakes(name: str, value: Any, field: Field, place: int | None) -> Iterator[Mistake]:
    if not _is(value, field.holds):
        yield Mistake(f"« {name} » n’a pas la forme attendue.", name, place)
    elif field.choices:
        yield from _choice_mistakes(name, value, field.choices, place)
    elif field.limit and len(value) > field.limit:
        what = "signes" if field.holds is str else "éléments"
        yield Mistake(f"« {name} » est trop long : {field.limit} {what} au plus.", name, place)
    elif name == "slug" and not SLUG.fullmatch(value):
        yield Mistake(
            "« slug » s’écrit en petites lettres sans accent, chiffres et traits d’union.",
            name,
            place,
        )


def _is(value: object, wanted: type[object]) -> bool:
    return type(value) is wanted  # a boolean is no number here


def _choice_mistakes(
    name: str, value: object, choices: type[StrEnum], place: int | None
) -> Iterator[Mistake]:
    allowed = [str(choice) for choice in choices]
    if value not in allowed:
        yield Mistake(
            f"« {value} » n’est pas possible. Possibles : {', '.join(allowed)}.", name, place
        )


def _detail_mistakes(phase: Mapping[str, Any], place: int) -> Iterator[Mistake]:
    minutes, kinds = phase.get("minutes"), phase.get("contributions")
    if _is(minutes, int) and minutes not in MINUTES:
        yield Mistake("une durée va de une minute à quatre heures.", "minutes", place)
    for kind in kinds if isinstance(kinds, list) else []:
        yield from _choice_mistakes("contributions", kind, Kind, place)


def _group_mistakes(group: Mapping[str, Any]) -> Iterator[Mistake]:
    for mistake in _word_mistakes(group, GROUP, None):
        yield Mistake(mistake.sentence, "group")
    if any(_is(size, int) and size not in PEOPLE for size in group.values()):
        yield Mistake("un groupe va de deux à trente personnes.", "group")


def _source_mistakes(sources: object) -> Iterator[Mistake]:
    for source in sources if isinstance(sources, list) else []:
        if not isinstance(source, str) or not source.strip():
            yield Mistake("une source est un texte.", "sources")
        elif len(source) > SOURCE_LIMIT:
            yield Mistake(f"une source tient en {SOURCE_LIMIT} signes.", "sources")


def _protocol(data: Mapping[str, Any]) -> Protocol:
    values = _texts(data)
    values["about"] = About(data.get("about") or About.CASE)
    values["group"] = GroupSize(**data["group"])
    values["sources"] = tuple(_line(source) for source in data["sources"])
    values["phases"] = tuple(_phase(phase) for phase in data["phases"])
    return Protocol(**values)


def _phase(data: Mapping[str, Any]) -> Phase:
    values = _texts(data)
    for name, field in PHASE.items():
        if field.choices and values.get(name):
            values[name] = field.choices(values[name])
    values["contributions"] = tuple(Kind(kind) for kind in data.get("contributions") or ())
    return Phase(**values)


def _texts(data: Mapping[str, Any]) -> dict[str, Any]:
    said = {name: value for name, value in data.items() if value is not None}
    return {
        name: _paragraph(value) if name in PARAGRAPHS else _line(value)
        for name, value in said.items()
    }


def _line(value: Any) -> Any:
    return SPACES.sub(" ", value).strip() if isinstance(value, str) else value


def _paragraph(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines())
