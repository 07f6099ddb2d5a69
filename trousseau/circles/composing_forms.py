"""Compose circles: choose people and a size, then move anyone anywhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from trousseau.circles import grouping, wording
from trousseau.circles.access import Profiled
from trousseau.circles.grouping import LEAST, MOST, USUAL, Group, Pairs
from trousseau.people.models import Person

SIZES = [(n, str(n)) for n in range(LEAST, MOST + 1)]
NOWHERE = "0"
LINKED = _("Cercle %(n)s : deux personnes ont un lien hiérarchique. Placez l’une d’elles ailleurs.")


def peer_in_words(one: Profiled) -> str:
    """Say who someone is, as their profile tells their peers."""
    profile = one.profile
    if profile is None:
        return _now("%(name)s (n’a pas encore dit son profil)") % {"name": one.person.name}
    where = profile.territory_place or profile.get_territory_scale_display()
    since = _now("depuis %(year)s") % {"year": profile.start_year}
    return f"{one.person.name} ({where}, {profile.employer}, {since})"


class PeopleForm(forms.Form):
    """Choose who is to be placed, and in circles of what size."""

    people = forms.MultipleChoiceField(
        label=_("Qui voulez-vous réunir ?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choisissez au moins une personne.")},
    )
    size = forms.TypedChoiceField(
        label=_("Combien par cercle, à peu près"),
        choices=SIZES,
        coerce=int,
        initial=USUAL,
        help_text=_("Sans vous compter. Au-delà de douze, deux cercles travaillent mieux."),
    )

    def __init__(self, *args: Any, peers: Sequence[Profiled], **options: Any) -> None:
        super().__init__(*args, **options)
        self.peers = peers
        people = self.fields["people"]
        assert isinstance(people, forms.MultipleChoiceField)  # noqa: S101  (for the type checker)
        people.choices = [(str(one.id), peer_in_words(one)) for one in peers]

    @property
    def chosen(self) -> list[Profiled]:
        """Who was ticked."""
        ticked = set(self.cleaned_data["people"])
        return [one for one in self.peers if str(one.id) in ticked]


@dataclass(frozen=True)
class Composed:
    """One circle of the proposal, as the page shows it."""

    number: int
    name: forms.BoundField
    moves: list[forms.BoundField]
    remarks: list[str]


class GroupsForm(forms.Form):
    """Who is in which circle, and what each circle is called."""

    number = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=60)
    seed = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=999)
    size = forms.IntegerField(widget=forms.HiddenInput, min_value=LEAST, max_value=MOST)

    def __init__(
        self, *args: Any, chosen: Sequence[Profiled], apart: Pairs, circles: int, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.chosen, self.apart, self.circles = chosen, apart, range(1, circles + 1)
        places = [(str(n), _now("Cercle %(n)s") % {"n": n}) for n in self.circles]
        for n in self.circles:
            self.fields[f"name-{n}"] = forms.CharField(
                label=_("Nom du cercle"), max_length=80, initial=places[n - 1][1]
            )
        for one in chosen:
            self.fields[f"person-{one.id}"] = forms.ChoiceField(
                label=peer_in_words(one),
                choices=[*places, (NOWHERE, _now("Dans aucun cercle"))],
            )

    @property
    def composed(self) -> list[Composed]:
        """Return each circle as it now stands."""
        return [self._composed(n) for n in self.circles]

    @property
    def left_out(self) -> list[forms.BoundField]:
        """Return who is in no circle."""
        return [self[f"person-{one.id}"] for one in self.chosen if self._place(one) == NOWHERE]

    @property
    def groups(self) -> list[tuple[str, list[Person]]]:
        """Return what is to be created: a name, and who is invited; an empty circle is none."""
        members = {n: [one.person for one in self._members(n)] for n in self.circles}
        return [(self.cleaned_data[f"name-{n}"], who) for n, who in members.items() if who]

    def clean(self) -> dict[str, Any]:
        """Refuse two people with a hierarchical link in one circle."""
        data: dict[str, Any] = super().clean() or {}
        if len(self.left_out) == len(self.chosen):
            self.add_error(None, _("Gardez au moins une personne dans un cercle."))
        for n in self.circles:
            group = [one.candidate for one in self._members(n)]
            if grouping.Remark.HIERARCHY in grouping.remarks(group, apart=self.apart):
                self.add_error(None, LINKED % {"n": n})
        return data

    def _composed(self, n: int) -> Composed:
        members = self._members(n)
        found = grouping.remarks([one.candidate for one in members], apart=self.apart)
        return Composed(
            number=n,
            name=self[f"name-{n}"],
            moves=[self[f"person-{one.id}"] for one in members],
            remarks=[str(wording.REMARKS[remark]) for remark in found],
        )

    def _members(self, n: int) -> list[Profiled]:
        return [one for one in self.chosen if self._place(one) == str(n)]

    def _place(self, one: Profiled) -> str:
        return str(self[f"person-{one.id}"].value() or NOWHERE)


def placed(groups: Sequence[Group], *, size: int, seed: int) -> dict[str, Any]:
    """Return what the form starts with: a proposal."""
    places = {
        f"person-{one.id}": str(n) for n, group in enumerate(groups, start=1) for one in group
    }
    return {"number": len(groups), "size": size, "seed": seed, **places}
