"""Validate a change of passphrase and the three words that confirm a sheet."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trousseau.people.forms import SECRET_ATTRS, PassphraseField


class PassphraseForm(forms.Form):
    """The old passphrase, the new one, and whether someone may know the old one."""

    old = forms.CharField(
        label=_("Votre phrase de passe actuelle"),
        strip=False,
        max_length=256,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new = PassphraseField(label=_("Votre nouvelle phrase de passe"))
    someone_may_know = forms.BooleanField(
        label=_("Quelqu’un connaît peut-être l’ancienne"),
        help_text=_(
            "Alors tout est scellé de nouveau, et votre feuille de secours ne vaut plus rien."
        ),
        required=False,
    )


class SheetConfirmForm(forms.Form):
    """Three words of the sheet, copied from paper."""

    def __init__(self, *args: Any, places: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = places
        for place in places:
            self.fields[f"word{place}"] = forms.CharField(
                label=_("Mot n° %(place)s") % {"place": place},
                max_length=20,
                widget=forms.TextInput(attrs=SECRET_ATTRS),
            )

    def typed(self) -> dict[int, str]:
        """Return each word typed, by its place."""
        return {place: self.cleaned_data[f"word{place}"] for place in self.places}
