"""A cycle in one page: every meeting, what it was about, how many came, what it gave."""

from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.db.models import Count, Q

from trousseau.circles.access.meetings import course_of
from trousseau.circles.access.protocols import protocols_of
from trousseau.circles.models import Circle, Cycle, Harvest, Meeting, Presence
from trousseau.lib.questions import Question, question


@dataclass(frozen=True)
class Stage:
    """One meeting of a cycle: numbers only, nothing is opened."""

    meeting: Meeting
    protocol: str
    questions: list[Question]
    present: int
    harvests: int


@dataclass(frozen=True)
class Course:
    """A cycle and its meetings in order; `cycle` is None for those planned one by one."""

    cycle: Cycle | None
    stages: list[Stage]

    @property
    def first(self) -> Meeting:
        """The first meeting of all."""
        return self.stages[0].meeting

    @property
    def last(self) -> Meeting:
        """The last meeting of all."""
        return self.stages[-1].meeting


def courses_of(circle: Circle) -> list[Course]:
    """Return the circle's cycles, the latest first, then the meetings of no cycle."""
    meetings = (
        circle.meetings.select_related("diary_entry__cycle")
        .annotate(
            present=Count("attendances", filter=Q(attendances__presence=Presence.PRESENT)),
        )
        .order_by("starts_at")
    )
    gave = dict(
        Harvest.objects.filter(meeting__circle=circle)
        .values_list("meeting_id")
        .annotate(n=Count("pk"))
    )
    names = {one.protocol.slug: one.protocol.name for one in protocols_of(circle)}
    sides = sorted(meetings, key=lambda one: (_cycle_of(one) is None, _start(one), one.starts_at))
    return [
        Course(cycle, [_stage(one, gave, names) for one in rows])
        for cycle, rows in groupby(sides, key=_cycle_of)
    ]


def _stage(meeting: Meeting, gave: dict[UUID | None, int], names: dict[str, str]) -> Stage:
    return Stage(
        meeting=meeting,
        protocol=course_of(meeting).name if meeting.course else names[meeting.protocol],
        questions=[question(number) for number in meeting.questions],
        present=getattr(meeting, "present", 0),
        harvests=gave.get(meeting.pk, 0),
    )


def _cycle_of(meeting: Meeting) -> Cycle | None:
    entry = getattr(meeting, "diary_entry", None)
    return entry.cycle if entry is not None else None


def _start(meeting: Meeting) -> float:
    """Order cycles from the latest to the first."""
    cycle = _cycle_of(meeting)
    return -cycle.starts_at.timestamp() if cycle is not None else 0
