"""The only door to keys: the published ones for everyone, all of them for editors."""

from django.http import Http404

from trousseau.keys.models import Key, KeyQuerySet
from trousseau.people.models import Person, Role


def published_keys() -> KeyQuerySet:
    """Return the keys anyone may read, by question then title."""
    return Key.objects.published().in_order()


def key_by_slug(slug: str) -> Key:
    """Return a published key; absent and unpublished look the same."""
    found = published_keys().filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def related_keys(key: Key) -> KeyQuerySet:
    """Return the other published keys of the same question."""
    return published_keys().about(key.question).exclude(pk=key.pk)


def keys_for(person: Person) -> KeyQuerySet:
    """Return every key, received ones first, to an editor; nothing to anyone else."""
    if not person.has_role(Role.EDITOR):
        return Key.objects.none()
    return Key.objects.order_by("live", "question", "title")


def key_for(person: Person, slug: str) -> Key:
    """Return a key in whatever state to an editor; 404 for anyone else."""
    found = keys_for(person).filter(slug=slug).first()
    if found is None:
        raise Http404
    return found
