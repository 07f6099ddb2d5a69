"""Keys among the editors' screens: change, preview, publish; never add."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from trousseau.keys.forms import KeyForm
from trousseau.keys.models import Key


class KeyViewSet(SnippetViewSet):  # type: ignore[misc]  # Wagtail ships no types
    """The editors' list and form of keys."""

    model = Key
    icon = "key"
    menu_label = _("Clés")
    menu_order = 150
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["title", "question", "state", "version"]
    list_filter = ["question", "live"]
    search_fields = ["title", "kind"]
    ordering = ["live", "question", "title"]
    edit_handler = ObjectList(
        [
            FieldPanel("title"),
            FieldPanel("slug"),
            FieldPanel("question"),
            FieldPanel("kind"),
            FieldPanel("situation"),
            FieldPanel("questions"),
            FieldPanel("cautions"),
            FieldPanel("levers"),
            FieldPanel("limits"),
            FieldPanel("reserves"),
            MultiFieldPanel(
                [
                    FieldPanel("situations", read_only=True),
                    FieldPanel("meetings", read_only=True),
                    FieldPanel("members", read_only=True),
                    FieldPanel("period", read_only=True),
                ],
                heading=_("D’où elle vient, en nombres"),
            ),
        ],
        base_form_class=KeyForm,
    )


viewset: Any = KeyViewSet()
register_snippet(viewset)
