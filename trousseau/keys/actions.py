"""What happens to a key: received from a circle, published by an editor, flagged."""

from collections.abc import Collection
from itertools import count

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils.text import slugify

from trousseau.keys import mail
from trousseau.keys.models import Key
from trousseau.keys.rules import LISTS, KeyContent
from trousseau.lib.clock import today
from trousseau.people.models import Person, Role
from trousseau.vault import api as vault


@transaction.atomic
def receive_key(*, content: KeyContent, by: Person) -> Key:
    """Copy into the open what a circle lets out; editors find it in state « reçue »."""
    provenance = content.provenance
    key = Key(
        slug=_free_slug(content.slug or content.title),
        question=content.question,
        title=content.title,
        kind=content.kind,
        situation=content.situation,
        situations=provenance.situations,
        meetings=provenance.meetings,
        members=provenance.members,
        period=provenance.period,
        withdrawals=content.withdrawals,
        live=False,
    )
    for name in LISTS:
        setattr(key, name, list(getattr(content, name)))
    key.save()
    # No user on this revision: who passed it is in the trail, not beside the text.
    key.save_revision()
    mail.tell_editors()
    vault.trail("key.received", "key", by=by.holder_id, ref=key.slug)
    return key


def _free_slug(words: str) -> str:
    """Return an address that no key has: a number ends it when the words are taken."""
    base = slugify(words.replace("’", "-").replace("'", "-").replace("œ", "oe"))[:110] or "cle"
    candidates = (base if n == 1 else f"{base}-{n}" for n in count(1))
    return next(slug for slug in candidates if not Key.objects.filter(slug=slug).exists())


@transaction.atomic
def publish_key(*, key: Key, by: Person) -> Key:
    """Publish the latest draft of a key; only an editor may."""
    if not by.has_role(Role.EDITOR):
        raise PermissionDenied
    # The row again: the object in hand may not know the latest draft.
    row = Key.objects.get(pk=key.pk)
    revision = row.latest_revision or row.save_revision(user=by)
    # The role has just been checked; Wagtail would look for its group, given at login.
    revision.publish(user=by, skip_permission_checks=True)
    key.refresh_from_db()
    return key


@transaction.atomic
def note_publication(*, key: Key, by: Person | None) -> None:
    """Count the version that has just been published, whichever button was pressed."""
    Key.objects.filter(pk=key.pk).update(version=F("version") + 1, published_on=today())
    key.refresh_from_db(fields=["version", "published_on"])
    vault.trail("key.published", "key", by=by.holder_id if by else None, ref=key.slug)


@transaction.atomic
def flag_withdrawal(*, slugs: Collection[str]) -> int:
    """Say beside these keys that one of their situations was withdrawn; return how many."""
    flagged = Key.objects.filter(slug__in=slugs)
    for slug in flagged.order_by("slug").values_list("slug", flat=True):
        vault.trail("key.situation_withdrawn", "key", by=None, ref=slug)
    return flagged.update(withdrawals=F("withdrawals") + 1)
