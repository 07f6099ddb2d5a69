"""What the second door may reach: an agreed draft of one's circle, and its review under way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trousseau.circles import access as circles
from trousseau.circles.access import AgreedDraft, DraftView
from trousseau.circles.rules import Verdict
from trousseau.keys.rules import LISTS, KeyContent, Provenance
from trousseau.passages import access, rules
from trousseau.passages.access import OpenCrossing
from trousseau.passages.rules import Review
from trousseau.people.http import Actor

CIRCLE_TO_KEY = "circle_to_key"
SINGLE = ("title", "kind", "situation")


@dataclass(frozen=True)
class Candidate:
    """A draft in front of the door: its words, and what it still waits for."""

    view: DraftView
    waits: list[str]

    @property
    def recognised(self) -> int:
        """How many members recognise themselves in it."""
        return self.view.verdict.recognised if self.view.verdict else 0


@dataclass(frozen=True)
class KeyPassage:
    """An agreed draft on its way out: its texts and what was decided on each find."""

    agreed: AgreedDraft
    recognised: int
    crossing: OpenCrossing
    review: Review

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text that is reviewed, in the order of `texts_of`."""
        return texts_of(self.agreed)

    @property
    def leaving(self) -> tuple[str, ...]:
        """The same texts as they leave."""
        return tuple(rules.rewrite(text, self.review.items) for text in self.texts)

    @property
    def content(self) -> KeyContent:
        """The key that everyone will read, if the passage is made."""
        said = iter(self.leaving)
        words: dict[str, Any] = {name: next(said) for name in SINGLE}
        words |= {name: list(islice(said, len(lines))) for name, lines in lists_of(self.agreed)}
        numbers = self.agreed.provenance
        return KeyContent(
            question=self.agreed.content.question,
            provenance=Provenance(
                situations=numbers.get("situations", 0),
                meetings=numbers.get("meetings", 0),
                members=self.recognised,
                period=period_of(numbers),
            ),
            withdrawals=self.agreed.withdrawn,
            **words,
        )


def period_of(numbers: Mapping[str, int]) -> str:
    """Say when the meetings were held, to the year: a month could name one; unknown, nothing."""
    years = {"first": numbers.get("first_year"), "last": numbers.get("last_year")}
    if years["first"] is None:
        return ""
    if years["first"] == years["last"]:
        return _("en %(first)s") % years
    return _("de %(first)s à %(last)s") % years


def lists_of(agreed: AgreedDraft) -> Iterator[tuple[str, Sequence[str]]]:
    """Return the lists of a draft, reserves among them, by name."""
    for name in LISTS:
        yield name, agreed.reserves if name == "reserves" else getattr(agreed.content, name)


def texts_of(agreed: AgreedDraft) -> tuple[str, ...]:
    """Return every text of a draft: none leaves without having been reviewed."""
    single = (getattr(agreed.content, name) for name in SINGLE)
    return (*single, *(line for _name, lines in lists_of(agreed) for line in lines))


def headings_of(agreed: AgreedDraft) -> list[str]:
    """Return what each of the texts is, in the same order; a list is named once, by its first."""
    names = {
        "questions": _("Les questions à se poser"),
        "cautions": _("Les points d’attention"),
        "levers": _("Les leviers"),
        "limits": _("Les limites"),
        "reserves": _("Les réserves"),
    }
    headings = ["", _("Le genre de situation"), _("La situation")]
    for name, lines in lists_of(agreed):
        headings += [names[name] if place == 0 else "" for place, _line in enumerate(lines)]
    return headings


def candidate_for(actor: Actor, pk: UUID) -> Candidate:
    """Return a draft to its drafters or facilitator; 404 for anyone else, and once it has left."""
    draft = circles.draft_for(actor.person, pk)
    view = circles.draft_view(draft, by=actor)
    if not view.may_answer:
        raise Http404
    if not view.may_take_out:
        raise Http404
    return Candidate(view, waits_of(view.verdict))


def agreed_for(actor: Actor, pk: UUID) -> AgreedDraft:
    """Return the words that a circle's rule lets out; 404 for anything else."""
    return circles.agreed_draft(circles.draft_for(actor.person, pk), by=actor)


def waits_of(verdict: Verdict | None) -> list[str]:
    """Say in French what the circle's rule still waits for; nobody is named."""
    if verdict is None or verdict.passes:
        return []
    others = 0 if verdict.round_is_over else verdict.members_awaited
    refusing, awaited = verdict.presenters_refusing, verdict.presenters_awaited
    said = (
        (
            refusing,
            ngettext(
                "Une personne dont la situation y figure ne veut pas que la clé soit publiée.",
                "%(n)s personnes dont la situation y figure ne veulent pas que la clé soit publiée.",
                refusing,
            ),
        ),
        (
            awaited,
            ngettext(
                "Une personne dont la situation y figure n’a pas encore dit oui\u00a0:"
                " son silence bloque.",
                "%(n)s personnes dont la situation y figure n’ont pas encore dit oui\u00a0:"
                " leur silence bloque.",
                awaited,
            ),
        ),
        (
            others,
            ngettext(
                "Un membre n’a pas encore répondu. Un tour annoncé, puis fini, permet d’avancer.",
                "%(n)s membres n’ont pas encore répondu."
                " Un tour annoncé, puis fini, permet d’avancer.",
                others,
            ),
        ),
    )
    return [text % {"n": number} for number, text in said if number]


def key_passage_or_none(actor: Actor, pk: UUID) -> KeyPassage | None:
    """Return the passage under way of an agreed draft, or None before it has begun."""
    candidate = candidate_for(actor, pk)
    crossing = access.crossing_or_none(actor, CIRCLE_TO_KEY, pk)
    if crossing is None or candidate.waits:
        return None
    agreed = agreed_for(actor, pk)
    review = access.review_now(crossing, texts_of(agreed))
    return KeyPassage(agreed, candidate.recognised, crossing, review)


def key_passage_for(actor: Actor, pk: UUID) -> KeyPassage:
    """Return the passage under way of an agreed draft; 404 before it has begun."""
    passage = key_passage_or_none(actor, pk)
    if passage is None:
        raise Http404
    return passage
