"""Draft a key from harvests, rewrite it, announce a round, mark it gone out."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from trousseau.circles import access, mail, rules
from trousseau.circles.actions import guards
from trousseau.circles.contents import DraftContent
from trousseau.circles.models import (
    Attendance,
    Circle,
    DraftSource,
    Harvest,
    KeyDraft,
    Meeting,
    Presence,
    Standing,
)
from trousseau.circles.rules import Refusal, Refused
from trousseau.lib.clock import today
from trousseau.people.http import Actor
from trousseau.vault import api as vault


@transaction.atomic
def draft_key(
    *, circle: Circle, harvests: Sequence[Harvest], content: DraftContent, by: Actor
) -> KeyDraft:
    """Write a first draft from one harvest, or better from several read together."""
    place = guards.member(circle, by)
    if not harvests:
        raise Refused(Refusal.NO_SOURCE)
    opened = [vault.open_row(harvest, by=by.unlocked) for harvest in harvests]
    payload = {
        **content.payload(),
        "version": 1,
        "drafters": [place.number],
        "presenters": sorted({one["presenter"] for one in opened if one["presenter"]}),
        "members": _who_is_asked(circle),
        "harvests": [str(harvest.pk) for harvest in harvests],
        "provenance": _provenance(harvests),
        "day": today().isoformat(),
    }
    draft = KeyDraft(circle=circle, safe=circle.safe)
    vault.seal_row(draft, payload, by=by.unlocked)
    DraftSource.objects.bulk_create(
        DraftSource(draft=draft, stub=harvest.stub) for harvest in harvests
    )
    vault.trail("draft.written", "draft", by=by.person.holder_id, ref=str(draft.pk))
    return draft


@transaction.atomic
def edit_draft(*, draft: KeyDraft, content: DraftContent, by: Actor) -> KeyDraft:
    """Rewrite a draft: a yes was said to other words, so every answer is asked again."""
    place = guards.member(draft.circle, by)
    payload = _opened(draft, by)
    if DraftContent.from_payload(payload) == content:
        return draft
    drafters = sorted({*payload["drafters"], place.number})
    version = payload["version"] + 1
    changed = {**payload, **content.payload(), "version": version, "drafters": drafters}
    vault.seal_row(draft, changed, by=by.unlocked)
    draft.round_ends_on = None
    draft.save(update_fields=["round_ends_on"])
    vault.trail("draft.edited", "draft", by=by.person.holder_id, ref=str(draft.pk))
    return draft


@transaction.atomic
def announce_round(*, draft: KeyDraft, ends_on: date, by: Actor) -> KeyDraft:
    """Announce until when the other members may answer; presenters are always waited for."""
    guards.member(draft.circle, by)
    _opened(draft, by)
    rules.check_round(ends_on, today=today())
    draft.round_ends_on = ends_on
    draft.save(update_fields=["round_ends_on"])
    vault.trail("round.announced", "draft", by=by.person.holder_id, ref=str(draft.pk))
    mail.tell_members(draft.circle, "round_announced", besides=by.person, ends_on=ends_on)
    return draft


@transaction.atomic
def delete_draft(*, draft: KeyDraft, by: Actor) -> Circle:
    """Give up a draft that has not left the circle: it and its stands are destroyed."""
    guards.member(draft.circle, by)
    _opened(draft, by)
    for stand in draft.stands.all():
        vault.shred_row(stand, by=by.unlocked)
    circle = draft.circle
    vault.shred_row(draft, by=by.unlocked)
    vault.trail("draft.deleted", "draft", by=by.person.holder_id)
    return circle


@transaction.atomic
def mark_passed(*, draft: KeyDraft, key_slug: str, by: Actor) -> KeyDraft:
    """Note that an agreed draft went out through the second door, and as which key."""
    guards.member(draft.circle, by)
    view = access.draft_view(draft, by=by)
    if draft.passed_key_slug:
        raise Refused(Refusal.ALREADY_PASSED)
    if view.verdict is None or not view.verdict.passes:
        raise Refused(Refusal.NOT_AGREED)
    draft.passed_key_slug = key_slug
    draft.save(update_fields=["passed_key_slug"])
    vault.trail("draft.passed", "draft", by=by.person.holder_id, ref=str(draft.pk))
    return draft


def _opened(draft: KeyDraft, by: Actor) -> dict[str, Any]:
    if draft.passed_key_slug:
        raise Refused(Refusal.ALREADY_PASSED)
    return vault.open_row(draft, by=by.unlocked)


def _who_is_asked(circle: Circle) -> list[int]:
    """Return the numbers a round waits for; who comes later cannot open what was written before."""
    places = circle.memberships.filter(standing=Standing.ADMITTED, is_facilitator=False)
    return sorted(places.values_list("number", flat=True))


def _provenance(harvests: Sequence[Harvest]) -> dict[str, int]:
    meetings = {harvest.meeting_id for harvest in harvests}
    people = Attendance.objects.filter(meeting__in=meetings, presence=Presence.PRESENT)
    numbers = {
        "situations": len(harvests),
        "meetings": len(meetings),
        "people": people.values("membership").distinct().count(),
    }
    starts = Meeting.objects.filter(pk__in=meetings).values_list("starts_at", flat=True)
    years = sorted(timezone.localtime(moment).year for moment in starts)
    return numbers | ({"first_year": years[0], "last_year": years[-1]} if years else {})
