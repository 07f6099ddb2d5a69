"""Say whether one recognises oneself in a key, and whether it may be published."""

from django.db import transaction

from trousseau.circles import access
from trousseau.circles.actions import guards
from trousseau.circles.models import KeyDraft, Stand
from trousseau.circles.rules import Refusal, Refused
from trousseau.lib.clock import today
from trousseau.people.http import Actor
from trousseau.vault import api as vault


@transaction.atomic
def take_stand(
    *, draft: KeyDraft, recognises: bool, accepts: bool | None, by: Actor, reserve: str = ""
) -> Stand:
    """Answer on this version of a draft; `accepts=None` says nothing yet about publication."""
    place = guards.member(draft.circle, by)
    if draft.passed_key_slug:
        raise Refused(Refusal.ALREADY_PASSED)
    version = vault.open_row(draft, by=by.unlocked)["version"]
    stand = access.own_stand(draft, by=by) or Stand(draft=draft, safe=draft.circle.safe)
    payload = {
        "number": place.number,
        "version": version,
        "recognises": recognises,
        "reserve": reserve.strip(),
        "accepts": accepts,
        "day": today().isoformat(),
    }
    vault.seal_row(stand, payload, by=by.unlocked)
    vault.trail("stand.taken", "draft", by=by.person.holder_id)
    return stand
