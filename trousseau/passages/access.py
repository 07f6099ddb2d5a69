"""The only door to the rows of the passages: one's own reviews under way, and what they concern."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from trousseau.circles import access as circles
from trousseau.lib.clock import today
from trousseau.notebook import access as notebook
from trousseau.notebook.rules import Note, Passed
from trousseau.passages import rules
from trousseau.passages.models import CROSSINGS_KEPT, Crossing
from trousseau.passages.rules import Review
from trousseau.people.http import Actor
from trousseau.people.models import Person
from trousseau.vault import api as vault
from trousseau.veil import scan

if TYPE_CHECKING:
    # Types only: rows are reached through access and actions.
    from trousseau.circles.models import Circle
    from trousseau.notebook.models import Situation

NOTEBOOK_TO_CIRCLE = "notebook_to_circle"
UNTITLED = 60  # signs of the story that name a situation without a title


@dataclass(frozen=True)
class OpenCrossing:
    """A review under way, open: which door, which text (`subject_id`), where to (`target_id`)."""

    row: Crossing
    door: str
    subject_id: UUID
    target_id: UUID
    fingerprint: str
    review: Review

    @property
    def is_to_circle(self) -> bool:
        """Say whether it stands at the first door."""
        return self.door == NOTEBOOK_TO_CIRCLE


@dataclass(frozen=True)
class CirclePassage:
    """A situation on its way to a circle: its texts (title, story) and what was decided."""

    situation: Situation
    note: Note
    circle: Circle
    crossing: OpenCrossing
    review: Review

    @property
    def texts(self) -> tuple[str, str]:
        """The texts that are reviewed."""
        return texts_of(self.note)

    @cached_property
    def leaving(self) -> tuple[str, str]:
        """The title and the story as they leave; without a title, the first words stand for it."""
        items, (title, story) = self.review.items, self.texts
        said = rules.rewrite(title, items) or rules.opening(story, items, UNTITLED)
        return said, rules.rewrite(story, items)


def texts_of(note: Note) -> tuple[str, str]:
    """Return what of a note is reviewed: its title, then its story."""
    return note.content.title, note.content.story


def crossing_rows(person: Person) -> QuerySet[Crossing]:
    """Return the person's reviews under way, sealed; older than seven days, they are over."""
    own = notebook.notebook_of(person)
    rows = Crossing.objects.filter(opened_on__gt=today() - CROSSINGS_KEPT)
    return rows.filter(safe_id=own.drafts_id) if own else rows.none()


def crossings_of(actor: Actor) -> list[OpenCrossing]:
    """Open the person's reviews under way; one that does not open is over."""
    rows = list(crossing_rows(actor.person))
    opened = vault.open_rows(rows, by=actor.unlocked)
    return [_open(row, one.payload) for row, one in zip(rows, opened, strict=True) if one.payload]


def crossings_awaiting(actor: Actor) -> list[OpenCrossing]:
    """Return the reviews under way that can still be taken up: their text and circle are there."""
    found = crossings_of(actor)
    if not found:
        return []
    texts = set(notebook.situations_of(actor.person).values_list("pk", flat=True))
    drafts = set(circles.open_drafts_of(actor.person).values_list("pk", flat=True))
    ready = {circle.pk for circle in ready_circles_of(actor.person)}
    return [
        one
        for one in found
        if (one.subject_id in texts and one.target_id in ready) or one.subject_id in drafts
    ]


def crossing_or_none(actor: Actor, door: str, subject_id: UUID) -> OpenCrossing | None:
    """Return the review of this text at this door, or None."""
    found = crossings_of(actor)
    return next((one for one in found if (one.door, one.subject_id) == (door, subject_id)), None)


def crossing_for(actor: Actor, door: str, subject_id: UUID) -> OpenCrossing:
    """Return the review of this text at this door; 404 when there is none."""
    crossing = crossing_or_none(actor, door, subject_id)
    if crossing is None:
        raise Http404
    return crossing


def note_for(actor: Actor, pk: UUID) -> Note:
    """Return one of the person's situations, open; 404 for anything else."""
    note = notebook.note_or_none(notebook.situation_for(actor.person, pk), by=actor)
    if note is None:
        raise Http404
    return note


def circle_passage_for(actor: Actor, pk: UUID) -> CirclePassage:
    """Return the passage of this situation to a circle; 404 before the first question."""
    note = note_for(actor, pk)
    crossing = crossing_for(actor, NOTEBOOK_TO_CIRCLE, pk)
    return CirclePassage(
        situation=notebook.situation_for(actor.person, pk),
        note=note,
        circle=ready_circle_for(actor.person, crossing.target_id),
        crossing=crossing,
        review=review_now(crossing, texts_of(note)),
    )


def review_now(crossing: OpenCrossing, texts: tuple[str, ...]) -> Review:
    """Return the review of these texts; if they changed meanwhile, look again, keep decisions."""
    if crossing.fingerprint == rules.fingerprint(texts):
        return crossing.review
    return rules.review_of(scan("\n\n".join(texts)), texts, crossing.review)


def ready_circles_of(person: Person) -> list[Circle]:
    """Return the circles a situation may be passed to: one's own, their charter accepted."""
    own = circles.circles_of(person)
    return [one for one in own if circles.has_accepted_charter(circles.membership_of(person, one))]


def ready_circle_for(person: Person, pk: UUID) -> Circle:
    """Return one of the circles a situation may be passed to; 404 for anything else."""
    circle = next((one for one in ready_circles_of(person) if one.pk == pk), None)
    if circle is None:
        raise Http404
    return circle


def passed_for(actor: Actor, pk: UUID, number: int) -> Passed:
    """Return a passage of one's situation that can still be withdrawn; 404 for anything else."""
    passages = note_for(actor, pk).passages
    if number >= len(passages):
        raise Http404
    if not passages[number].is_there:
        raise Http404
    return passages[number]


def _open(row: Crossing, payload: dict[str, Any]) -> OpenCrossing:
    return OpenCrossing(
        row,
        payload["door"],
        UUID(payload["subject"]),
        UUID(payload["target"]),
        payload["fingerprint"],
        Review.from_json(payload["review"]),
    )
