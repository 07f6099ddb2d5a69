"""What the third door asks an editor: which keys, in which chapter."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trousseau.keys.models import Key
from trousseau.lib.questions import QUESTIONS


class ChosenKeysForm(forms.Form):
    """Keys for one chapter, and which of them has its situation told in a box."""

    chapter = forms.TypedChoiceField(
        label=_("Dans quel chapitre ?"),
        coerce=int,
        choices=[(one.number, str(one)) for one in QUESTIONS],
    )
    keys = forms.MultipleChoiceField(
        label=_("Quelles clés ?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choisissez au moins une clé.")},
    )
    told = forms.ChoiceField(
        label=_("Raconter une situation en encadré"),
        help_text=_("Celle d’une des clés choisies. Laissez vide pour n’en raconter aucune."),
        required=False,
    )
    box = forms.CharField(
        label=_("Le titre de l’encadré"),
        required=False,
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, keys: Sequence[Key], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {key.slug: key for key in keys}
        choices = [(key.slug, f"{key.asked} – {key.title}") for key in keys]
        self.fields["keys"].choices = choices  # type: ignore[attr-defined]
        self.fields["told"].choices = [("", "–"), *choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for the title of a box, and that its key be among the chosen ones."""
        asked = super().clean() or {}
        told = asked.get("told")
        if told and told not in asked.get("keys", []):
            self.add_error("told", _("Choisissez aussi cette clé, ci-dessus."))
        if told and not asked.get("box"):
            self.add_error("box", _("Donnez un titre à l’encadré."))
        return asked

    @property
    def chosen(self) -> list[Key]:
        """The chosen keys, in the order in which they are offered."""
        return [self.offered[slug] for slug in self.cleaned_data["keys"]]

    @property
    def boxes(self) -> dict[str, str]:
        """The title of the box, by key."""
        told, box = self.cleaned_data["told"], self.cleaned_data["box"]
        return {told: box} if told else {}
