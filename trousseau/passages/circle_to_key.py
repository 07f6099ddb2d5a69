"""The second door: what leaves a circle to become a key, read by everyone."""

from uuid import UUID

from django.db import transaction

from trousseau.circles import actions as circles
from trousseau.keys import actions as keys
from trousseau.keys.models import Key
from trousseau.notebook import actions as notebook
from trousseau.passages import actions, rules
from trousseau.passages.circle_to_key_access import CIRCLE_TO_KEY, KeyPassage, agreed_for, texts_of
from trousseau.passages.models import Crossing
from trousseau.passages.notebook_to_circle import NotDecidedError, StillThereError
from trousseau.people.http import Actor
from trousseau.vault import api as vault


@transaction.atomic
def begin_key_passage(*, draft_id: UUID, by: Actor) -> Crossing:
    """Begin the review of a draft that the circle's rule lets out; any other looks absent."""
    return actions.begin_crossing(
        # A review stays with who makes it: the circle sees the draft, not the hesitations.
        safe_id=notebook.open_notebook(by=by).drafts_id,
        door=CIRCLE_TO_KEY,
        subject_id=draft_id,
        target_id=draft_id,
        texts=texts_of(agreed_for(by, draft_id)),
        by=by,
    )


@transaction.atomic
def pass_to_keys(*, passage: KeyPassage, by: Actor) -> Key:
    """Copy the decided words into the open, for the editors; the draft says where it went."""
    if not passage.review.is_complete:
        raise NotDecidedError
    if rules.leftovers(passage.leaving, passage.review.items):
        raise StillThereError
    key = keys.receive_key(content=passage.content, by=by.person)
    circles.mark_passed(draft=passage.agreed.draft, key_slug=key.slug, by=by)
    actions.end_crossing(crossing=passage.crossing, by=by)
    vault.trail("passage.made", CIRCLE_TO_KEY, by=by.unlocked.holder_id)
    return key


@transaction.atomic
def give_up_key_passage(*, passage: KeyPassage, by: Actor) -> None:
    """Forget a review: nothing has left."""
    actions.end_crossing(crossing=passage.crossing, by=by)
