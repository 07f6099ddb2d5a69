"""The living gallery: every component in every state, with made-up content."""

import datetime as dt

from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.core.validators import MinValueValidator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from trousseau.lib.questions import QUESTIONS
from trousseau.ui.forms import (
    DateParts,
    DayInput,
    Hinted,
    Ladder,
    Meteo,
    Pair,
    QuestionField,
    QuestionsField,
    StoryField,
)

RUNGS = [
    ("alone", _("Elle fait seule, et sait à qui s’adresser")),
    ("near", _("Elle fait, je suis là")),
    ("together", _("Nous faisons ensemble")),
    ("for", _("Je fais pour elle, elle est là et elle est d’accord")),
    ("instead", _("Je fais à sa place")),
]
SKIES = [
    ("1", _("léger")),
    ("2", _("ça va")),
    ("3", _("chargé")),
    ("4", _("lourd")),
    ("5", _("trop")),
]
WHO = [
    ("person", _("La personne elle-même")),
    ("near", _("Un proche, à sa place")),
    (
        "order",
        Hinted("Un partenaire ou mon employeur", hint="Une commande n’est pas encore sa demande."),
    ),
]


class SampleForm(forms.Form):
    """One field of each kind."""

    story = StoryField(
        label=_("Ce qui s’est passé, comme ça vient"),
        help_text=_("Une initiale suffit\u00a0: on ne vous demandera jamais le nom de quelqu’un."),
        rows=4,
    )
    title = forms.CharField(label=_("Un titre pour la retrouver"), required=False)
    date = forms.DateField(
        label=_("Date de la séance"),
        widget=DayInput,
        validators=[
            MinValueValidator(
                dt.date(2015, 1, 1), _("Cette date est passée. Choisissez un jour à venir.")
            )
        ],
    )
    since = forms.DateField(
        label=_("Depuis quand"),
        required=False,
        widget=DateParts(years=range(2013, 2016)),
    )
    secret = forms.CharField(
        label=_("Mot de passe"),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    protocol = forms.ChoiceField(label=_("Protocole"), choices=[("gapp", "GAPP"), ("tour", "Tour")])
    signed = forms.ChoiceField(
        label=_("Comment signer\u202f?"),
        choices=[("no", _("Non signée")), ("yes", _("Avec mon prénom"))],
        widget=Pair,
    )
    who = forms.ChoiceField(
        label=_("Qui m’a parlé le premier\u202f?"), choices=WHO, widget=forms.RadioSelect
    )
    question = QuestionField()
    questions = QuestionsField(required=False)
    rung = forms.ChoiceField(label=_("Qui tient le stylo\u202f?"), choices=RUNGS, widget=Ladder)
    sky = forms.ChoiceField(label=_("Ce que je porte ce soir"), choices=SKIES, widget=Meteo)
    sure = forms.BooleanField(
        label=_("J’ai compris\u00a0: sans mot de passe ni feuille, mon carnet est perdu.")
    )


FILLED = {
    "story": "M. B. m’arrête devant le local poubelles.",
    "title": "Le seau d’eau par la fenêtre",
    "date": "2015-09-12",
    "protocol": "gapp",
    "signed": "no",
    "who": "order",
    "question": "3",
    "questions": ["1", "4"],
    "rung": "together",
    "sky": "2",
    "sure": "on",
}


def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component; `?form=vide` shows the form sent empty."""
    sent = SampleForm({}, prefix="e") if "form" in request.GET else None
    return render(request, "ui/gallery.html", sample(sent))


def sample(sent: forms.Form | None) -> dict[str, object]:
    """Return made-up content for each component of the gallery."""
    mistakes = FILLED | {"date": "2014-09-12", "who": "", "sure": ""}
    wrong = sent or SampleForm({f"w-{name}": value for name, value in mistakes.items()}, prefix="w")
    return {
        "questions": QUESTIONS,
        "form": SampleForm(initial=FILLED),
        "wrong": wrong,
        "messages": [
            Message(constants.SUCCESS, "Situation supprimée.", extra_tags="/composants/"),
            Message(constants.ERROR, "Le courriel n’est pas parti."),
        ],
        "page": Paginator(range(60), 20).page(2),
        "group": ["lead hush", *["on"] * 10],
        "one": ["lead hush", "", "", "on", *[""] * 7],
        "skies": [label for _code, label in SKIES],
        "counts": [("oui", 3), ("pas encore", 1), ("non", 0), ("je ne sais pas", 2)],
        "points": [(3, 0.0, "ring"), (1, 0.1, "disc"), (2, 0.7, "square"), (0, 1.0, "disc")],
        "notice_rows": [
            ("Auteur", "Cercle du Val d’Orle (auteur collectif)"),
            ("Sujets", [("médiation sociale", "#"), ("autonomie", "#")]),
            ("Licence", "CC BY 4.0"),
        ],
        "chapters": [
            {"question": one.number, "title": one.full, "href": "#", "page": 2 + 3 * one.number}
            for one in QUESTIONS
        ],
    }
