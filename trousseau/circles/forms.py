"""One form a screen: what is typed, checked, and handed over as contents."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from trousseau.circles import rules
from trousseau.circles.access import DraftView, HarvestView, Proposal
from trousseau.circles.contents import DraftContent, HarvestContent
from trousseau.circles.protocols import LIMITS, Kind
from trousseau.circles.wording import KINDS, REFUSALS
from trousseau.lib.clock import today
from trousseau.people import access as people
from trousseau.people.models import Person
from trousseau.ui.forms import Pair, QuestionField, StoryField

SLIP_LIMIT = 1_800  # what an unsigned card may hold (docs/vault.md §13)
ITEM_LIMIT = 20_000


class LinesField(forms.CharField):
    """Several items, one a line, as a tuple."""

    def __init__(self, *, rows: int = 4, **options: Any) -> None:
        options.setdefault("required", False)
        options.setdefault("max_length", ITEM_LIMIT)
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **options)

    def prepare_value(self, value: Any) -> Any:
        """Show items one a line."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> tuple[str, ...]:
        """Split into items, without the empty ones."""
        text = super().clean(value)
        return tuple(line.strip(" \t-–•") for line in text.splitlines() if line.strip(" \t-–•"))


class CircleForm(forms.Form):
    """Name a circle."""

    name = forms.CharField(
        label=_("Nom du cercle"),
        max_length=80,
        help_text=_(
            "Un lieu, une rivière, ce que vous voulez. Les membres le verront, et eux seuls."
        ),
    )


class InviteForm(forms.Form):
    """Invite a person of the platform, by e-mail."""

    email = forms.EmailField(
        label=_("Adresse e-mail"),
        help_text=_("L’adresse avec laquelle cette personne se connecte à Trousseau."),
    )
    person: Person

    def clean_email(self) -> str:
        """Find the account."""
        person = people.person_by_email(self.cleaned_data["email"])
        if person is None:
            raise forms.ValidationError(
                _("Personne n’a de compte avec cette adresse. Le centre peut l’inviter.")
            )
        self.person = person
        return self.person.email


class AdmitForm(forms.Form):
    """Say that the five words were compared; they come back as they were shown."""

    words = forms.CharField(widget=forms.HiddenInput)
    compared = forms.BooleanField(
        label=_("Nous avons comparé les cinq mots de vive voix : ce sont les mêmes."),
        error_messages={"required": REFUSALS[rules.Refusal.NOT_COMPARED]},
    )


class AcceptForm(forms.Form):
    """Accept a charter in one's own name."""

    accepts = forms.BooleanField(label=_("J’ai lu cette charte et je l’accepte, en mon nom."))


class CharterForm(forms.Form):
    """Write the next version of the charter."""

    text = StoryField(label=_("Texte de la charte"), limit=20_000, rows=20)


class CodeForm(forms.Form):
    """Join with six letters."""

    code = forms.CharField(
        label=_("Les six lettres"),
        max_length=12,
        help_text=_("La personne qui anime les montre ou les dit."),
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off"}),
    )


