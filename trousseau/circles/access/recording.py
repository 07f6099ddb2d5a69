"""What is needed to type, afterwards, the harvest of a meeting held without phones."""

from collections.abc import Collection
from uuid import UUID

from django.http import Http404

from trousseau.circles.access.cases import CaseView, table_of
from trousseau.circles.access.meetings import course_of
from trousseau.circles.access.proposals import Proposal
from trousseau.circles.models import Meeting
from trousseau.people.http import Actor


def cases_to_record(meeting: Meeting, *, by: Actor) -> list[CaseView]:
    """Return the cases the group may have worked on: those on the table that open."""
    return [view for view in table_of(meeting.circle, by=by) if view.opens]


def leaves_nothing(meeting: Meeting) -> bool:
    """Say whether nothing is to be kept of a meeting, by its own choice or its protocol's."""
    return meeting.leaves_nothing or course_of(meeting).leaves_nothing


def blank_proposals(meeting: Meeting, pks: Collection[UUID], *, by: Actor) -> list[Proposal]:
    """Return nothing to keep yet of these cases; one that is not on the table is absent."""
    views = [view for view in cases_to_record(meeting, by=by) if view.id in pks]
    if len(views) != len(set(pks)):
        raise Http404
    return [
        Proposal(
            case_id=view.id,
            title=view.title,
            question=view.question,
            presenter=view.presenter_number,
            questions=(),
            hypotheses=(),
            learnings=(),
            leads=(),
            last_word="",
        )
        for view in views
    ]
