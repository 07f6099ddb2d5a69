"""The only door to the rows of the notebook: its owner's; absent and forbidden look the same."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from trousseau.notebook import rules, weather
from trousseau.notebook.models import CheckIn, Draft, Notebook, Situation
from trousseau.notebook.rules import Moment, Note, Weather
from trousseau.people.http import Actor
from trousseau.people.models import Person
from trousseau.vault import api as vault

SHAPES = {Moment.BEFORE: "ring", Moment.AFTER: "disc", Moment.OTHER: "square"}


@dataclass(frozen=True)
class OpenDraft:
    """What was being typed: raw fields, and the note they would change (None for a new one)."""

    row: Draft
    situation_id: UUID | None
    fields: dict[str, str]
    kept_at: datetime


@dataclass(frozen=True)
class Shelf:
    """A whole notebook, open: notes newest first, what does not open, what is missing."""

    notes: list[Note] = field(default_factory=list)
    shut: list[Situation] = field(default_factory=list)
    anomalies: list[str] = field(default_factory=list)
    drafts: list[OpenDraft] = field(default_factory=list)

    @property
    def anomalies_counted(self) -> list[tuple[str, int]]:
        """Each kind of anomaly and how many times it was found."""
        return sorted(Counter(self.anomalies).items())

    @property
    def new_draft(self) -> OpenDraft | None:
        """The draft of a note not yet kept, if any."""
        return draft_in(self.drafts, None)


@dataclass(frozen=True)
class Point:
    """One answer on a curve: its word, its place from the lightest, where it stands in time."""

    step: int
    place: float
    moment: Moment


@dataclass(frozen=True)
class Curve:
    """One question of the météo over time: words from light to heavy, no figure."""

    item: weather.Item
    points: tuple[Point, ...]
    first: datetime
    last: datetime

    @property
    def words(self) -> list[str]:
        """The words of its steps, from light to heavy."""
        return [label for _code, label in self.item.words]

    @property
    def marks(self) -> list[tuple[int, float, str]]:
        """Its points as a drawing takes them: one shape for each moment."""
        return [(one.step, one.place, SHAPES[one.moment]) for one in self.points]


@dataclass(frozen=True)
class Skies:
    """One's météos, open: newest first, what does not open, whether something was moved."""

    taken: list[Weather] = field(default_factory=list)
    shut: list[CheckIn] = field(default_factory=list)
    has_anomalies: bool = False

    @property
    def curves(self) -> list[Curve]:
        """One curve for each question whose words have an order and that was answered."""
        drawn = (_curve(item, self.taken) for item in weather.items() if item.ordered)
        return [curve for curve in drawn if curve is not None]

    @property
    def told(self) -> list[tuple[Weather, list[tuple[str, str]]]]:
        """Each météo with the short name of its questions and the words touched."""
        items = weather.items()
        return [(one, _told(items, one)) for one in self.taken]


def notebook_of(person: Person) -> Notebook | None:
    """Return the person's notebook, or None before their first note."""
    return Notebook.objects.filter(person=person).first()


def notebook_for(person: Person) -> Notebook:
    """Return the person's notebook; 404 before their first note."""
    notebook = notebook_of(person)
    if notebook is None:
        raise Http404
    return notebook


def situations_of(person: Person) -> QuerySet[Situation]:
    """Return the person's situations, sealed."""
    return Situation.objects.filter(
        safe_id__in=Notebook.objects.filter(person=person).values("safe")
    )


def situation_for(person: Person, pk: UUID) -> Situation:
    """Return one of the person's situations, sealed; 404 for anything else."""
    situation = situations_of(person).filter(pk=pk).first()
    if situation is None:
        raise Http404
    return situation


def note_of(situation: Situation, *, by: Actor) -> Note:
    """Open a situation; raises CannotOpen."""
    return Note.from_payload(situation.pk, vault.open_row(situation, by=by.unlocked))


