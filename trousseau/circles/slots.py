"""Where things wait on the pile of a phase: who put one there can be told by nobody."""

from typing import Any

from trousseau.circles.models import Meeting
from trousseau.circles.protocols import Kind
from trousseau.people.http import Actor
from trousseau.vault import api as vault

BALLOT = "ballot"
TYPING = "typing"
SPOKEN = "spoken"
CARD = "card:"
GRID = "grid"

Payload = dict[str, Any]


def card(kind: Kind) -> str:
    """Return the slot of an unsigned card."""
    return f"{CARD}{kind.value}"


def put(meeting: Meeting, slot: str, payload: Payload, *, by: Actor) -> None:
    """Put something on the pile of the phase, instead of what this member had in this slot."""
    vault.pile_put(
        meeting=meeting.pk,
        run=meeting.run,
        slot=slot,
        payload=payload,
        safe_id=meeting.circle.safe_id,
        by=by.unlocked,
    )


def own(meeting: Meeting, slot: str, *, by: Actor) -> Payload | None:
    """Return what this member has on the pile of the phase, or None."""
    return vault.pile_own(
        meeting=meeting.pk,
        run=meeting.run,
        slot=slot,
        safe_id=meeting.circle.safe_id,
        by=by.unlocked,
    )


def drop(meeting: Meeting, slot: str, *, by: Actor) -> None:
    """Take away what this member has on the pile of the phase."""
    vault.pile_drop(meeting=meeting.pk, run=meeting.run, slot=slot, by=by.unlocked)


def taken(meeting: Meeting, slot: str, *, by: Actor) -> list[Payload]:
    """Return what everyone put in the slots that begin so, shuffled; it stays on the pile."""
    pile = vault.pile_take(
        meeting=meeting.pk, run=meeting.run, safe_id=meeting.circle.safe_id, by=by.unlocked
    )
    return [payload for name, payload in pile if name.startswith(slot)]
