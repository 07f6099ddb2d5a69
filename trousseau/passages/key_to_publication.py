"""The third door: published keys, copied and frozen in a chapter of a publication's draft."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from trousseau.keys.models import Key
from trousseau.lib.clock import today
from trousseau.people.models import Person
from trousseau.publishing import actions as publishing
from trousseau.publishing.document import PrintedKey
from trousseau.publishing.models import PublicationPage


def frozen(key: Key, box: str = "") -> PrintedKey:
    """Copy a key as it is today; with a `box` title, its situation will be told in a box."""
    return PrintedKey(
        slug=key.slug,
        version=key.version,
        frozen_on=today(),
        title=key.title,
        kind=key.kind,
        situation=key.situation,
        questions=tuple(key.questions),
        cautions=tuple(key.cautions),
        levers=tuple(key.levers),
        limits=tuple(key.limits),
        reserves=tuple(key.reserves),
        provenance=key.provenance.sentence(),
        box=box,
    )


@transaction.atomic
def put_keys_in_chapter(
    *,
    publication: PublicationPage,
    chapter: int,
    keys: Sequence[Key],
    by: Person,
    boxes: Mapping[str, str] | None = None,
) -> PublicationPage:
    """Freeze these keys in the chapter of this question, in this order."""
    told = boxes or {}
    return publishing.freeze_keys(
        publication=publication,
        chapter=chapter,
        keys=[frozen(key, told.get(key.slug, "")) for key in keys],
        by=by,
    )
