"""Follow what editors publish and take down: the rooms below never know the catalogue."""

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished, published, unpublished

from trousseau.catalogue import actions
from trousseau.catalogue.models import Kind
from trousseau.keys.models import Key
from trousseau.publishing.models import PublicationPage


@receiver(published, sender=Key)
def record_key(instance: Key, **_: Any) -> None:
    """Find a key as soon as it is published."""
    actions.record_key(key=instance)


@receiver(unpublished, sender=Key)
@receiver(post_delete, sender=Key)
def forget_key(instance: Key, **_: Any) -> None:
    """Stop finding a key."""
    actions.forget(kind=Kind.KEY, slug=instance.slug)


@receiver(page_published, sender=PublicationPage)
def record_publication(instance: PublicationPage, **_: Any) -> None:
    """Find a publication as soon as it is published."""
    actions.record_publication(publication=instance)


@receiver(page_unpublished, sender=PublicationPage)
@receiver(post_delete, sender=PublicationPage)
def forget_publication(instance: PublicationPage, **_: Any) -> None:
    """Stop finding a publication."""
    actions.forget(kind=Kind.PUBLICATION, slug=instance.slug)
