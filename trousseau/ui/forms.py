"""What forms share: the French renderer, the six questions, ladders, météo, long texts."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.forms.renderers import TemplatesSetting
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from trousseau.lib.questions import CHOICES

STORY_LIMIT = 100_000  # signs; about forty pages: past that a text is two situations
TOO_LONG = _(
    "Ce texte dépasse {figure} signes. Rien n’est perdu\u00a0: coupez-le en deux"
    " situations, ou gardez-le ici jusqu’à ce que ce soit fait."
)


# What an empty field says when its form says nothing of its own.
ASKED: dict[type[forms.Field], Any] = {
    forms.Field: _("Remplissez ce champ."),
    forms.CharField: _("Écrivez ici quelques mots."),
    forms.EmailField: _("Écrivez une adresse e-mail."),
    forms.IntegerField: _("Écrivez un nombre."),
    forms.DateField: _("Indiquez un jour."),
    forms.TimeField: _("Indiquez une heure."),
    forms.ChoiceField: _("Choisissez une réponse."),
    forms.MultipleChoiceField: _("Choisissez au moins une réponse."),
    forms.ModelChoiceField: _("Choisissez une réponse."),
    forms.BooleanField: _("Cochez cette case pour continuer."),
}


def ask_kindly() -> None:
    """Make Django's fields say what to do, not that they are required; before any form is made."""
    for field, sentence in ASKED.items():
        own = vars(field).get("default_error_messages", {})
        field.default_error_messages = {**own, "required": sentence}


class Renderer(TemplatesSetting):
    """Makes `{{ form }}` draw our components; needs `django.forms` in INSTALLED_APPS."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"


class DayInput(forms.DateInput):
    """The device's own calendar."""

    input_type = "date"

    def __init__(self, **options: Any) -> None:
        super().__init__(format="%Y-%m-%d", **options)


class TimeInput(forms.TimeInput):
    """The device's own clock."""

    input_type = "time"

    def __init__(self, **options: Any) -> None:
        super().__init__(format="%H:%M", **options)


class DateParts(forms.SelectDateWidget):
    """Day, month and year in three lists, each with its name: for dates far away."""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Name each list for those who do not see the order."""
        context = super().get_context(name, value, attrs)
        names = {"day": _("Jour"), "month": _("Mois"), "year": _("Année")}
        for part in context["widget"]["subwidgets"]:
            part["attrs"]["aria-label"] = names[part["name"].rpartition("_")[2]]
        return context


class Pair(forms.RadioSelect):
    """Draws two short answers side by side."""

    layout = "two"


class QuestionPicker(forms.RadioSelect):
    """Draws the six questions with their keys, one to choose."""

    layout = "pick"


class QuestionsPicker(forms.CheckboxSelectMultiple):
    """Draws the six questions with their keys, any number to choose."""

    layout = "pick"


class Ladder(forms.RadioSelect):
    """Draws the answers as rungs, the person alone on top."""

    layout = "ladder"


class Meteo(forms.RadioSelect):
    """Draws five answers as weather, from light to heavy."""

    layout = "meteo"


class QuestionField(forms.TypedChoiceField):
    """One of the six questions, as an int; None when left empty."""

    widget = QuestionPicker

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("À quelle question touche-t-elle\u202f?"))
        super().__init__(choices=CHOICES, coerce=int, empty_value=None, **options)


class QuestionsField(forms.TypedMultipleChoiceField):
    """Any of the six questions, as a list of ints."""

    widget = QuestionsPicker

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Quelles questions\u202f?"))
        super().__init__(choices=CHOICES, coerce=int, **options)


class StoryField(forms.CharField):
    """A long text: the browser never cuts it, a counter speaks when the limit is near."""

    widget = forms.Textarea

    def __init__(self, *, limit: int = STORY_LIMIT, rows: int = 11, **options: Any) -> None:
        super().__init__(**options)
        figure = f"{limit:,}".replace(",", "\u202f")
        self.validators = [
            *self.validators,
            MaxLengthValidator(limit, format_lazy(TOO_LONG, figure=figure)),
        ]
        self.widget.attrs |= {"rows": rows, "data-limit": limit}


class Hinted(str):
    """The label of a choice that carries a second, smaller line."""

    hint: str

    def __new__(cls, text: str, hint: str = "") -> "Hinted":
        """Keep the hint beside the text."""
        label = super().__new__(cls, text)
        label.hint = hint
        return label
