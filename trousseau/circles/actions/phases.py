"""The meeting's course: open, choose, advance, stop, close. Its rules are `rules.py`."""

import random
from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from trousseau.circles import access, library, rules
from trousseau.circles.access.meetings import presenter_of
from trousseau.circles.actions import guards
from trousseau.circles.actions.harvests import date_what_fades, write_harvests
from trousseau.circles.contents import HarvestContent
from trousseau.circles.models import Case, Contribution, Meeting
from trousseau.circles.protocols import Phase, Protocol
from trousseau.circles.rules import Refusal, Refused
from trousseau.lib.clock import now
from trousseau.people.http import Actor
from trousseau.vault import api as vault

SHUFFLER = random.SystemRandom()


@transaction.atomic
def open_meeting(*, meeting: Meeting, by: Actor) -> Meeting:
    """Open the meeting on its first phase."""
    guards.facilitator(meeting.circle, by)
    held = guards.locked(meeting)
    if not held.is_planned:
        raise Refused(Refusal.MEETING_UNDER_WAY)
    held.opened_at = now()
    held.save(update_fields=["opened_at"])
    vault.trail("meeting.opened", "meeting", by=by.person.holder_id, ref=str(held.pk))
    return _move(held, library.protocol(held.protocol).phases[0])


@transaction.atomic
def choose_case(*, meeting: Meeting, case: Case, by: Actor) -> Meeting:
    """Choose the case the group works on, as the vote suggests; a first choice goes back."""
    guards.facilitator(meeting.circle, by)
    held = guards.opened(meeting)
    _protocol, phase = _now(held)
    if not phase.chooses_case:
        raise Refused(Refusal.NOT_NOW)
    case.refresh_from_db(fields=["meeting"])
    if case.circle_id != held.circle_id or case.meeting_id is not None:
        raise Refused(Refusal.NOT_ON_THE_TABLE)
    if held.chosen_case is not None:
        Case.objects.filter(pk=held.chosen_case.pk).update(meeting=None)
    case.meeting = held
    case.save(update_fields=["meeting"])
    held.chosen_case = case
    held.save(update_fields=["chosen_case"])
    vault.trail("meeting.chose", "meeting", by=by.person.holder_id, ref=str(held.pk))
    return held


@transaction.atomic
def advance_phase(*, meeting: Meeting, by: Actor) -> Meeting:
    """Go on to the next phase; what waited for the end of this one is revealed."""
    guards.facilitator(meeting.circle, by)
    held = guards.opened(meeting)
    if held.is_harvesting:
        raise Refused(Refusal.NOT_NOW)
    protocol, phase = _now(held)
    following = rules.next_phase(protocol, phase, has_case=held.chosen_case is not None)
    reveal(held, by=by)
    vault.trail("meeting.advanced", "meeting", by=by.person.holder_id, ref=str(held.pk))
    return _move(held, following)


@transaction.atomic
def stop_exchange(*, meeting: Meeting, by: Actor) -> Meeting:
    """Let the presenter stop the exchange; the last word is theirs, and nobody asks why."""
    place = guards.member(meeting.circle, by)
    held = guards.opened(meeting)
    if held.is_harvesting:
        raise Refused(Refusal.NOT_NOW)
    protocol, phase = _now(held)
    seat = access.seat_of(place, presenter=presenter_of(held, by=by), is_present=True)
    following = rules.phase_after_stop(protocol, phase, seat)
    reveal(held, by=by)
    vault.trail("meeting.stopped", "meeting", by=by.person.holder_id, ref=str(held.pk))
    return _move(held, following)


@transaction.atomic
def take_another_case(*, meeting: Meeting, by: Actor) -> Meeting:
    """Start over with a second case, once the first is concluded."""
    guards.facilitator(meeting.circle, by)
    held = guards.opened(meeting)
    following = rules.phase_for_another_case(*_now(held))
    reveal(held, by=by)
    held.chosen_case, held.is_harvesting = None, False
    held.save(update_fields=["chosen_case", "is_harvesting"])
    vault.trail("meeting.went_on", "meeting", by=by.person.holder_id, ref=str(held.pk))
    return _move(held, following)


@transaction.atomic
def start_harvest(*, meeting: Meeting, by: Actor) -> Meeting:
    """End the last phase: what waited is revealed, nothing more is put down, the group chooses."""
    guards.facilitator(meeting.circle, by)
    held = guards.opened(meeting)
    reveal(held, by=by)
    held.is_harvesting = True
    held.save(update_fields=["is_harvesting"])
    vault.trail("meeting.harvested", "meeting", by=by.person.holder_id, ref=str(held.pk))
    return held


@transaction.atomic
def close_meeting(
    *, meeting: Meeting, by: Actor, harvests: Mapping[UUID, HarvestContent] | None = None
) -> Meeting:
    """Close: votes die, harvests stay, the rest gets a date. `harvests` goes by case id."""
    guards.facilitator(meeting.circle, by)
    held = guards.opened(meeting)
    reveal(held, by=by)
    write_harvests(held, harvests or {}, by=by)
    date_what_fades(held, by=by)
    held.votes.all().delete()
    held.closed_at, held.is_harvesting = now(), False
    held.save(update_fields=["closed_at", "contributions_put_down", "is_harvesting"])
    vault.trail("meeting.closed", "meeting", by=by.person.holder_id, ref=str(held.pk))
    return held


def reveal(meeting: Meeting, *, by: Actor) -> None:
    """Rewrite what waited: new rows, new ids, shuffled, dated to the day, in one transaction."""
    hidden = Contribution.objects.filter(meeting=meeting, is_revealed=False)
    written = access.readable(hidden, by=by)
    for row, _payload in written:
        vault.shred_row(row, by=by.unlocked)
    SHUFFLER.shuffle(written)
    for old, payload in written:
        fresh = Contribution(
            safe_id=old.safe_id,
            meeting_id=old.meeting_id,
            case_id=old.case_id,
            keep_until=old.keep_until,
            is_revealed=True,
        )
        vault.seal_row(fresh, payload, by=by.unlocked)


def _now(meeting: Meeting) -> tuple[Protocol, Phase]:
    protocol = library.protocol(meeting.protocol)
    return protocol, protocol.phase(meeting.phase)


def _move(meeting: Meeting, phase: Phase) -> Meeting:
    meeting.phase, meeting.phase_since = phase.slug, now()
    meeting.save(update_fields=["phase", "phase_since"])
    return meeting
