"""The forms of a protocol: a name for a copy, the head, one phase."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trousseau.circles import library
from trousseau.circles.protocol_wording import (
    ABOUT,
    REVEALS,
    ROLES,
    SIGNATURES,
    SPEAKERS,
    kinds_of,
)
from trousseau.circles.protocols.reading import HEAD, MINUTES, MOST_PHASES, PEOPLE, PHASE
from trousseau.ui.forms import Pair


class CopyForm(forms.Form):
    """Name a copy."""

    name = forms.CharField(
        label=_("Nom de votre protocole"),
        max_length=HEAD["name"].limit,
        help_text=_("Les membres du cercle le verront au moment de choisir."),
    )


class HeadForm(forms.Form):
    """What holds for the whole protocol."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    count = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=MOST_PHASES)
    name = forms.CharField(label=_("Nom"), max_length=HEAD["name"].limit)
    title = forms.CharField(label=_("Titre entier"), max_length=HEAD["title"].limit)
    presentation = forms.CharField(
        label=_("Présentation"),
        max_length=HEAD["presentation"].limit,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Quelques phrases simples, pour quelqu’un qui ne connaît pas."),
    )
    about = forms.ChoiceField(
        label=_("Sur quoi travaille-t-on ?"), choices=list(ABOUT.items()), widget=forms.RadioSelect
    )
    least = forms.IntegerField(
        label=_("Personnes, au moins"), min_value=PEOPLE[0], max_value=PEOPLE[-1]
    )
    most = forms.IntegerField(
        label=_("Personnes, au plus"), min_value=PEOPLE[0], max_value=PEOPLE[-1]
    )
    duration = forms.CharField(
        label=_("Durée, en mots"), max_length=HEAD["duration"].limit, required=False
    )
    timed = forms.BooleanField(label=_("Les phases peuvent être minutées."), required=False)
    is_written = forms.BooleanField(
        label=_("Il s’écrit : on peut le poursuivre entre deux séances."), required=False
    )
    leaves_nothing = forms.BooleanField(label=_("Rien ne reste après la séance."), required=False)
    # Read by the button that adds, whatever they hold: they never stand in the way of saving.
    addition = forms.CharField(label=_("Quoi"), required=False, widget=forms.Select)
    place = forms.CharField(label=_("Où"), required=False, widget=forms.Select)

    def __init__(self, *args: Any, phases: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        places = [("0", str(_("Tout au début")))]
        places += [
            (str(n), _("Après %(n)s. %(name)s") % {"n": n, "name": name or "…"})
            for n, name in enumerate(phases, start=1)
        ]
        added = [(one.slug, one.name) for one in library.additions().values()]
        for field, choices in (("addition", added), ("place", places)):
            chooser = self.fields[field].widget
            assert isinstance(chooser, forms.Select)  # noqa: S101  (for the type checker)
            chooser.choices = choices
        self.initial.setdefault("place", str(len(phases)))


class PhaseForm(forms.Form):
    """One phase."""

    slug = forms.CharField(widget=forms.HiddenInput)
    name = forms.CharField(label=_("Nom de la phase"), max_length=PHASE["name"].limit)
    rule = forms.CharField(
        label=_("La règle, en une phrase ou deux"),
        max_length=PHASE["rule"].limit,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Elle s’affiche sur chaque téléphone."),
    )
    speaker = forms.ChoiceField(label=_("Qui parle ?"), choices=list(SPEAKERS.items()))
    presenter_silent = forms.BooleanField(
        label=_("La personne qui expose se tait."), required=False
    )
    minutes = forms.IntegerField(
        label=_("Minutes"),
        required=False,
        min_value=MINUTES[0],
        max_value=MINUTES[-1],
        help_text=_("Vide : la phase n’est pas minutée."),
    )
    kinds = forms.MultipleChoiceField(
        label=_("Ce que le groupe peut écrire"),
        choices=kinds_of(own=False),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    own_kinds = forms.MultipleChoiceField(
        label=_("Ce que seule la personne qui expose peut écrire"),
        choices=kinds_of(own=True),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    written = forms.BooleanField(
        label=_("Cette phase est écrite : on écrit au lieu de parler."), required=False
    )
    signature = forms.ChoiceField(
        label=_("Signature"), choices=list(SIGNATURES.items()), widget=Pair
    )
    reveal = forms.ChoiceField(
        label=_("Quand le groupe le voit-il ?"), choices=list(REVEALS.items()), widget=Pair
    )
    hint = forms.CharField(
        label=_("Une aide pour écrire"), max_length=PHASE["hint"].limit, required=False
    )
    role = forms.ChoiceField(label=_("Son rôle"), choices=list(ROLES.items()), required=False)

    @property
    def title(self) -> str:
        """Return the name typed so far."""
        return str(self["name"].value() or "")

    @property
    def brief(self) -> str:
        """Say who speaks and how long, as typed so far."""
        speaker = dict(SPEAKERS.items()).get(self["speaker"].value(), "")
        minutes = self["minutes"].value()
        return f"{speaker}, {minutes} min" if minutes else str(speaker)

    @property
    def data_written(self) -> dict[str, Any]:
        """Return this phase as `protocols.find_mistakes` reads it."""
        data = dict(self.cleaned_data)
        role, kinds = data.pop("role"), data.pop("kinds") + data.pop("own_kinds")
        return data | {"contributions": kinds} | ({role: True} if role else {})
