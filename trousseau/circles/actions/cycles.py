"""Plan a whole cycle in one go: one letter tells every date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from trousseau.circles import mail
from trousseau.circles.actions import diaries, guards
from trousseau.circles.models import Circle, Cycle, Meeting
from trousseau.circles.rhythms import Rhythm
from trousseau.people.http import Actor
from trousseau.vault import api as vault


@dataclass(frozen=True)
class Plan:
    """One meeting of a cycle: what the rhythm gave, and what was chosen."""

    slot: datetime
    starts_at: datetime
    ends_at: datetime
    question: int | None = None
    place: str | None = None  # None: the cycle's


@transaction.atomic
def plan_cycle(
    *,
    circle: Circle,
    starts_at: datetime,
    ends_at: datetime,
    rhythm: Rhythm,
    number: int,
    plans: Sequence[Plan],
    by: Actor,
    place: str = "",
    protocol: str = "gapp",
) -> Cycle:
    """Put every meeting of a cycle in the diary; the latest gathers what is common."""
    guards.facilitator(circle, by)
    guards.protocol(circle, protocol)
    cycle = Cycle.objects.create(
        circle=circle,
        starts_at=starts_at,
        ends_at=ends_at,
        rhythm=rhythm.value,
        number=number,
        place=place.strip(),
    )
    ordered = sorted(plans, key=lambda plan: plan.starts_at)
    for plan in ordered:
        _put_down(cycle, plan, protocol, is_last=plan is ordered[-1])
    vault.trail("cycle.planned", "cycle", by=by.person.holder_id, ref=str(cycle.pk))
    mail.tell_members(circle, "cycle_planned", besides=by.person, plans=ordered)
    return cycle


def _put_down(cycle: Cycle, plan: Plan, protocol: str, *, is_last: bool) -> None:
    meeting = Meeting.objects.create(
        circle=cycle.circle,
        starts_at=plan.starts_at,
        ends_at=plan.ends_at,
        place=cycle.place if plan.place is None else plan.place,
        questions=[plan.question] if plan.question else [],
        protocol=protocol,
        is_last=is_last,
    )
    diaries.enter(meeting, cycle=cycle, slot=plan.slot)
