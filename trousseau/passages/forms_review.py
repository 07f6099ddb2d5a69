"""What a review asks, one find at a time: replace, keep with a reason, reword, add, undo."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trousseau.passages import rules
from trousseau.passages.rules import KEPT, REPLACED, Review

REPLACE, KEEP, ADD, SURE, UNDO = "replace", "keep", "add", "sure", "undo"
ACTS = ((REPLACE, REPLACE), (KEEP, KEEP), (ADD, ADD), (SURE, SURE), (UNDO, UNDO))
QUIET = {"autocomplete": "off"}


class ReviewForm(forms.Form):
    """One gesture on a review; `decided` is the review after it."""

    act = forms.ChoiceField(choices=ACTS, widget=forms.HiddenInput)
    words = forms.CharField(required=False, widget=forms.HiddenInput)
    wording = forms.CharField(
        label=_("Ce que le cercle lira à la place"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs=QUIET),
    )
    reason = forms.CharField(
        label=_("Pourquoi garder ces mots ?"),
        help_text=_("Quelques mots, pour vous : ils ne partent pas."),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs=QUIET),
    )
    typed = forms.CharField(
        label=_("Le mot ou le groupe de mots, tel qu’il est écrit"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs=QUIET),
    )

    def __init__(self, *args: Any, review: Review, texts: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.review, self.texts = review, texts

    def clean(self) -> dict[str, Any]:
        """Check what this gesture needs; the other fields do not matter."""
        asked = super().clean() or {}
        checks = {REPLACE: self._check_wording, KEEP: self._check_reason, ADD: self._check_typed}
        check = checks.get(asked.get("act", ""))
        if check is not None:
            check(asked)
        return asked

    def _check_wording(self, asked: dict[str, Any]) -> None:
        wording, words = rules.tidy(asked.get("wording", "")), asked.get("words", "")
        if not wording:
            self.add_error("wording", _("Écrivez ce que le cercle lira à la place."))
        elif words and rules.is_in(words, [wording]):
            self.add_error("wording", _("Cette formulation contient encore les mots à remplacer."))

    def _check_reason(self, asked: dict[str, Any]) -> None:
        if not rules.tidy(asked.get("reason", "")):
            self.add_error("reason", _("Dites en quelques mots pourquoi vous les gardez."))

    def _check_typed(self, asked: dict[str, Any]) -> None:
        if not rules.written_forms(asked.get("typed", ""), self.texts):
            self.add_error(
                "typed", _("Ces mots ne sont pas dans le texte, tels que vous les écrivez.")
            )

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
