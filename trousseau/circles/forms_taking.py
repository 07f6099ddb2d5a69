"""What a member says before a circle is taken as it is, after a restore."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class TakeForm(forms.Form):
    """Take a circle as it is: what was read comes back with the answer."""

    seen = forms.CharField(widget=forms.HiddenInput)
    understood = forms.BooleanField(
        label=_("J’ai lu ce qui a changé ; le centre l’a expliqué."),
        error_messages={"required": _("Cochez cette case pour continuer.")},
    )

    def __init__(self, *args: Any, anomalies: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.now = self.fields["seen"].initial = " ".join(anomalies)

    def clean(self) -> dict[str, Any]:
        """Refuse when something else has changed since it was read."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("seen") != self.now:
            self.data = {**self.data.dict(), "seen": self.now}  # type: ignore[attr-defined]
            self.add_error(None, _("Autre chose a changé depuis votre lecture. Relisez."))
        return data
