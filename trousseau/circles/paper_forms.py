"""Forms of what happens on paper: report a sheet, record a meeting, ask for a certificate."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from trousseau.circles.access import Line, Roll
from trousseau.circles.rules import Refusal
from trousseau.circles.wording import REFUSALS
from trousseau.lib.clock import today
from trousseau.ui.forms import DayInput


class PlacesField(forms.TypedMultipleChoiceField):
    """Tick members; gives the ids of their places."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, lines: Sequence[Line], **options: Any) -> None:
        choices = [(str(line.id), line.name) for line in lines]
        super().__init__(choices=choices, coerce=UUID, required=False, **options)


class SheetReportForm(forms.Form):
    """Report a sheet signed on paper; what someone did on their own phone is not asked."""

    def __init__(self, *args: Any, roll: Roll, **options: Any) -> None:
        super().__init__(*args, **options)
        self.joined = {line.id for line in roll.lines if line.has_joined}
        theirs = [line for line in roll.lines if not line.has_joined and not line.on_phone]
        if theirs:
            self.fields["was_there"] = PlacesField(
                theirs,
                label=_("Étaient là, sans téléphone"),
                initial=[str(line.id) for line in theirs if line.was_there],
            )
        unsigned = [line for line in roll.lines if not line.on_phone]
        if unsigned:
            self.fields["signed"] = PlacesField(
                unsigned,
                label=_("Ont signé la feuille de papier"),
                help_text=_("La signature sera dite « sur papier, reportée »."),
                initial=[str(line.id) for line in unsigned if line.on_paper],
            )

    @property
    def reported(self) -> dict[str, set[UUID]]:
        """What `report_paper` asks for."""
        data = self.cleaned_data
        return {name: set(data.get(name, ())) for name in ("was_there", "signed")}

    def clean(self) -> dict[str, Any]:
        """Refuse the signature of someone who was not there."""
        data: dict[str, Any] = super().clean() or {}
        came = self.joined | set(data.get("was_there", ()))
        if not set(data.get("signed", ())) <= came:
            self.add_error("signed", REFUSALS[Refusal.WAS_NOT_THERE])
        return data


class WorkedOnForm(forms.Form):
    """Say which cases a meeting held without phones worked on."""

    case = forms.TypedMultipleChoiceField(
        label=_("Les situations travaillées"),
        coerce=UUID,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Aucune, une ou plusieurs."),
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[UUID, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        case = self.fields["case"]
        assert isinstance(case, forms.TypedMultipleChoiceField)  # noqa: S101  (for the type checker)
        case.choices = [(str(pk), title) for pk, title in choices]


class WhoCameForm(forms.Form):
    """Say who was at a meeting held without phones."""

    def __init__(self, *args: Any, lines: Sequence[Line], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["was_there"] = PlacesField(
            lines,
            label=_("Qui était là"),
            initial=[str(line.id) for line in lines if line.is_me],
        )


class CertificateForm(forms.Form):
    """Choose the person, if one may, and the days a certificate covers."""

    member = forms.TypedChoiceField(label=_("Pour"), coerce=UUID)
    starts_on = forms.DateField(label=_("Du"), widget=DayInput())
    ends_on = forms.DateField(label=_("Au"), widget=DayInput())

    def __init__(self, *args: Any, members: Sequence[tuple[UUID, str]], **options: Any) -> None:
        options.setdefault("initial", _last_year())
        super().__init__(*args, **options)
        member = self.fields["member"]
        assert isinstance(member, forms.TypedChoiceField)  # noqa: S101  (for the type checker)
        member.choices = [(str(pk), name) for pk, name in members]
        member.initial = str(members[0][0])
        if len(members) == 1:
            member.widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it starts."""
        data: dict[str, Any] = super().clean() or {}
        if {"starts_on", "ends_on"} <= data.keys() and data["ends_on"] < data["starts_on"]:
            self.add_error("ends_on", _("La période finit après avoir commencé."))
        return data


def _last_year() -> dict[str, date]:
    end = today()
    return {"starts_on": end.replace(year=end.year - 1, day=min(end.day, 28)), "ends_on": end}
