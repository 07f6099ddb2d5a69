"""Plan a cycle: its rhythm first, then each of its dates, to be changed or taken out."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from trousseau.circles import rhythms, wording
from trousseau.circles.access import ProtocolView
from trousseau.circles.actions import Plan
from trousseau.circles.protocol_wording import choices_among
from trousseau.circles.rhythms import MOST_MEETINGS, Rhythm
from trousseau.lib.clock import today
from trousseau.lib.questions import CHOICES, QUESTIONS
from trousseau.ui.forms import DayInput, TimeInput

ENDS_AFTER = _("La séance finit après avoir commencé.")


class CycleForm(forms.Form):
    """Say the rhythm of a cycle."""

    day = forms.DateField(label=_("La première séance"), widget=DayInput)
    starts = forms.TimeField(label=_("De"), widget=TimeInput)
    ends = forms.TimeField(label=_("À"), widget=TimeInput)
    rhythm = forms.ChoiceField(
        label=_("Puis"),
        help_text=_(
            "Au même rang : tous les premiers jeudis, si la première est un premier jeudi."
        ),
        choices=[(one.value, wording.RHYTHMS[one]) for one in Rhythm],
        initial=Rhythm.MONTH.value,
    )
    number = forms.IntegerField(
        label=_("Combien de séances"), min_value=2, max_value=MOST_MEETINGS, initial=6
    )
    place = forms.CharField(label=_("Lieu"), max_length=160, required=False)
    protocol = forms.ChoiceField(label=_("Protocole"), initial="gapp")
    in_order = forms.BooleanField(
        label=_("Proposer une des six questions à chaque séance, dans l’ordre."),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, protocols: Sequence[ProtocolView], **options: Any) -> None:
        super().__init__(*args, **options)
        protocol = self.fields["protocol"]
        assert isinstance(protocol, forms.ChoiceField)  # noqa: S101  (for the type checker)
        protocol.choices = choices_among(protocols)

    def clean(self) -> dict[str, Any]:
        """Refuse a meeting that ends before it starts."""
        data: dict[str, Any] = super().clean() or {}
        if {"starts", "ends"} <= data.keys() and data["ends"] <= data["starts"]:
            self.add_error("ends", ENDS_AFTER)
        return data

    @property
    def slots(self) -> list[datetime]:
        """What the rhythm gives, on the clock of the wall."""
        data = self.cleaned_data
        first = datetime.combine(data["day"], data["starts"])
        return rhythms.slots(first, Rhythm(data["rhythm"]), data["number"])

    @property
    def dates(self) -> list[dict[str, Any]]:
        """What the table of dates starts with."""
        data = self.cleaned_data
        order = [one.number for one in QUESTIONS] if data["in_order"] else []
        return [
            {
                "day": slot.date(),
                "starts": data["starts"],
                "ends": data["ends"],
                "question": order[place] if place < len(order) else "",
            }
            for place, slot in enumerate(self.slots)
        ]

    @property
    def planned(self) -> Mapping[str, Any]:
        """What `plan_cycle` asks for, dates apart."""
        data = self.cleaned_data
        return {name: data[name] for name in ("place", "protocol", "number")} | {
            "rhythm": Rhythm(data["rhythm"]),
            "starts_at": aware(data["day"], data["starts"]),
            "ends_at": aware(data["day"], data["ends"]),
        }


class DateForm(forms.Form):
    """One meeting of the cycle, before it is planned."""

    day = forms.DateField(label=_("Jour"), widget=DayInput)
    starts = forms.TimeField(label=_("De"), widget=TimeInput)
    ends = forms.TimeField(label=_("À"), widget=TimeInput)
    question = forms.TypedChoiceField(
        label=_("Question"),
        choices=[("", _("Aucune : la séance reste ouverte")), *CHOICES],
        coerce=int,
        empty_value=None,
        required=False,
    )
    removed = forms.BooleanField(label=_("Sans cette séance"), required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a meeting that ends before it starts."""
        data: dict[str, Any] = super().clean() or {}
        if {"starts", "ends"} <= data.keys() and data["ends"] <= data["starts"]:
            self.add_error("ends", ENDS_AFTER)
        return data

    @property
    def caution(self) -> str:
        """Why this day deserves a second thought, in French, or nothing."""
        cleaned = getattr(self, "cleaned_data", self.initial)
        day = cleaned.get("day")
        found = rhythms.caution(day, today=today()) if isinstance(day, date) else None
        return str(wording.CAUTIONS[found]) if found else ""


class BaseDates(forms.BaseFormSet[DateForm]):
    """The table of dates."""

    def clean(self) -> None:
        """Refuse a cycle without a meeting."""
        if not any(self.errors) and not self.kept:
            raise forms.ValidationError(_("Gardez au moins une séance."))

    @property
    def kept(self) -> list[tuple[int, DateForm]]:
        """The dates that stay, each with the rank of its slot."""
        return [(n, form) for n, form in enumerate(self.forms) if not form.cleaned_data["removed"]]

    def plans(self, slots: Sequence[datetime]) -> list[Plan]:
        """Return the meetings to plan, each beside what the rhythm gave."""
        return [
            Plan(
                slot=timezone.make_aware(slots[n]),
                starts_at=aware(form.cleaned_data["day"], form.cleaned_data["starts"]),
                ends_at=aware(form.cleaned_data["day"], form.cleaned_data["ends"]),
                question=form.cleaned_data["question"],
            )
            for n, form in self.kept
            if n < len(slots)
        ]


Dates = forms.formset_factory(
    DateForm,
    formset=BaseDates,
    extra=0,
    min_num=1,
    max_num=MOST_MEETINGS,
    absolute_max=MOST_MEETINGS,
    validate_max=True,
)


def dates_of(posted: Any) -> BaseDates:
    """Return the table of dates as it was posted."""
    return cast("BaseDates", Dates(posted))


def aware(day: Any, hour: Any) -> datetime:
    """Join a day and an hour, on the wall of Paris."""
    return timezone.make_aware(datetime.combine(day, hour))


def planned_in_words(number: int) -> str:
    """Say that a cycle is planned."""
    return ngettext(
        "%(n)s séance est prévue. Les membres sont prévenus.",
        "%(n)s séances sont prévues. Les membres sont prévenus.",
        number,
    ) % {"n": number}
