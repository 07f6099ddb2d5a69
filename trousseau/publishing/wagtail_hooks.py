"""What we add to the editors' screens: refusal before publishing, the third door."""

from collections.abc import Iterator

from django.apps import apps
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.widgets import Button
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.models import Page

from trousseau.people.models import Person
from trousseau.publishing import actions
from trousseau.publishing.formats.printing import RefusedError, print_document
from trousseau.publishing.models import PublicationPage


@hooks.register("construct_admin_api")
def name_documents(router: WagtailAPIRouter) -> None:
    """Name the address that Wagtail's screens ask for even when it keeps no documents, as here."""
    if not apps.is_installed("wagtail.documents"):
        router.register_endpoint("documents", PagesAdminAPIViewSet)


@hooks.register("before_publish_page")
def refuse_what_cannot_be_printed(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keep the draft and say what is wrong, with its chapter, instead of publishing."""
    if not isinstance(page, PublicationPage):
        return None
    try:
        print_document(page.document())
    except RefusedError as refusal:
        actions.hold_back(publication=page)
        reason = _("Le brouillon est gardé, mais il ne peut pas être publié. %(reason)s")
        messages.error(request, reason % {"reason": refusal})
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


@hooks.register("register_page_header_buttons")
def choose_keys_button(
    page: Page, user: Person, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Lead from a publication to the third door."""
    if isinstance(page, PublicationPage) and page.pk:
        url = reverse("passages:publication-keys", args=[page.pk])
        yield Button(_("Choisir des clés"), url, priority=5, icon_name="key")
