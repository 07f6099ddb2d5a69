"""What was destroyed, what will be and when, and what is missing: said, never hidden."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, QuerySet

from trousseau.circles import wording
from trousseau.circles.models import (
    Case,
    Circle,
    CommonGround,
    Contribution,
    Harvest,
    KeyDraft,
    Meeting,
    Spread,
    Stand,
)
from trousseau.people.http import Actor
from trousseau.vault import api as vault

SEALED = (Case, CommonGround, Contribution, Harvest, KeyDraft, Spread, Stand)


@dataclass(frozen=True)
class Fading:
    """A meeting held: what is left of it, until when, and what is already destroyed."""

    meeting: Meeting
    contributions: int
    contributions_until: date | None
    contributions_destroyed: int
    accounts: int
    accounts_until: date | None
    accounts_destroyed: int


def fading_of(circle: Circle) -> list[Fading]:
    """Return what fades, meeting by meeting, the latest first."""
    return _fading(list(circle.meetings.held().order_by("-starts_at")))


def fading_of_meeting(meeting: Meeting) -> Fading:
    """Return what fades of one meeting held."""
    return _fading([meeting])[0]


def _fading(meetings: list[Meeting]) -> list[Fading]:
    slips = _by_meeting(Contribution.objects.filter(meeting__in=meetings))
    accounts = _by_meeting(Case.objects.filter(meeting__in=meetings))
    harvests = _by_meeting(Harvest.objects.filter(meeting__in=meetings))
    return [
        Fading(
            meeting=meeting,
            contributions=slips[meeting.pk][0],
            contributions_until=slips[meeting.pk][1],
            contributions_destroyed=max(0, meeting.contributions_put_down - slips[meeting.pk][0]),
            accounts=accounts[meeting.pk][0],
            accounts_until=accounts[meeting.pk][1],
            accounts_destroyed=max(0, harvests[meeting.pk][0] - accounts[meeting.pk][0]),
        )
        for meeting in meetings
    ]


def _by_meeting(rows: QuerySet[Any]) -> dict[UUID, tuple[int, date | None]]:
    """Count sealed rows by meeting, with the last date one of them is kept until."""
    counted = rows.values_list("meeting_id").annotate(n=Count("pk"), until=Max("keep_until"))
    found = {meeting: (n, until) for meeting, n, until in counted}
    return defaultdict(lambda: (0, None), found)


def anomalies_of(circle: Circle, *, by: Actor) -> list[str]:
    """Compare each sealed table of the circle with its index, and say what does not match."""
    found: Counter[str] = Counter()
    for model in SEALED:
        checked = vault.check_safe(circle.safe_id, by=by.unlocked, model=model)
        found.update(anomaly.kind for anomaly in checked)
    return [wording.anomaly_in_words(kind, number) for kind, number in sorted(found.items())]
