"""What the notebook's screens ask. No field asks for anyone's name, and none ever will."""

import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trousseau.notebook import tags, weather
from trousseau.notebook.access import OpenDraft
from trousseau.notebook.rules import Moment, Note, SituationContent
from trousseau.ui.forms import Meteo, QuestionField, StoryField

NOT_SAID = ("", _("Sans préciser"))
FIELDS = ("story", "title", "question", "register", "domain", "weight")


class LongText(StoryField):
    """A story as the person counts it: one sign a line break, one sign an accented letter."""

    def to_python(self, value: Any) -> str:
        """Undo what browsers do to line breaks, before the signs are counted."""
        text = super().to_python(value) or ""
        return unicodedata.normalize("NFC", text.replace("\r\n", "\n"))


class SituationForm(forms.Form):
    """Write a situation: the story first, the rest is optional."""

    story = LongText(
        label=_("Ce qui s’est passé, comme ça vient"),
        help_text=_("Une initiale suffit : on ne vous demandera jamais le nom de quelqu’un."),
        error_messages={"required": _("Écrivez quelques mots, même un seul.")},
    )
    title = forms.CharField(label=_("Un titre pour la retrouver"), required=False, max_length=120)
    question = QuestionField(required=False)
    register = forms.ChoiceField(label=_("Registre d’intervention"), required=False)
    domain = forms.ChoiceField(label=_("Domaine"), required=False)
    weight = forms.CharField(
        label=_("Ce que ça me fait, en un mot"),
        help_text=_("Pour vous, et personne d’autre. Ce mot ne passe jamais au cercle."),
        required=False,
        max_length=60,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["register"].choices = [NOT_SAID, *tags.registers()]  # type: ignore[attr-defined]
        self.fields["domain"].choices = [NOT_SAID, *tags.domains()]  # type: ignore[attr-defined]
        for name in ("story", "title", "weight"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    @property
    def content(self) -> SituationContent:
        """What the valid form says."""
        return SituationContent(**self.cleaned_data)

    @property
    def has_options(self) -> bool:
        """Say whether an optional field is filled or wrong: the fold then opens."""
        return any(self[name].value() or self[name].errors for name in FIELDS[1:])


def initial_of(note: Note | None, draft: OpenDraft | None) -> dict[str, Any]:
    """Return what the form starts with: the draft when there is one, else the note."""
    if draft is not None:
        return dict(draft.fields)
    if note is None:
        return {}
    return {name: getattr(note.content, name) for name in FIELDS}


class DraftForm(forms.Form):
    """Take what is being typed as it is: a draft is never refused for what it says."""

    story = forms.CharField(required=False, strip=False)
    title = forms.CharField(required=False, strip=False)
    question = forms.CharField(required=False)
    register = forms.CharField(required=False)
    domain = forms.CharField(required=False)
    weight = forms.CharField(required=False, strip=False)


class SearchForm(forms.Form):
    """Look for words in one's own notes, by POST: they are in no address and no log."""

    words = forms.CharField(
        label=_("Chercher dans mes situations"),
        help_text=_("La recherche se fait ici, dans votre session. Rien n’est gardé."),
        error_messages={"required": _("Écrivez un mot à chercher.")},
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


class FirstNoteForm(forms.Form):
    """Say that the loss of everything is understood, before the first note."""

    understood = forms.BooleanField(
        label=_(
            "J’ai compris : si je perds ma phrase de passe et ma feuille de secours,"
            " mon carnet est perdu."
        ),
        error_messages={"required": _("Cochez cette case pour ouvrir votre carnet.")},
    )


MOMENTS = [
    (Moment.BEFORE.value, _("Avant une séance")),
    (Moment.AFTER.value, _("Après une séance")),
    (Moment.OTHER.value, _("Un autre moment")),
]


class WeatherForm(forms.Form):
    """Touch a word for each question, or for some; nothing is added up."""

    moment = forms.ChoiceField(label=_("Quand"), choices=MOMENTS, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items_asked = weather.items()
        for item in self.items_asked:
            self.fields[item.code] = forms.ChoiceField(
                label=item.label,
                choices=item.words,
                required=False,
                widget=Meteo if item.ordered else forms.RadioSelect,
            )

    def clean(self) -> dict[str, Any]:
        """Refuse a météo that says nothing."""
        if not self.errors and not self.answers:
            raise forms.ValidationError(_("Touchez au moins un mot, ou revenez plus tard."))
        return self.cleaned_data

    @property
    def answers(self) -> dict[str, str]:
        """The code of each word touched."""
        codes = [item.code for item in self.items_asked]
        return {code: said for code in codes if (said := self.cleaned_data.get(code, ""))}

    @property
    def taps(self) -> list[forms.BoundField]:
        """The questions as fields, in their order."""
        return [self[item.code] for item in self.items_asked]
