"""A case arrives through the first door, and leaves whenever its author wants."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from trousseau.circles import access
from trousseau.circles.actions import guards
from trousseau.circles.actions.moves import leave_case
from trousseau.circles.contents import CaseContent
from trousseau.circles.models import (
    Case,
    Circle,
    Contribution,
    DraftSource,
    Harvest,
    Meeting,
    Spread,
)
from trousseau.circles.rules import CASES_KEPT, Refusal, Refused
from trousseau.lib.clock import today
from trousseau.people.http import Actor
from trousseau.vault import api as vault


@dataclass(frozen=True)
class Withdrawn:
    """What was drawn from a case that is gone: drafts and public keys to mark."""

    draft_ids: tuple[UUID, ...]
    key_slugs: tuple[str, ...]


@transaction.atomic
def receive_case(*, circle: Circle, content: CaseContent, stub: str, by: Actor) -> Case:
    """Seal an account in the circle; nothing in it, nor in the trail, leads back to a notebook."""
    place = guards.member(circle, by)
    payload = {**content.payload(), "presenter": place.number, "day": today().isoformat()}
    case = Case(circle=circle, safe=circle.safe, stub=stub, keep_until=today() + CASES_KEPT)
    vault.seal_row(case, payload, by=by.unlocked)
    vault.trail("case.received", "case", by=by.person.holder_id)
    return case


@transaction.atomic
def withdraw_case(*, token: str) -> Withdrawn:
    """Remove everything a token answers for; its author may have left the circle since."""
    return _withdraw(vault.stub(token), by=None)


@transaction.atomic
def withdraw_own_case(*, case: Case, by: Actor) -> Withdrawn:
    """Let the member who presents a case withdraw it from inside the circle."""
    if not access.case_view(case, by=by).is_mine:
        raise Refused(Refusal.ONLY_PRESENTER)
    withdrawn = _withdraw(case.stub, by=by)
    vault.trail("case.withdrawn", "case", by=by.person.holder_id)
    return withdrawn


def _withdraw(stub: str, *, by: Actor | None) -> Withdrawn:
    if not stub:
        return Withdrawn(draft_ids=(), key_slugs=())
    unlocked = by.unlocked if by is not None else None
    at_work = list(Meeting.objects.filter(chosen_case__stub=stub, closed_at=None))
    # Contributions first: their secrets must die before the case takes their rows with it.
    for model, filters in (
        (Contribution, Q(case__stub=stub)),
        (Spread, Q(case__stub=stub)),
        (Case, Q(stub=stub)),
        (Harvest, Q(stub=stub)),
    ):
        for row in model._default_manager.filter(filters):
            vault.shred_row(row, by=unlocked)
    for meeting in at_work:
        leave_case(meeting)
    sources = DraftSource.objects.select_related("draft").filter(stub=stub)
    drafts = [source.draft for source in sources]
    sources.filter(withdrawn_on=None).update(withdrawn_on=today())
    return Withdrawn(
        draft_ids=tuple(draft.pk for draft in drafts),
        key_slugs=tuple(draft.passed_key_slug for draft in drafts if draft.passed_key_slug),
    )
