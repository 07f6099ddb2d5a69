"""The form that plans a meeting, and where its protocol is chosen."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from trousseau.circles.access import ProtocolView
from trousseau.circles.models import Meeting
from trousseau.circles.protocol_wording import choices_among
from trousseau.ui.forms import QuestionsField


class MeetingForm(forms.Form):
    """Plan a meeting."""

    day = forms.DateField(
        label=_("Jour"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    starts = forms.TimeField(
        label=_("De"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    ends = forms.TimeField(
        label=_("À"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    place = forms.CharField(label=_("Lieu"), max_length=160, required=False)
    questions = QuestionsField(
        required=False, help_text=_("Aucune, une, ou plusieurs : la séance peut rester ouverte.")
    )
    protocol = forms.ChoiceField(label=_("Protocole"), widget=forms.RadioSelect)
    is_last = forms.BooleanField(
        label=_("C’est la dernière séance du cycle : nous dirons ce qui nous est commun."),
        required=False,
    )

    leaves_nothing = forms.BooleanField(
        label=_("Rien ne reste après la séance."),
        help_text=_(
            "Ce qui aura été déposé et les récits travaillés seront détruits à la clôture, "
            "sans récolte ni clé."
        ),
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        protocols: Sequence[ProtocolView],
        meeting: Meeting | None = None,
        **options: Any,
    ) -> None:
        options.setdefault("initial", initial_of_meeting(meeting))
        super().__init__(*args, **options)
        protocol = self.fields["protocol"]
        assert isinstance(protocol, forms.ChoiceField)  # noqa: S101  (for the type checker)
        protocol.choices = choices_among(protocols)
        protocol.disabled = meeting is not None

    def clean(self) -> dict[str, Any]:
        """Join day and hours; a meeting ends after it starts."""
        data: dict[str, Any] = super().clean() or {}
        if not {"day", "starts", "ends"} <= data.keys():
            return data
        if data["ends"] <= data["starts"]:
            self.add_error("ends", _("La séance finit après avoir commencé."))
            return data
        data["starts_at"] = timezone.make_aware(datetime.combine(data["day"], data["starts"]))
        data["ends_at"] = timezone.make_aware(datetime.combine(data["day"], data["ends"]))
        return data

    @property
    def planned(self) -> dict[str, Any]:
        """What a meeting is made of."""
        names = ("starts_at", "ends_at", "place", "questions", "is_last", "leaves_nothing")
        return {name: self.cleaned_data[name] for name in names}


def initial_of_meeting(meeting: Meeting | None) -> dict[str, Any]:
    """Return what the form shows first."""
    if meeting is None:
        return {"protocol": "gapp"}
    starts, ends = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
    return {
        "day": starts.date(),
        "starts": starts.time(),
        "ends": ends.time(),
        "place": meeting.place,
        "questions": meeting.questions,
        "protocol": meeting.protocol,
        "is_last": meeting.is_last,
        "leaves_nothing": meeting.leaves_nothing,
    }
