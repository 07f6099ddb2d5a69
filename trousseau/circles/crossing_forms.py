"""What cross-expertise and « et depuis ? » ask on a phone."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trousseau.circles.forms import ITEM_LIMIT
from trousseau.circles.grids import Grid


class GridForm(forms.Form):
    """Answer the grid alone, in words."""

    def __init__(self, *args: Any, grid: Grid, **options: Any) -> None:
        options.setdefault("prefix", "grille")
        super().__init__(*args, **options)
        for item in grid.items:
            self.fields[item.slug] = forms.ChoiceField(
                label=item.ask,
                choices=[(words, words) for words in item.answers],
                widget=forms.RadioSelect,
                error_messages={"required": _("Touchez une réponse, même « je ne sais pas ».")},
            )

    @property
    def answers(self) -> dict[str, str]:
        """The words touched, by item."""
        return dict(self.cleaned_data)


class SinceForm(forms.Form):
    """Say what came of it; emptied, it is taken back."""

    text = forms.CharField(
        label=_("Et depuis ?"),
        help_text=_("Ce que vous avez essayé, ce qui en est venu. Le cercle le lira."),
        required=False,
        max_length=ITEM_LIMIT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
