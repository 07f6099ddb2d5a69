"""What happens after migrations, at login, and whichever button publishes."""

from django.apps import apps
from django.apps.registry import Apps

from tests.cast import Cast
from tests.publishing.factories import a_draft
from trousseau.publishing import access, actions, signals
from trousseau.publishing.models import HomePage


def test_migrations_plant_the_tree(db: None) -> None:
    HomePage.objects.all().delete()

    signals.plant(apps.get_app_config("publishing"), apps=Apps())
    unmade = HomePage.objects.exists()
    signals.plant(apps.get_app_config("publishing"))

    assert not unmade
    assert HomePage.objects.exists()


def test_an_editor_is_seated_at_login(cast: Cast) -> None:
    cast.client("elise")
    cast.client("aicha")

    assert cast.elise.groups.filter(name=actions.EDITORS).exists()
    assert not cast.aicha.groups.exists()


def test_an_edition_is_printed_even_without_a_name(cast: Cast) -> None:
    page = a_draft(cast.elise)
    revision = page.save_revision()
    revision.user = None
    revision.save(update_fields=["user"])

    revision.publish()

    assert access.edition_of(page).number == 1
