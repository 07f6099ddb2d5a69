"""What one does in one's notebook; every text is sealed before it touches a row."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction

from trousseau.lib.clock import now, today
from trousseau.notebook import access
from trousseau.notebook.models import CheckIn, Draft, Notebook, Situation
from trousseau.notebook.rules import (
    DRAFTS_KEPT,
    SITUATIONS_KEPT,
    WEATHER_KEPT,
    Moment,
    Note,
    Passed,
    SituationContent,
    Weather,
)
from trousseau.people.http import Actor
from trousseau.vault import api as vault


@transaction.atomic
def open_notebook(*, by: Actor) -> Notebook:
    """Make the person's notebook and its two safes; the one they have is returned as it is."""
    existing = access.notebook_of(by.person)
    if existing is not None:
        return existing
    notebook = Notebook.objects.create(
        person=by.person,
        safe_id=vault.create_safe("notebook", by=by.unlocked).pk,
        drafts_id=vault.create_safe("drafts", by=by.unlocked).pk,
    )
    _trail("notebook.opened", "", by=by)
    return notebook


@transaction.atomic
def take_as_it_is(*, notebook: Notebook, by: Actor) -> None:
    """Make the sealed indexes say what is there, after a restore its owner has seen."""
    for safe_id in (notebook.safe_id, notebook.drafts_id):
        vault.accept_safe(safe_id, by=by.unlocked)


@transaction.atomic
def write_situation(*, notebook: Notebook, content: SituationContent, by: Actor) -> Situation:
    """Keep a new situation, sealed; its draft goes."""
    situation = Situation(safe_id=notebook.safe_id)
    moment = now()
    _seal(situation, Note(situation.pk, content, moment, moment), by=by)
    drop_draft(situation_id=None, by=by)
    _trail("situation.created", str(situation.pk), by=by)
    return situation


@transaction.atomic
def edit_situation(*, situation: Situation, content: SituationContent, by: Actor) -> Situation:
    """Keep a situation's new words; its clock starts again and its draft goes."""
    note = access.note_of(situation, by=by)
    _seal(situation, replace(note, content=content, changed_at=now()), by=by)
    drop_draft(situation_id=situation.pk, by=by)
    _trail("situation.edited", str(situation.pk), by=by)
    return situation


@transaction.atomic
def delete_situation(*, situation: Situation, by: Actor) -> None:
    """Destroy a situation and its draft: nobody can open them again."""
    drop_draft(situation_id=situation.pk, by=by)
    ref = str(situation.pk)
    vault.shred_row(situation, by=by.unlocked)
    _trail("situation.deleted", ref, by=by)


@transaction.atomic
def note_passage(
    *,
    situation: Situation,
    circle_name: str,
    token: str,
    by: Actor,
    pairs: dict[str, str] | None = None,
) -> Situation:
    """Write in the sealed situation what was passed where, and the veil's table, real to neutral."""
    note = access.note_of(situation, by=by)
    table = note.veil.get(circle_name, {}) | (pairs or {})
    passed = Passed(circle_name, today(), token)
    changed = replace(
        note,
        passages=(*note.passages, passed),
        veil=note.veil | {circle_name: table},
    )
    _seal(situation, changed, by=by)
    # No ref: a trail row that names the situation would stand beside the case's.
    _trail("situation.passed", "", by=by)
    return situation


@transaction.atomic
def note_withdrawal(*, situation: Situation, number: int, by: Actor) -> Situation:
    """Write that the passage of this number (from 0) was withdrawn, and forget its token."""
    note = access.note_of(situation, by=by)
    passages = list(note.passages)
    passages[number] = replace(passages[number], token="", withdrawn_on=today())
    _seal(situation, replace(note, passages=tuple(passages)), by=by)
    _trail("situation.withdrawn", "", by=by)
    return situation


@transaction.atomic
def keep_draft(
    *, notebook: Notebook, situation_id: UUID | None, fields: dict[str, str], by: Actor
) -> Draft:
    """Seal what is being typed. No trail: a row every few seconds would tell how someone writes."""
    earlier = access.draft_for(by, situation_id)
    draft = earlier.row if earlier else Draft(safe_id=notebook.drafts_id)
    draft.keep_until = today() + DRAFTS_KEPT
    payload = {
        "situation": str(situation_id or ""),
        "fields": fields,
        "kept_at": now().isoformat(),
    }
    vault.seal_row(draft, payload, by=by.unlocked)
    return draft


@transaction.atomic
def drop_draft(*, situation_id: UUID | None, by: Actor) -> None:
    """Destroy the draft of this note, or of a new one, if there is one."""
    draft = access.draft_for(by, situation_id)
    if draft is not None:
        vault.shred_row(draft.row, by=by.unlocked)


@transaction.atomic
def note_weather(*, answers: dict[str, str], moment: Moment, by: Actor) -> CheckIn:
    """Seal a météo. No trail: a row for each would let the administration count them."""
    notebook = access.notebook_for(by.person)
    check_in = CheckIn(safe_id=notebook.safe_id, keep_until=today() + WEATHER_KEPT)
    taken = Weather(check_in.pk, answers, moment, now())
    vault.seal_row(check_in, taken.to_payload(), by=by.unlocked)
    return check_in


@transaction.atomic
def erase_weather(*, check_in: CheckIn, by: Actor) -> None:
    """Destroy one météo; no trail either."""
    vault.shred_row(check_in, by=by.unlocked)


@transaction.atomic
def erase_all_weather(*, by: Actor) -> None:
    """Destroy every météo of one's own, those that do not open too."""
    for check_in in access.check_ins_of(by.person):
        vault.shred_row(check_in, by=by.unlocked)


def _seal(situation: Situation, note: Note, *, by: Actor) -> None:
    situation.keep_until = today() + SITUATIONS_KEPT
    vault.seal_row(situation, note.to_payload(), by=by.unlocked)


def _trail(verb: str, ref: str, *, by: Actor) -> None:
    vault.trail(verb, "situation", by=by.unlocked.holder_id, ref=ref)
