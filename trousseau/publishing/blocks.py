"""What a chapter is made of in the editor's screen."""

import datetime as dt
import json
from collections import Counter
from dataclasses import asdict, fields
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from trousseau.lib.questions import QUESTIONS
from trousseau.lib.wording import day_in_words
from trousseau.publishing.document import PrintedKey
from trousseau.publishing.formats.richtext import FEATURES


def printed_key(data: dict[str, Any]) -> PrintedKey:
    """Read a frozen key back; what an older edition did not keep stays empty."""
    kept: dict[str, Any] = {
        one.name: data[one.name] for one in fields(PrintedKey) if one.name in data
    }
    kept |= {name: tuple(value) for name, value in kept.items() if isinstance(value, list)}
    return PrintedKey(**kept | {"frozen_on": dt.date.fromisoformat(kept["frozen_on"])})


def frozen_data(key: PrintedKey) -> dict[str, Any]:
    """Write a frozen key as the chapter keeps it."""
    return asdict(key) | {"frozen_on": key.frozen_on.isoformat()}


class ShownBlock(blocks.FieldBlock):
    """One line that tells editors which key this is; there is nothing to type."""

    def __init__(self, **kwargs: Any) -> None:
        self.field = forms.CharField(
            required=False, widget=forms.TextInput(attrs={"readonly": True})
        )
        super().__init__(**kwargs)


class CopyBlock(blocks.FieldBlock):
    """The whole frozen key, carried through the editors' form without being shown."""

    def __init__(self, **kwargs: Any) -> None:
        self.field = forms.CharField(required=False, widget=forms.HiddenInput())
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> PrintedKey | None:
        """Read what the chapter keeps."""
        return printed_key(value) if isinstance(value, dict) else value

    def get_prep_value(self, value: PrintedKey | None) -> dict[str, Any] | None:
        """Write what the chapter keeps."""
        return frozen_data(value) if value else None

    def value_for_form(self, value: PrintedKey | None) -> str:
        """Give the hidden input its value."""
        return json.dumps(frozen_data(value)) if value else ""

    def value_from_form(self, value: str) -> PrintedKey | None:
        """Read the hidden input back."""
        return printed_key(json.loads(value)) if value else None

    def clean(self, value: PrintedKey | None) -> PrintedKey:
        """Refuse an empty place: keys come through their own door."""
        if value is None:
            raise ValidationError(_("Les clés s’ajoutent depuis « Choisir des clés »."))
        return value

    def get_searchable_content(self, value: PrintedKey | None) -> list[str]:
        """Let editors find a chapter by its keys."""
        return [value.title, value.kind] if value else []


class FrozenKeyBlock(blocks.StructBlock):
    """A key as this edition prints it: put there by the third door, never typed."""

    shown = ShownBlock(label=_("clé"), required=False)
    copy = CopyBlock(
        label=_("copie"), help_text=_("Le texte entier est figé\u00a0: il ne se modifie pas ici.")
    )

    class Meta:
        icon = "key"
        label_format = "{shown}"


def placed(key: PrintedKey) -> dict[str, Any]:
    """Return what the chapter's list of keys holds for this key."""
    words = _("%(title)s – version %(version)s, figée le %(day)s")
    day = day_in_words(key.frozen_on, weekday=False)
    return {
        "shown": str(words) % {"title": key.title, "version": key.version, "day": day},
        "copy": key,
    }


class ChapterBlock(blocks.StructBlock):
    """One of the six questions."""

    question = blocks.ChoiceBlock(
        label=_("question"), choices=[(str(one.number), str(one)) for one in QUESTIONS]
    )
    title = blocks.CharBlock(
        label=_("titre du chapitre"), help_text=_("La question elle-même, ou votre formule.")
    )
    opening = blocks.RichTextBlock(
        label=_("ouverture"),
        features=FEATURES,
        required=False,
        help_text=_("Quelques lignes, sous la grande clé qui ouvre le chapitre."),
    )
    heading = blocks.CharBlock(label=_("intertitre"), required=False)
    text = blocks.RichTextBlock(label=_("texte"), features=FEATURES, required=False)
    box_title = blocks.CharBlock(
        label=_("titre de l’encadré"),
        required=False,
        help_text=_("Une situation racontée en encadré. Sans titre, pas d’encadré."),
    )
    box_text = blocks.RichTextBlock(
        label=_("situation de l’encadré"), features=FEATURES, required=False
    )
    keys = blocks.ListBlock(
        FrozenKeyBlock(label=_("clé")),
        label=_("clés, en copie figée"),
        default=[],
        help_text=_("Ajoutez-les par « Choisir des clés ». Retirez ou déplacez-les ici."),
    )
    closing = blocks.RichTextBlock(
        label=_("pour finir le chapitre"), features=FEATURES, required=False
    )
    debate = blocks.ListBlock(
        blocks.CharBlock(label=_("question")), label=_("questions à débattre"), default=[]
    )

    class Meta:
        icon = "openquote"
        label = _("chapitre")
        label_format = "{question} · {title}"


class ChaptersBlock(blocks.StreamBlock):
    """The chapters in their order; a question opens one chapter at most."""

    chapter = ChapterBlock()

    def clean(self, value: blocks.StreamValue) -> blocks.StreamValue:
        """Refuse the same question twice."""
        cleaned = super().clean(value)
        numbers = Counter(child.value["question"] for child in cleaned)
        if twice := [number for number, count in numbers.items() if count > 1]:
            message = _("La question %(number)s ouvre plus d’un chapitre.") % {"number": twice[0]}
            raise blocks.StreamBlockValidationError(non_block_errors=[message])
        return cleaned

    class Meta:
        required = False
        max_num = len(QUESTIONS)


class ImprintRowBlock(blocks.StructBlock):
    """One line of the imprint: a term and what it says."""

    term = blocks.CharBlock(label=_("intitulé"))
    text = blocks.TextBlock(label=_("texte"), rows=2)

    class Meta:
        icon = "list-ul"
        label = _("mention")
