"""Make the site's tree and seat the editors: after each migration, and safely again."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import GroupPagePermission, Locale, Page, Site

from trousseau.people.models import Person, Role
from trousseau.publishing.models import HomePage, SectionPage

EDITORS = "Éditeurs"
SHELVES = (
    ("Publications et ressources", "publications-et-ressources"),
    ("Les publications", "les-publications"),
    ("Les textes", "les-textes"),
)
# Where Wagtail and the keys keep the permissions that editors need: application, model, codename.
# Keys come through the circle's door: editors change and publish them, and never add one.
PERMISSIONS = (
    ("wagtailadmin", "admin", "access_admin"),
    ("keys", "key", "view_key"),
    ("keys", "key", "change_key"),
    ("keys", "key", "publish_key"),
)
PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page")


@transaction.atomic
def plant_tree() -> SectionPage:
    """Make Accueil > Publications et ressources > Les publications > Les textes; return the last."""
    Locale.objects.get_or_create(language_code="fr")
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    home = HomePage.objects.first() or _new_home(root)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "root_page": home, "site_name": "Trousseau"},
    )
    shelf: Any = home
    for title, slug in SHELVES:
        found = SectionPage.objects.child_of(shelf).filter(slug=slug).first()
        shelf = found or shelf.add_child(instance=SectionPage(title=title, slug=slug))
    texts: SectionPage = shelf
    return texts


def _new_home(root: Page) -> HomePage:
    """Put our home page where Wagtail had put its own welcome."""
    welcome = root.get_children().filter(slug="home").exact_type(Page).first()
    if welcome is not None:
        Site.objects.filter(root_page=welcome).delete()
        welcome.delete()
        root.refresh_from_db()
    home: HomePage = root.add_child(instance=HomePage(title="Accueil", slug="accueil"))
    return home


@transaction.atomic
def seat_editors() -> Group:
    """Give the group of editors its permissions and its members; return it."""
    group, _created = Group.objects.get_or_create(name=EDITORS)
    group.permissions.add(*(_permission(*where) for where in PERMISSIONS))
    for codename in PAGE_PERMISSIONS:
        GroupPagePermission.objects.get_or_create(
            group=group,
            page=HomePage.objects.get(),
            permission=_permission("wagtailcore", "page", codename),
        )
    group.user_set.set(Person.objects.filter(role_set__role=Role.EDITOR))
    return group


def _permission(label: str, model: str, codename: str) -> Permission:
    """Return a permission, made here when Django has not made it yet (it then keeps ours)."""
    kind, _created = ContentType.objects.get_or_create(app_label=label, model=model)
    permission, _created = Permission.objects.get_or_create(
        content_type=kind, codename=codename, defaults={"name": codename.replace("_", " ")}
    )
    return permission
