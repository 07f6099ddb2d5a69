"""The forms of the diary: reminders, and what the calendar says."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trousseau.circles.models import CalendarFeed, CircleMembership


class RemindersForm(forms.Form):
    """Choose the circles whose meetings one wants to be reminded of."""

    circles = forms.MultipleChoiceField(
        label=_("Des rappels par e-mail"),
        help_text=_("Trois jours avant, et le matin même : la date et l’heure, rien d’autre."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, places: Sequence[CircleMembership], **options: Any) -> None:
        wanted = [str(place.circle_id) for place in places if place.wants_reminders]
        options["initial"] = {"circles": wanted}
        super().__init__(*args, **options)
        circles = self.fields["circles"]
        assert isinstance(circles, forms.MultipleChoiceField)  # noqa: S101  (for the type checker)
        circles.choices = [(str(place.circle_id), place.circle.name) for place in places]


class FeedForm(forms.Form):
    """Choose what the calendar says besides « Séance »."""

    shows_name = forms.BooleanField(label=_("Montrer le nom du cercle"), required=False)
    shows_place = forms.BooleanField(label=_("Montrer le lieu"), required=False)

    def __init__(self, *args: Any, feed: CalendarFeed, **options: Any) -> None:
        options["initial"] = {"shows_name": feed.shows_name, "shows_place": feed.shows_place}
        super().__init__(*args, **options)
