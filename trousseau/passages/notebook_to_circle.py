"""The first door: what leaves a notebook for a circle, and how it is taken back."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db import transaction

from trousseau.circles import actions as circles
from trousseau.circles.contents import CaseContent
from trousseau.keys import actions as keys
from trousseau.notebook import actions as notebook
from trousseau.notebook import tags
from trousseau.notebook.access import notebook_for
from trousseau.notebook.rules import Note
from trousseau.passages import actions, rules
from trousseau.passages.access import NOTEBOOK_TO_CIRCLE, CirclePassage, texts_of
from trousseau.passages.models import Crossing
from trousseau.people.http import Actor
from trousseau.vault import api as vault

if TYPE_CHECKING:
    # Types only: rows are reached through access and actions.
    from trousseau.circles.models import Case, Circle
    from trousseau.notebook.models import Situation

TAGS = ("question", "register", "domain")


class NotDecidedError(Exception):
    """Something found in the text still waits for its author's decision."""


class StillThereError(Exception):
    """A replaced word would leave all the same, through another wording."""


@transaction.atomic
def begin_passage(*, situation: Situation, note: Note, circle: Circle, by: Actor) -> Crossing:
    """Begin the review of a situation, once its author has said that nobody is in danger."""
    return actions.begin_crossing(
        safe_id=notebook_for(by.person).drafts_id,
        door=NOTEBOOK_TO_CIRCLE,
        subject_id=situation.pk,
        target_id=circle.pk,
        texts=texts_of(note),
        by=by,
    )


@transaction.atomic
def pass_to_circle(*, passage: CirclePassage, kept_tags: Collection[str], by: Actor) -> Case:
    """Give the circle the decided text; the token that takes it back stays with its author."""
    items = passage.review.items
    if not passage.review.is_complete:
        raise NotDecidedError
    if rules.leftovers(passage.leaving, items):
        raise StillThereError
    token = vault.new_token()
    case = circles.receive_case(
        circle=passage.circle,
        content=_content(passage, kept_tags),
        stub=vault.stub(token),
        by=by,
    )
    notebook.note_passage(
        situation=passage.situation,
        circle_name=passage.circle.name,
        token=token,
        pairs=rules.neutral_pairs(items),
        by=by,
    )
    actions.end_crossing(crossing=passage.crossing, by=by)
    # No ref: neither the situation nor the case is named, so that no row joins them.
    vault.trail("passage.made", NOTEBOOK_TO_CIRCLE, by=by.unlocked.holder_id)
    return case


@transaction.atomic
def withdraw_from_circle(
    *, situation: Situation, number: int, token: str, by: Actor
) -> circles.Withdrawn:
    """Take a situation back: its case goes, what was drawn from it says so."""
    withdrawn = circles.withdraw_case(token=token)
    keys.flag_withdrawal(slugs=withdrawn.key_slugs)
    notebook.note_withdrawal(situation=situation, number=number, by=by)
    vault.trail("passage.withdrawn", NOTEBOOK_TO_CIRCLE, by=by.unlocked.holder_id)
    return withdrawn


@transaction.atomic
def give_up_passage(*, passage: CirclePassage, by: Actor) -> None:
    """Forget a review: nothing has left."""
    actions.end_crossing(crossing=passage.crossing, by=by)


def _content(passage: CirclePassage, kept_tags: Collection[str]) -> CaseContent:
    """Keep the words that leave: never the private word, never a time."""
    own = passage.note.content
    title, story = passage.leaving
    register = own.register if "register" in kept_tags else ""
    domain = own.domain if "domain" in kept_tags else ""
    return CaseContent(
        title=title,
        story=story,
        question=own.question if "question" in kept_tags else None,
        # Words, not codes: a centre's lists change, and a circle knows nothing of the notebook's.
        register=tags.register_label(register),
        domain=tags.domain_label(domain),
    )
