"""What a review asks, one find at a time: replace, keep with a reason, reword, add, undo."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from trousseau.passages import rules
from trousseau.passages.rules import KEPT, REPLACED, Review

REPLACE, KEEP, ADD, SURE, UNDO = "replace", "keep", "add", "sure", "undo"
ACTS = ((REPLACE, REPLACE), (KEEP, KEEP), (ADD, ADD), (SURE, SURE), (UNDO, UNDO))
QUIET = {"autocomplete": "off"}


class AskedForm(forms.Form):
    """A form of which one answer is needed at a time: none of its fields is called optional."""

    asked: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._require(self.needed() if self.is_bound else set(self.asked))

    def needed(self) -> set[str]:
        """Return the fields that must be filled, from what was posted."""
        raise NotImplementedError

    def full_clean(self) -> None:
        """Check what is needed, then show every field as one that matters."""
        super().full_clean()
        self._require(set(self.asked))

    def _require(self, names: set[str]) -> None:
        for name in set(self.asked) & set(self.fields):
            self.fields[name].required = name in names


class ReviewForm(AskedForm):
    """One gesture on a review; `decided` is the review after it."""

    asked = ("wording", "reason", "typed")

    act = forms.ChoiceField(choices=ACTS, widget=forms.HiddenInput)
    words = forms.CharField(required=False, widget=forms.HiddenInput)
    wording = forms.CharField(
        label=_("Ce que le cercle lira à la place"),
        error_messages={"required": _("Écrivez ce que le cercle lira à la place.")},
        max_length=300,
        widget=forms.TextInput(attrs=QUIET),
    )
    reason = forms.CharField(
        label=_("Pourquoi garder ces mots ?"),
        help_text=_("Quelques mots, pour vous : ils ne partent pas."),
        error_messages={"required": _("Dites en quelques mots pourquoi vous les gardez.")},
        max_length=300,
        widget=forms.TextInput(attrs=QUIET),
    )
    typed = forms.CharField(
        label=_("Le mot ou le groupe de mots, tel qu’il est écrit"),
        error_messages={"required": _("Écrivez les mots à repérer.")},
        max_length=300,
        widget=forms.TextInput(attrs=QUIET),
    )

    def __init__(self, *args: Any, review: Review, texts: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.review, self.texts = review, texts

    def needed(self) -> set[str]:
        """Return the one field this gesture fills."""
        fields = {REPLACE: "wording", KEEP: "reason", ADD: "typed"}
        return {fields.get(self.data.get("act", ""), "")}

    def clean_wording(self) -> str:
        """Refuse a wording that says the words again."""
        wording, words = str(self.cleaned_data["wording"]), self.cleaned_data.get("words")
        if words and rules.is_in(words, [wording]):
            raise ValidationError(_("Cette formulation contient encore les mots à remplacer."))
        return wording

    def clean_typed(self) -> str:
        """Refuse words that are not in the text."""
        typed = str(self.cleaned_data["typed"])
        if typed and not rules.written_forms(typed, self.texts):
            raise ValidationError(
                _("Ces mots ne sont pas dans le texte, tels que vous les écrivez.")
            )
        return typed

    @property
    def decided(self) -> Review:
        """The review after this gesture."""
        asked = self.cleaned_data
        match asked["act"]:
            case "replace":
                wording = asked["wording"]
                return rules.decide(self.review, asked["words"], REPLACED, wording=wording)
            case "keep":
                return rules.decide(self.review, asked["words"], KEPT, reason=asked["reason"])
            case "add":
                forms_ = rules.written_forms(asked["typed"], self.texts)
                return rules.add(self.review, forms_, self.texts)
            case "sure":
                return rules.replace_all_sure(self.review)
            case _:
                return rules.undo(self.review)

    @property
    def next_number(self) -> int:
        """The item to show after this gesture: the one added, else the next undecided one."""
        asked, after = self.cleaned_data, self.decided
        if asked["act"] == ADD:
            known = {item.words for item in self.review.items}
            added = [n for n, item in enumerate(after.items, 1) if item.words not in known]
            return added[0] if added else rules.next_open(after)
        here = [n for n, item in enumerate(after.items, 1) if item.words == asked["words"]]
        return rules.next_open(after, after=here[0] if here and asked["act"] != UNDO else 0)
