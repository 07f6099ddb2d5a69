"""What a close proposes to keep of each case, or of the theme."""

from dataclasses import dataclass
from uuid import UUID

from trousseau.circles.access.cases import question_or_none
from trousseau.circles.access.meetings import course_of
from trousseau.circles.access.rooms import in_order
from trousseau.circles.access.sealed import Payload, readable
from trousseau.circles.models import Case, Contribution, Meeting
from trousseau.circles.protocols import About, Kind
from trousseau.lib.questions import Question
from trousseau.people.http import Actor


@dataclass(frozen=True)
class Proposal:
    """What a close proposes to keep, before the group chooses.

    `case_id` is the meeting's own when it worked on a theme: nobody presented, `presenter` is 0.
    """

    case_id: UUID
    title: str
    question: Question | None
    presenter: int
    questions: tuple[str, ...]
    hypotheses: tuple[str, ...]
    learnings: tuple[str, ...]
    leads: tuple[str, ...]
    last_word: str
    intention: str = ""
    trials: tuple[str, ...] = ()
    practices: tuple[str, ...] = ()


def harvest_proposals(meeting: Meeting, *, by: Actor) -> list[Proposal]:
    """Propose what to keep of each case of this meeting, or of its theme, from what nobody hid."""
    revealed = Contribution.objects.filter(meeting=meeting, is_revealed=True)
    heard = in_order(readable(revealed, by=by))
    protocol = course_of(meeting)
    if protocol.about is About.THEME:
        numbers = meeting.questions if len(meeting.questions) == 1 else [None]
        theme = {"title": protocol.title, "question": numbers[0], "presenter": 0}
        return [_proposal(meeting.pk, theme, [words for _slip, words in heard])]
    cases = readable(Case.objects.filter(meeting=meeting), by=by)
    return sorted(
        (
            _proposal(case.pk, payload, [words for slip, words in heard if slip.case_id == case.pk])
            for case, payload in cases
        ),
        key=lambda proposal: proposal.title,
    )


def _proposal(pk: UUID, payload: Payload, heard: list[Payload]) -> Proposal:
    said: dict[Kind, list[str]] = {kind: [] for kind in Kind}
    for words in heard:
        if not words["hidden"]:
            said[Kind(words["kind"])].append(" ".join(words["text"].split()))
    return Proposal(
        case_id=pk,
        title=payload["title"],
        question=question_or_none(payload["question"]),
        presenter=payload["presenter"],
        questions=tuple(said[Kind.REQUEST] + said[Kind.QUESTION]),
        hypotheses=tuple(said[Kind.HYPOTHESIS] + said[Kind.CO_ANALYSIS]),
        learnings=tuple(said[Kind.LEARNING]),
        leads=tuple(said[Kind.LEAD]),
        last_word=" ".join(said[Kind.SYNTHESIS] + said[Kind.LAST_WORD]),
        intention=" ".join(said[Kind.INTENTION]),
        trials=tuple(said[Kind.TRIAL]),
        practices=tuple(said[Kind.EXPERIENCE] + said[Kind.THEME_WORD]),
    )
