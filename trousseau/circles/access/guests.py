"""Who holds the frame of one meeting."""

from dataclasses import dataclass

from trousseau.circles.access.circles import Member, members_of
from trousseau.circles.access.meetings import guests_of
from trousseau.circles.models import Meeting


@dataclass(frozen=True)
class Frame:
    """The frame of a meeting: who always holds it, its guests, who might be one."""

    usual: list[Member]
    guests: list[Member]
    others: list[Member]


def frame_of(meeting: Meeting) -> Frame:
    """Return who holds the frame of a meeting, and who might: members only."""
    invited = guests_of(meeting)
    members = members_of(meeting.circle)
    rest = [one for one in members if not one.is_facilitator]
    return Frame(
        usual=[one for one in members if one.is_facilitator],
        guests=[one for one in rest if one.number in invited],
        others=[one for one in rest if one.number not in invited],
    )
