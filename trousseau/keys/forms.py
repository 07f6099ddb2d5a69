"""The editor's form of a key: lists are typed one line each."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminAutoHeightTextInput


class LinesField(forms.CharField):
    """A list of sentences, one line each."""

    widget = AdminAutoHeightTextInput

    def prepare_value(self, value: Any) -> Any:
        """Show the list as lines."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> Any:
        """Read the lines back, without the empty ones."""
        lines = value if isinstance(value, list | tuple) else str(value or "").splitlines()
        return [line.strip() for line in lines if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare lists, not their typing."""
        return bool(self.to_python(initial) != self.to_python(data))


def _lines(label: Any) -> LinesField:
    return LinesField(label=label, required=False, help_text=_("Une par ligne."))


class KeyForm(WagtailAdminModelForm):  # type: ignore[misc]  # Wagtail ships no types
    """A key under an editor's pen."""

    questions = _lines(_("questions à se poser"))
    cautions = _lines(_("points d’attention"))
    levers = _lines(_("leviers"))
    limits = _lines(_("limites"))
    reserves = _lines(_("réserves"))
