"""What every door does with a review: begin it, keep its decisions, end it."""

from uuid import UUID

from django.db import transaction

from trousseau.lib.clock import today
from trousseau.passages import rules
from trousseau.passages.access import OpenCrossing, crossing_or_none
from trousseau.passages.models import CROSSINGS_KEPT, Crossing
from trousseau.passages.rules import Review
from trousseau.people.http import Actor
from trousseau.vault import api as vault
from trousseau.veil import scan


@transaction.atomic
def begin_crossing(
    *,
    safe_id: UUID,
    door: str,
    subject_id: UUID,
    target_id: UUID,
    texts: tuple[str, ...],
    by: Actor,
) -> Crossing:
    """Look at a text for what could identify someone; begun again, it keeps its decisions."""
    earlier = crossing_or_none(by, door, subject_id)
    row = earlier.row if earlier else Crossing(safe_id=safe_id, opened_on=today())
    review = rules.review_of(scan("\n\n".join(texts)), texts, earlier.review if earlier else None)
    made = OpenCrossing(row, door, subject_id, target_id, "", review)
    return keep_review(crossing=made, texts=texts, review=review, by=by)


@transaction.atomic
def keep_review(
    *, crossing: OpenCrossing, texts: tuple[str, ...], review: Review, by: Actor
) -> Crossing:
    """Seal what was decided. No trail: how someone hesitates over a text is nobody's business."""
    row = crossing.row
    row.keep_until = row.opened_on + CROSSINGS_KEPT
    payload = {
        "door": crossing.door,
        "subject": str(crossing.subject_id),
        "target": str(crossing.target_id),
        "fingerprint": rules.fingerprint(texts),
        "review": review.to_json(),
    }
    vault.seal_row(row, payload, by=by.unlocked)
    return row


@transaction.atomic
def end_crossing(*, crossing: OpenCrossing, by: Actor) -> None:
    """Destroy a review: passed or given up, what was found in the text goes."""
    vault.shred_row(crossing.row, by=by.unlocked)
