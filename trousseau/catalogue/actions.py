"""Keep the records in step with what is published."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from django.db import transaction

from trousseau.catalogue.models import Kind, Record
from trousseau.catalogue.rules import folded
from trousseau.keys.access import published_keys
from trousseau.keys.models import Key
from trousseau.keys.rules import LISTS
from trousseau.lib.clock import now
from trousseau.publishing.access import published_publications
from trousseau.publishing.models import PublicationPage


@transaction.atomic
def record_key(*, key: Key) -> Record:
    """Write or renew the record of a published key."""
    lists = (line for name in LISTS for line in getattr(key, name))
    return _record(
        Kind.KEY,
        key.slug,
        title=key.title,
        summary=key.kind,
        question=key.question,
        words=" ".join([key.title, key.kind, key.situation, key.asked.name, *lists]),
    )


@transaction.atomic
def record_publication(*, publication: PublicationPage) -> Record:
    """Write or renew the record of a publication: every word that it prints."""
    document = publication.document()
    return _record(
        Kind.PUBLICATION,
        publication.slug,
        title=publication.title,
        summary=publication.subtitle,
        question=None,
        words=" ".join(_said(document)),
    )


def _said(branch: Any) -> Iterator[str]:
    """Say every string of a document, from its branches to its leaves."""
    if isinstance(branch, str):
        yield branch
    elif isinstance(branch, tuple):
        for one in branch:
            yield from _said(one)
    elif is_dataclass(branch):
        for field in fields(branch):
            yield from _said(getattr(branch, field.name))


def _record(kind: Kind, slug: str, *, words: str, **said: Any) -> Record:
    title_words = folded(said["title"])
    values = said | {"words": folded(words), "title_words": title_words, "changed_at": now()}
    record, _created = Record.objects.update_or_create(kind=kind, slug=slug, defaults=values)
    return record


@transaction.atomic
def forget(*, kind: Kind, slug: str) -> None:
    """Stop finding what is no longer published."""
    Record.objects.filter(kind=kind, slug=slug).delete()


@transaction.atomic
def refresh() -> int:
    """Remake every record from what is published now; return how many there are."""
    Record.objects.all().delete()
    for key in published_keys().iterator():
        record_key(key=key)
    for page in published_publications().iterator():
        record_publication(publication=page)
    return Record.objects.count()
