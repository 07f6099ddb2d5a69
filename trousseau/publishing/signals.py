"""Plant the tree after migrations, seat editors as roles change, print what is published."""

from typing import Any

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Revision
from wagtail.signals import page_published

from trousseau.people.models import Person, PersonRole, Role
from trousseau.publishing import actions
from trousseau.publishing.models import HomePage, PublicationPage


def plant(sender: AppConfig, *, apps: Any = None, **_: Any) -> None:
    """Make the tree and the editors' group; do nothing when our tables have been unmade."""
    if apps is not None and ("publishing", "edition") not in _models(apps):
        return
    actions.plant_tree()
    actions.seat_editors()


def _models(apps: Any) -> set[tuple[str, str]]:
    return {(model._meta.app_label, model._meta.model_name) for model in apps.get_models()}


@receiver([post_save, post_delete], sender=PersonRole)
def seat(instance: PersonRole, **_: Any) -> None:
    """Seat again when someone becomes an editor or ceases to be one."""
    if instance.role == Role.EDITOR and HomePage.objects.exists():
        actions.seat_editors()


@receiver(user_logged_in)
def seat_on_arrival(*, user: Person, **_: Any) -> None:
    """Seat an editor whose role was given in bulk, which sends no signal."""
    is_seated = user.groups.filter(name=actions.EDITORS).exists()
    if user.has_role(Role.EDITOR) != is_seated:
        actions.plant_tree()
        actions.seat_editors()


@receiver(page_published, sender=PublicationPage)
def print_it(instance: PublicationPage, revision: Revision | None, **_: Any) -> None:
    """Print the edition of what has just been published, whichever button was pressed."""
    actions.print_edition(publication=instance, by=revision.user if revision else None)