class ContributionForm(forms.Form):
    """Put a slip down: one kind among those the phase allows, signed or not."""

    # The id its row will have: sent twice, it is put down once.
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)
    kind = forms.ChoiceField(label=_("Quoi"), widget=Pair)
    text = StoryField(label=_("Quelques mots"), limit=SLIP_LIMIT, rows=3)

    def __init__(
        self, *args: Any, kinds: tuple[Kind, ...], may_be_unsigned: bool, hint: str, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.may_be_unsigned = may_be_unsigned
        kind, text = self.fields["kind"], self.fields["text"]
        assert isinstance(kind, forms.ChoiceField)  # noqa: S101  (for the type checker)
        kind.choices = [(one.value, KINDS[one]) for one in kinds]
        text.help_text = hint
        kind.initial = kinds[0].value
        if len(kinds) == 1:
            kind.widget = forms.HiddenInput()
            text.label = KINDS[kinds[0]]

    def clean(self) -> dict[str, Any]:
        """Hold some kinds to one sentence: a contract that takes a page is not one yet."""
        data: dict[str, Any] = super().clean() or {}
        limit = LIMITS.get(Kind(data["kind"])) if "kind" in data else None
        if limit and len(data.get("text", "")) > limit:
            self.add_error(
                "text",
                _("Une seule phrase : %(limit)s signes au plus.") % {"limit": limit},
            )
        return data


class TypingForm(forms.Form):
    """What is being typed, in which phase, for which slip to be."""

    text = forms.CharField(required=False, strip=False)
    run = forms.IntegerField(required=False)
    once = forms.UUIDField(required=False)


class WordsForm(forms.Form):
    """An answer, or a slip corrected."""

    text = StoryField(label=_("Vos mots"), limit=SLIP_LIMIT, rows=3)


class HarvestForm(forms.Form):
    """Choose what stays of a case when the rest is destroyed."""

    hypotheses = LinesField(
        label=_("Hypothèses à garder"),
        help_text=_("Une par ligne. Effacez celles qui peuvent disparaître."),
        rows=6,
    )
    kept = LinesField(label=_("Questions à se reposer"), help_text=_("Une par ligne."))
    practices = LinesField(
        label=_("Façons de faire à garder"), help_text=_("Une par ligne, sans nom.")
    )
    learnings = LinesField(label=_("Ce que le groupe emporte"), help_text=_("Un par ligne."))
    leads = LinesField(
        label=_("Pistes"), help_text=_("Celles de la personne qui a exposé, et d’elle seule.")
    )
    last_word = forms.CharField(
        label=_("Le dernier mot"),
        required=False,
        max_length=ITEM_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    intention = forms.CharField(
        label=_("Son intention"),
        help_text=_("Celle de la personne qui a exposé. On lui demandera : et depuis ?"),
        required=False,
        max_length=ITEM_LIMIT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    trials = LinesField(label=_("Ce que nous essayons"), help_text=_("Un par ligne, sans nom."))
    meta = forms.CharField(
        label=_("Comment nous avons travaillé"),
        required=False,
        max_length=ITEM_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, proposal: Proposal, **options: Any) -> None:
        self.proposal = proposal
        options["initial"] = {
            "hypotheses": proposal.hypotheses,
            "learnings": proposal.learnings,
            "leads": proposal.leads,
            "last_word": proposal.last_word,
            "intention": proposal.intention,
            "trials": proposal.trials,
            "practices": proposal.practices,
        }
        options["prefix"] = proposal.case_id.hex
        super().__init__(*args, **options)
        if not proposal.presenter:
            for name in ("leads", "last_word", "intention"):
                del self.fields[name]

    @property
    def content(self) -> HarvestContent:
        """What is kept."""
        return HarvestContent(**self.cleaned_data)


class CommonGroundForm(forms.Form):
    """Say what is common."""

    lines = LinesField(
        label=_("Ce qui nous est commun"),
        help_text=_("Une phrase par ligne, dite par le groupe, signée par personne."),
        required=True,
        rows=12,
    )


class DraftForm(forms.Form):
    """Write a key."""

    title = forms.CharField(label=_("Titre de la clé"), max_length=120)
    question = QuestionField(label=_("La question à laquelle elle répond"))
    kind = forms.CharField(
        label=_("Le genre de situation"),
        max_length=300,
        help_text=_("En une ligne : « Un tiers parle à la place »."),
    )
    situation = forms.CharField(
        label=_("La situation, réécrite"),
        required=False,
        max_length=ITEM_LIMIT,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Un récit composé : personne ne doit pouvoir s’y reconnaître."),
    )
    questions = LinesField(
        label=_("Questions à se poser"), required=True, help_text=_("Une par ligne.")
    )
    cautions = LinesField(label=_("Points d’attention"), help_text=_("Un par ligne."))
    levers = LinesField(label=_("Leviers"), help_text=_("Un par ligne."))
    limits = LinesField(
        label=_("Limites"), help_text=_("Un par ligne : ce que cette clé n’ouvre pas.")
    )

    @property
    def content(self) -> DraftContent:
        """The words of the key."""
        return DraftContent(**self.cleaned_data)


class StandForm(forms.Form):
    """Answer on a draft: recognise it or not, and, apart, publication."""

    recognises = forms.ChoiceField(
        label=_("Cette clé et vous"),
        choices=(("1", _("Je m’y reconnais")), ("0", _("J’ai une réserve"))),
        widget=Pair,
    )
    reserve = forms.CharField(
        label=_("Votre réserve"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Elle restera à côté de la clé, sans votre nom."),
    )
    accepts = forms.ChoiceField(
        label=_("La publication"),
        choices=(
            ("yes", _("Oui, j’accepte qu’elle soit publiée")),
            ("no", _("Non, je ne veux pas qu’elle soit publiée")),
            ("later", _("Je ne me prononce pas encore")),
        ),
        widget=forms.RadioSelect,
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the words of a reserve."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("recognises") == "0" and not data.get("reserve"):
            self.add_error("reserve", _("Écrivez votre réserve, même en quelques mots."))
        return data

    @property
    def answer(self) -> Mapping[str, Any]:
        """What `take_stand` asks for."""
        data = self.cleaned_data
        return {
            "recognises": data["recognises"] == "1",
            "reserve": data["reserve"],
            "accepts": {"yes": True, "no": False}.get(data["accepts"]),
        }


class RoundForm(forms.Form):
    """Announce until when members may answer."""

    ends_on = forms.DateField(
        label=_("Jusqu’au"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Sept jours au moins. Qui a exposé reste attendu, sans limite."),
    )

    def clean_ends_on(self) -> Any:
        """Refuse a round too short."""
        ends_on = self.cleaned_data["ends_on"]
        try:
            rules.check_round(ends_on, today=today())
        except rules.Refused as refused:
            raise forms.ValidationError(REFUSALS[refused.refusal]) from refused
        return ends_on


def start_of_draft(harvests: Sequence[HarvestView]) -> dict[str, Any]:
    """Return what a new draft starts with: what the harvests hold, to be rewritten."""
    questions = [one.question.number for one in harvests if one.question]
    return {
        "question": questions[0] if questions else None,
        "questions": [line for one in harvests for line in one.kept],
        "levers": [line for one in harvests for line in one.leads],
    }


def initial_of_draft(draft: DraftView) -> dict[str, Any]:
    """Return a draft's words, to be rewritten."""
    return draft.content.payload() if draft.content else {}


def initial_of_stand(draft: DraftView) -> dict[str, Any]:
    """Return what this member answered on this version; on an older one, only their words."""
    mine = draft.mine
    if mine is None:
        return {}
    if not mine.is_current:
        return {"reserve": mine.reserve}
    accepts = {True: "yes", False: "no", None: "later"}[mine.accepts]
    recognises = "1" if mine.recognises else "0"
    return {"recognises": recognises, "reserve": mine.reserve, "accepts": accepts}
