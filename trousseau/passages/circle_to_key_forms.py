"""What the second door asks: the same review as the first, said for everyone who will read."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trousseau.passages import rules
from trousseau.passages.forms_review import ReviewForm


class KeyReviewForm(ReviewForm):
    """The same gestures; what replaces a word will be public."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wording"].label = _("Ce que tout le monde lira à la place")


class KeyReadingForm(forms.Form):
    """Say that what leaves was read, and that it is still the same."""

    read = forms.BooleanField(
        label=_("J’ai relu cette clé : c’est bien elle que tout le monde lira."),
        error_messages={"required": _("Relisez la clé, puis cochez cette case.")},
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, leaving: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.leaving_now = rules.fingerprint(leaving)
        self.fields["seen"].initial = self.leaving_now

    def clean(self) -> dict[str, Any]:
        """Refuse when the text is no longer the one that was read."""
        asked = super().clean() or {}
        if asked.get("seen") != self.leaving_now:
            # The field comes back with the fingerprint of what is shown now.
            self.data = {**self.data.dict(), self.add_prefix("seen"): self.leaving_now}  # type: ignore[attr-defined]
            self.add_error(None, _("Le texte a changé depuis votre lecture. Relisez-le."))
        return asked
