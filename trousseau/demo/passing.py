"""Write situations in notebooks and pass them through the first door, decision by decision."""

from typing import Any

from trousseau.circles.access import circle_for
from trousseau.notebook import access as notebooks
from trousseau.notebook import actions as notebook
from trousseau.notebook.rules import SituationContent
from trousseau.passages import access, notebook_to_circle, rules
from trousseau.passages import actions as passages
from trousseau.people.http import Actor

COMMON = "mot courant, ne désigne personne"


def note(row: dict[str, Any], *, by: Actor) -> Any:
    """Write a made-up situation in its author's notebook."""
    content = SituationContent(
        title=row["title"],
        story=row["story"].strip(),
        question=row["question"] or None,
        register=row["register"],
        domain=row["domain"],
        weight=row["weight"],
    )
    own = notebook.open_notebook(by=by)
    return notebook.write_situation(notebook=own, content=content, by=by)


def pass_on(row: dict[str, Any], circle_id: Any, *, by: Actor) -> Any:
    """Write a situation, decide each find as the story says, and pass it to a circle."""
    situation = note(row, by=by)
    opened = notebooks.note_of(situation, by=by)
    circle = circle_for(by.person, circle_id)
    notebook_to_circle.begin_passage(situation=situation, note=opened, circle=circle, by=by)
    passage = access.circle_passage_for(by, situation.pk)
    review = decided(passage.review, passage.texts, row)
    passages.keep_review(crossing=passage.crossing, texts=passage.texts, review=review, by=by)
    passage = access.circle_passage_for(by, situation.pk)
    return notebook_to_circle.pass_to_circle(
        passage=passage, kept_tags=notebook_to_circle.TAGS, by=by
    )


def decided(review: rules.Review, texts: tuple[str, ...], row: dict[str, Any]) -> rules.Review:
    """Apply the author's replacements; what is left of a sure find is replaced, the rest kept."""
    title = {"find": row["title"], "proposal": row["case_title"], "decision": "edit", "reason": ""}
    for one in [title, *row["replacements"]]:
        review = rules.add(review, rules.written_forms(one["find"], texts), texts)
        words = rules.tidy(one["find"])
        if one["decision"] == "keep":
            review = rules.decide(review, words, rules.KEPT, reason=one["reason"])
        elif words != rules.tidy(one["proposal"]):
            review = rules.decide(review, words, rules.REPLACED, wording=one["proposal"])
    for item in review.items:
        if item.state != rules.OPEN:
            continue
        inside = any(item.words in rules.tidy(one["find"]) for one in row["replacements"])
        if (inside or item.sure) and item.proposal and item.words not in row["case"]:
            wording = item.proposal
            review = rules.decide(review, item.words, rules.REPLACED, wording=wording)
        else:
            review = rules.decide(review, item.words, rules.KEPT, reason=COMMON)
    return review
