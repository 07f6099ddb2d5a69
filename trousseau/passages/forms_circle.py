"""What the first door asks: is someone in danger, which circle, was it read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trousseau.lib.questions import question
from trousseau.notebook import tags
from trousseau.notebook.rules import SituationContent
from trousseau.passages import rules
from trousseau.passages.forms_review import AskedForm

if TYPE_CHECKING:
    # Types only: rows are reached through access and actions.
    from trousseau.circles.models import Circle

NO, YES, DOUBT = "non", "oui", "doute"


class DangerForm(AskedForm):
    """Ask about danger before anything else, then which circle."""

    asked = ("circle",)

    danger = forms.ChoiceField(
        label=_("Quelqu’un est-il en danger ?"),
        help_text=_("Un enfant, une personne menacée, une personne qui parle de mourir…"),
        choices=(
            (NO, _("Non, personne")),
            (YES, _("Oui")),
            (DOUBT, _("J’ai un doute")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": _("Répondez d’abord à cette question.")},
    )
    circle = forms.ChoiceField(
        label=_("À quel cercle ?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choisissez un cercle."),
            "invalid_choice": _("Choisissez un cercle."),
        },
    )

    def __init__(self, *args: Any, circles: Iterable[Circle], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(one.pk), one.name) for one in circles]
        self.fields["circle"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.fields["circle"].initial = choices[0][0]

    def needed(self) -> set[str]:
        """Ask for a circle only of someone who goes on: a danger needs no other answer."""
        return {"circle"} if self.data.get("danger") == NO else set()

    @property
    def nobody_in_danger(self) -> bool:
        """Say whether the passage may go on."""
        return bool(self.cleaned_data["danger"] == NO)


class ReadingForm(AskedForm):
    """Say that what leaves was read, and which tags leave with it."""

    asked = ("tags",)

    tags = forms.MultipleChoiceField(
        label=_("Les étiquettes qui partent avec le texte"),
        help_text=_("Décochez celles que vous gardez pour vous."),
        widget=forms.CheckboxSelectMultiple,
    )
    read = forms.BooleanField(
        label=_("J’ai relu ce texte : c’est bien lui que le cercle lira."),
        error_messages={"required": _("Relisez le texte, puis cochez cette case.")},
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, content: SituationContent, leaving: tuple[str, ...], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = tag_choices(content)
        self.leaving_now = rules.fingerprint(leaving)
        if choices:
            self.fields["tags"].choices = choices  # type: ignore[attr-defined]
            self.fields["tags"].initial = [code for code, _label in choices]
        else:
            del self.fields["tags"]

    def needed(self) -> set[str]:
        """Let every tag stay in the notebook."""
        return set()

    def clean(self) -> dict[str, Any]:
        """Refuse when the text is no longer the one that was read."""
        asked = super().clean() or {}
        if asked.get("seen") != self.leaving_now:
            self.add_error(None, _("Le texte a changé depuis votre lecture. Relisez-le."))
        return asked

    @property
    def kept_tags(self) -> list[str]:
        """The names of the tags that leave."""
        return list(self.cleaned_data.get("tags", []))


def tag_choices(content: SituationContent) -> list[tuple[str, str]]:
    """Return the tags a situation has, as (name, words)."""
    found = [
        ("question", str(question(content.question)) if content.question else ""),
        ("register", tags.register_label(content.register)),
        ("domain", tags.domain_label(content.domain)),
    ]
    return [(name, words) for name, words in found if words]
