"""What a close proposes to keep of each case."""

from dataclasses import dataclass
from uuid import UUID

from trousseau.circles.access.cases import question_or_none
from trousseau.circles.access.rooms import in_order
from trousseau.circles.access.sealed import Payload, readable
from trousseau.circles.models import Case, Contribution, Meeting
from trousseau.circles.protocols import Kind
from trousseau.lib.questions import Question
from trousseau.people.http import Actor


@dataclass(frozen=True)
class Proposal:
    """What a close proposes to keep of one case, before the group chooses."""

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


def harvest_proposals(meeting: Meeting, *, by: Actor) -> list[Proposal]:
    """Propose what to keep of each case of this meeting, from what nobody hid."""
    revealed = Contribution.objects.filter(meeting=meeting, is_revealed=True)
    heard = in_order(readable(revealed, by=by))
    cases = readable(Case.objects.filter(meeting=meeting), by=by)
    return sorted(
        (_proposal(case, payload, heard) for case, payload in cases),
        key=lambda proposal: proposal.title,
    )


def _proposal(case: Case, payload: Payload, heard: list[tuple[Contribution, Payload]]) -> Proposal:
    said: dict[Kind, list[str]] = {kind: [] for kind in Kind}
    for slip, words in heard:
        if slip.case_id == case.pk and not words["hidden"]:
            said[Kind(words["kind"])].append(" ".join(words["text"].split()))
    return Proposal(
        case_id=case.pk,
        title=payload["title"],
        question=question_or_none(payload["question"]),
        presenter=payload["presenter"],
        questions=tuple(said[Kind.QUESTION]),
        hypotheses=tuple(said[Kind.HYPOTHESIS]),
        learnings=tuple(said[Kind.LEARNING]),
        leads=tuple(said[Kind.LEAD]),
        last_word=" ".join(said[Kind.LAST_WORD]),
        intention=" ".join(said[Kind.INTENTION]),
        trials=tuple(said[Kind.TRIAL]),
    )
