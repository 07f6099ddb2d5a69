"""One voice each for the next case; ballots leave no trail, and die with the meeting."""

from django.db import transaction

from trousseau.circles.actions import guards
from trousseau.circles.models import Case, Meeting, Vote
from trousseau.circles.rules import Refusal, Refused
from trousseau.lib.clock import today
from trousseau.people.http import Actor


@transaction.atomic
def vote_for_case(*, meeting: Meeting, case: Case, by: Actor) -> Vote:
    """Give one's voice to a case on the table; an earlier voice moves."""
    place = guards.member(meeting.circle, by)
    held = guards.locked(meeting)
    if held.is_closed or held.cancelled_on is not None:
        raise Refused(Refusal.MEETING_NOT_OPEN)
    case.refresh_from_db(fields=["meeting"])
    if case.circle_id != meeting.circle_id or case.meeting_id is not None:
        raise Refused(Refusal.NOT_ON_THE_TABLE)
    vote, _created = Vote.objects.update_or_create(
        meeting=meeting, membership=place, defaults={"case": case, "cast_on": today()}
    )
    return vote


@transaction.atomic
def take_back_vote(*, meeting: Meeting, by: Actor) -> Meeting:
    """Take one's voice back."""
    place = guards.member(meeting.circle, by)
    Vote.objects.filter(meeting=meeting, membership=place).delete()
    return meeting
