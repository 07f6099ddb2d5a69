"""The only door to the rows of the notebook: its owner's; absent and forbidden look the same."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from trousseau.notebook import rules
from trousseau.notebook.models import Draft, Notebook, Situation
from trousseau.notebook.rules import Note
from trousseau.people.http import Actor
from trousseau.people.models import Person
from trousseau.vault import api as vault


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
