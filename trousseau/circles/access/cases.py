"""Cases on the table, harvests kept, what is common."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.http import Http404

from trousseau.circles.access.circles import membership_of, names_of
from trousseau.circles.access.sealed import Payload, opened, readable
from trousseau.circles.models import (
    Case,
    Circle,
    CommonGround,
    Harvest,
    Meeting,
    Standing,
)
from trousseau.lib.questions import QUESTIONS, Question, question
from trousseau.people.http import Actor
from trousseau.people.models import Person

OPENING = 120  # signs of an account shown in a list, cut at a word


@dataclass(frozen=True)
class CaseView:
    """A case as a member reads it; `opens` is False when it was sealed before they came."""

    id: UUID
    opens: bool
    title: str = ""
    story: str = ""
    opening: str = ""
    question: Question | None = None
    register: str = ""
    domain: str = ""
    presenter: str = ""
    is_mine: bool = False
    day: date | None = None
    votes: int | None = None
    has_my_vote: bool = False
    presenter_number: int = 0


@dataclass(frozen=True)
class HarvestView:
    """What a meeting kept of a case."""

    id: UUID
    meeting_id: UUID
    opens: bool
    title: str = ""
    question: Question | None = None
    presenter_number: int = 0
    day: date | None = None
    kept: tuple[str, ...] = ()
    hypotheses: tuple[str, ...] = ()
    learnings: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    last_word: str = ""
    meta: str = ""
    intention: str = ""
    trials: tuple[str, ...] = ()
    practices: tuple[str, ...] = ()
    since: str = ""
    since_on: date | None = None


def case_for(person: Person, pk: UUID) -> Case:
    """Return a case of a circle this person is a member of."""
    case = Case.objects.select_related("circle", "safe").filter(pk=pk).first()
    if case is None:
        raise Http404
    if case.circle.closed_on is not None:
        raise Http404
    if not case.circle.memberships.filter(person=person, standing=Standing.ADMITTED).exists():
        raise Http404
    return case


def case_view(case: Case, *, by: Actor) -> CaseView:
    """Open one case."""
    return case_views(case.circle, opened([case], by=by), by=by)[0]


def table_of(
    circle: Circle, *, by: Actor, votes: Mapping[UUID, int] | None = None, mine: UUID | None = None
) -> list[CaseView]:
    """Return the cases no meeting has worked on; `votes` once they are counted, `mine` my ballot."""
    rows = list(Case.objects.on_the_table().filter(circle=circle))
    views = case_views(circle, opened(rows, by=by), by=by)
    counted = [
        replace(
            view,
            votes=votes.get(view.id, 0) if votes is not None else None,
            has_my_vote=view.id == mine,
        )
        for view in views
    ]
    return sorted(counted, key=lambda view: (view.day or date.min, view.title))


def case_views(
    circle: Circle, rows: Iterable[tuple[Case, Payload | None]], *, by: Actor
) -> list[CaseView]:
    """Make what a member reads of opened cases."""
    me, names = membership_of(by.person, circle).number, names_of(circle)
    return [_case_view(row.pk, payload, names=names, me=me) for row, payload in rows]


def _case_view(pk: UUID, payload: Payload | None, *, names: dict[int, str], me: int) -> CaseView:
    if payload is None:
        return CaseView(id=pk, opens=False)
    number = payload["presenter"]
    return CaseView(
        id=pk,
        opens=True,
        title=payload["title"],
        story=payload["story"],
        opening=first_words(payload["story"]),
        question=question_or_none(payload["question"]),
        register=payload["register"],
        domain=payload["domain"],
        presenter=names.get(number, ""),
        presenter_number=number,
        is_mine=number == me,
        day=date.fromisoformat(payload["day"]),
    )


def question_or_none(number: int | None) -> Question | None:
    """Return one of the six questions, or None when none was chosen."""
    return question(number) if number else None


def first_words(story: str) -> str:
    """Return how an account begins, cut at a word."""
    text = " ".join(story.split())
    if len(text) <= OPENING:
        return text
    return text[:OPENING].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def harvests_of(circle: Circle, *, by: Actor) -> list[HarvestView]:
    """Return every harvest of the circle, latest first."""
    return open_harvests(list(Harvest.objects.filter(circle=circle)), by=by)


def open_harvests(rows: Sequence[Harvest], *, by: Actor) -> list[HarvestView]:
    """Open harvests; the order comes from their sealed day."""
    views = [harvest_view(row, payload) for row, payload in opened(rows, by=by)]
    return sorted(views, key=lambda view: (view.day or date.min, view.title), reverse=True)


def harvest_view(row: Harvest, payload: Payload | None) -> HarvestView:
    """Make what a member reads of a harvest."""
    if payload is None:
        return HarvestView(id=row.pk, meeting_id=row.meeting_id, opens=False)
    told_on = payload.get("since_on", "")
    return HarvestView(
        id=row.pk,
        meeting_id=row.meeting_id,
        opens=True,
        title=payload["title"],
        question=question_or_none(payload["question"]),
        presenter_number=payload["presenter"],
        day=date.fromisoformat(payload["day"]),
        kept=tuple(payload["kept"]),
        hypotheses=tuple(payload["hypotheses"]),
        learnings=tuple(payload["learnings"]),
        leads=tuple(payload["leads"]),
        last_word=payload["last_word"],
        meta=payload["meta"],
        # Harvests of before these were asked do not have them.
        intention=payload.get("intention", ""),
        trials=tuple(payload.get("trials", ())),
        practices=tuple(payload.get("practices", ())),
        since=payload.get("since", ""),
        since_on=date.fromisoformat(told_on) if told_on else None,
    )


def harvests_to_draft(circle: Circle, pks: Iterable[UUID]) -> list[Harvest]:
    """Return harvests of this circle; one that is not here and one that is not anywhere: 404."""
    wanted = set(pks)
    found = list(Harvest.objects.select_related("meeting").filter(circle=circle, pk__in=wanted))
    if len(found) != len(wanted):
        raise Http404
    return found


def common_ground_of(circle: Circle, *, by: Actor) -> tuple[str, ...]:
    """Return what the circle said it has in common, or nothing yet."""
    rows = list(CommonGround.objects.filter(circle=circle))
    said = [payload for _row, payload in readable(rows, by=by)]
    latest = max(said, key=lambda payload: str(payload["at"]), default=None)
    return tuple(latest["lines"]) if latest else ()


def harvests_of_meeting(meeting: Meeting, *, by: Actor) -> list[HarvestView]:
    """Return what a meeting gave."""
    return open_harvests(list(Harvest.objects.filter(meeting=meeting)), by=by)


def harvests_by_question(
    circle: Circle, *, by: Actor
) -> list[tuple[Question | None, list[HarvestView]]]:
    """Return the harvests side by side, by question; those without one come last."""
    harvests = harvests_of(circle, by=by)
    chapters: list[Question | None] = [*QUESTIONS, None]
    laid = [(one, [h for h in harvests if h.question == one]) for one in chapters]
    return [(one, side) for one, side in laid if side]
