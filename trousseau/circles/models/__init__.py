"""The rows of the circles; what peers wrote is sealed in the circle's safe."""

from trousseau.circles.models.cases import Case, CommonGround, Contribution, Harvest
from trousseau.circles.models.charters import Charter, CharterAcceptance
from trousseau.circles.models.circles import Circle, CircleInvitation, CircleMembership, Standing
from trousseau.circles.models.diaries import (
    CalendarFeed,
    Cycle,
    DiaryEntry,
    Reminder,
    ReminderKind,
)
from trousseau.circles.models.drafts import DraftSource, KeyDraft, Stand
from trousseau.circles.models.meetings import (
    Attendance,
    Meeting,
    MeetingRole,
    Presence,
    SignedBy,
)
from trousseau.circles.models.protocols import CircleProtocol
from trousseau.circles.models.spreads import Spread

__all__ = [
    "Attendance",
    "CalendarFeed",
    "Case",
    "Charter",
    "CharterAcceptance",
    "Circle",
    "CircleInvitation",
    "CircleMembership",
    "CircleProtocol",
    "CommonGround",
    "Contribution",
    "Cycle",
    "DiaryEntry",
    "DraftSource",
    "Harvest",
    "KeyDraft",
    "Meeting",
    "MeetingRole",
    "Presence",
    "Reminder",
    "ReminderKind",
    "SignedBy",
    "Spread",
    "Stand",
    "Standing",
]