def note_or_none(situation: Situation, *, by: Actor) -> Note | None:
    """Open a situation, or return None when it does not open: the page says so."""
    try:
        return note_of(situation, by=by)
    except (vault.CannotOpen, vault.NotGranted):
        return None


def shelf_of(actor: Actor) -> Shelf:
    """Open a person's whole notebook; what does not open is named, never hidden."""
    notebook = notebook_of(actor.person)
    if notebook is None:
        return Shelf()
    rows = list(situations_of(actor.person))
    opened = vault.open_rows(rows, by=actor.unlocked)
    notes = [Note.from_payload(one.row.pk, one.payload) for one in opened if one.payload]
    shut = [row for row, one in zip(rows, opened, strict=True) if one.payload is None]
    found = vault.check_safe(notebook.safe_id, by=actor.unlocked, model=Situation)
    return Shelf(
        notes=rules.newest_first(notes),
        shut=shut,
        anomalies=[one.kind for one in found],
        drafts=drafts_of(actor),
    )


def drafts_of(actor: Actor) -> list[OpenDraft]:
    """Open the person's drafts; one that does not open is left where it is."""
    own = Notebook.objects.filter(person=actor.person).values("drafts")
    rows = list(Draft.objects.filter(safe_id__in=own))
    opened = vault.open_rows(rows, by=actor.unlocked)
    pairs = zip(rows, opened, strict=True)
    return [_open_draft(row, one.payload) for row, one in pairs if one.payload]


def draft_for(actor: Actor, situation_id: UUID | None) -> OpenDraft | None:
    """Return the draft of this note, or of a new one."""
    return draft_in(drafts_of(actor), situation_id)


def draft_in(drafts: list[OpenDraft], situation_id: UUID | None) -> OpenDraft | None:
    """Pick the draft of this note, or of a new one."""
    return next((draft for draft in drafts if draft.situation_id == situation_id), None)


def _open_draft(row: Draft, payload: dict[str, Any]) -> OpenDraft:
    situation = payload["situation"]
    return OpenDraft(
        row,
        UUID(situation) if situation else None,
        payload["fields"],
        datetime.fromisoformat(payload["kept_at"]),
    )


def check_ins_of(person: Person) -> QuerySet[CheckIn]:
    """Return the person's météos, sealed."""
    return CheckIn.objects.filter(safe_id__in=Notebook.objects.filter(person=person).values("safe"))


def check_in_for(person: Person, pk: UUID) -> CheckIn:
    """Return one of the person's météos, sealed; 404 for anything else."""
    check_in = check_ins_of(person).filter(pk=pk).first()
    if check_in is None:
        raise Http404
    return check_in


def skies_of(actor: Actor) -> Skies:
    """Open a person's météos; what does not open is named, never hidden."""
    notebook = notebook_for(actor.person)
    rows = list(check_ins_of(actor.person))
    opened = vault.open_rows(rows, by=actor.unlocked)
    taken = [Weather.from_payload(one.row.pk, one.payload) for one in opened if one.payload]
    shut = [row for row, one in zip(rows, opened, strict=True) if one.payload is None]
    found = vault.check_safe(notebook.safe_id, by=actor.unlocked, model=CheckIn)
    return Skies(rules.oldest_first(taken)[::-1], shut, bool(found))


def _curve(item: weather.Item, taken: list[Weather]) -> Curve | None:
    said = [
        (one, step)
        for one in rules.oldest_first(taken)
        if (step := item.step(one.answers.get(item.code, ""))) is not None
    ]
    if not said:
        return None
    times = [one.at for one, _step in said]
    spread = zip(said, rules.places(times), strict=True)
    points = tuple(Point(step, place, one.moment) for (one, step), place in spread)
    return Curve(item, points, times[0], times[-1])


def _told(items: list[weather.Item], one: Weather) -> list[tuple[str, str]]:
    known = {item.code: item for item in items}
    order = [*known, *(code for code in one.answers if code not in known)]
    return [
        (known[code].short, known[code].word(one.answers[code]))
        if code in known
        else (code, one.answers[code])
        for code in order
        if code in one.answers
    ]
