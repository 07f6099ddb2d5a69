"""What a close writes: harvests that stay, dates for the rest; what came of it, told later."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from trousseau.circles import access, streams
from trousseau.circles.access import Proposal
from trousseau.circles.actions import guards
from trousseau.circles.contents import HarvestContent
from trousseau.circles.models import Case, Contribution, Harvest, Meeting, Spread
from trousseau.circles.rules import CASES_KEPT, CONTRIBUTIONS_KEPT, Refusal, Refused
from trousseau.lib.clock import today
from trousseau.people.http import Actor
from trousseau.vault import api as vault


def write_harvests(
    meeting: Meeting, harvests: Mapping[UUID, HarvestContent], *, by: Actor
) -> list[Harvest]:
    """Seal what is kept of each case or theme: what the group chose, or what it put down last."""
    # A theme was brought by nobody: its harvest answers to no token.
    stubs = {meeting.pk: vault.stub(vault.new_token())}
    stubs |= {case.pk: case.stub for case in Case.objects.filter(meeting=meeting)}
    return [
        _write(meeting, stubs[one.case_id], one, harvests.get(one.case_id), by=by)
        for one in access.harvest_proposals(meeting, by=by)
    ]


def _write(
    meeting: Meeting, stub: str, proposal: Proposal, chosen: HarvestContent | None, *, by: Actor
) -> Harvest:
    content = chosen or HarvestContent(
        practices=proposal.practices,
        learnings=proposal.learnings,
        leads=proposal.leads,
        last_word=proposal.last_word,
        intention=proposal.intention,
        trials=proposal.trials,
    )
    payload = {
        **content.payload(),
        "title": proposal.title,
        "question": proposal.question.number if proposal.question else None,
        "presenter": proposal.presenter,
        "day": min(today(), meeting.day).isoformat(),  # a sheet may be typed days later
    }
    harvest = Harvest(circle=meeting.circle, safe=meeting.circle.safe, meeting=meeting, stub=stub)
    return vault.seal_row(harvest, payload, by=by.unlocked)


def without_device(payload: dict[str, Any]) -> dict[str, Any]:
    """Forget by which browser an unsigned card could be taken back."""
    return {name: value for name, value in payload.items() if name not in {"nonce", "stub"}}


def leave_nothing(meeting: Meeting, *, by: Actor) -> None:
    """Destroy at once what was put down and the accounts: this group chose that nothing stays."""
    meeting.contributions_put_down = meeting.contributions.count()
    for model in (Contribution, Spread, Case):
        for row in model._default_manager.filter(meeting=meeting):
            vault.shred_row(row, by=by.unlocked)
    meeting.chosen_case = None


def date_what_fades(meeting: Meeting, *, by: Actor) -> None:
    """Give contributions ninety days and accounts a year, from the close; count the slips."""
    meeting.contributions_put_down = meeting.contributions.count()
    slips = Contribution.objects.filter(meeting=meeting)
    for slip, payload in access.readable(slips, by=by):
        slip.keep_until = today() + CONTRIBUTIONS_KEPT
        vault.seal_row(slip, without_device(payload), by=by.unlocked)
    for spread, payload in access.readable(Spread.objects.filter(meeting=meeting), by=by):
        spread.keep_until = today() + CONTRIBUTIONS_KEPT
        vault.seal_row(spread, payload, by=by.unlocked)
    for case, payload in access.readable(Case.objects.filter(meeting=meeting), by=by):
        case.keep_until = today() + CASES_KEPT
        vault.seal_row(case, payload, by=by.unlocked)


@transaction.atomic
def tell_since(
    *, harvest: Harvest, text: str, by: Actor, meeting: Meeting | None = None
) -> Harvest:
    """Let who presented say what came of it, in the harvest; emptied, it is taken back.

    `meeting`: the one under way, whose pages then show it.
    """
    place = guards.member(harvest.circle, by)
    payload = vault.open_row(harvest, by=by.unlocked)
    if payload["presenter"] != place.number:
        raise Refused(Refusal.ONLY_PRESENTER)
    words = text.strip()
    told = {"since": words, "since_on": today().isoformat() if words else ""}
    vault.seal_row(harvest, {**payload, **told}, by=by.unlocked)
    if meeting is not None:
        streams.tell(meeting.pk, "slips")
    vault.trail("harvest.told", "harvest", by=by.person.holder_id)
    return harvest
