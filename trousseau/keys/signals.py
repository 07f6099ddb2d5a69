"""Note each publication of a key, from the editors' screens as from our actions."""

from typing import Any

from django.dispatch import receiver
from wagtail.models import Revision
from wagtail.signals import published

from trousseau.keys import actions
from trousseau.keys.models import Key


@receiver(published, sender=Key)
def note(instance: Key, revision: Revision | None, **_: Any) -> None:
    """Give the key its new version and its date."""
    actions.note_publication(key=instance, by=revision.user if revision else None)
