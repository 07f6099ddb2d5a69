"""A protocol being edited: a head and phases, moved, added and removed without a script."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from trousseau.circles import library
from trousseau.circles.protocol_forms import HeadForm, PhaseForm
from trousseau.circles.protocol_wording import ROLES, in_a_sentence
from trousseau.circles.protocols import PRESENTERS_OWN, Mistake, Protocol, find_mistakes
from trousseau.circles.protocols.reading import MOST_PHASES

STEP = re.compile(r"(up|down|remove|add)(?:-([0-9]{1,2}))?")
FLAGS = ("timed", "is_written", "leaves_nothing")
# Where the screen shows a mistake, when it is not in the field of that name.
SHOWN_IN = {
    **dict.fromkeys(filter(None, ROLES), "role"),
    "contributions": "kinds",
    "group": "least",
}


@dataclass(frozen=True)
class Wrong:
    """One thing to correct: the id to go to, if there is one, and the words that say it."""

    anchor: str
    words: str


class ProtocolEditor:
    """A protocol being edited: what was typed is kept whatever is asked."""

    def __init__(self, protocol: Protocol, *, version: int, post: QueryDict | None = None) -> None:
        self.protocol, self.version = protocol, version
        self.post = post
        self.added: list[int] = []  # places, from one, of the phases just added
        if post is None:
            self.phases = [
                PhaseForm(prefix=f"p{place}", initial=phase_initial(phase))
                for place, phase in enumerate(protocol.to_data()["phases"])
            ]
            self.head = self._head(initial=head_initial(protocol, version, len(self.phases)))
        else:
            self.phases = [
                PhaseForm(post, prefix=f"p{place}") for place in range(_count(post.get("count")))
            ]
            self.head = self._head(post)

    @property
    def forms(self) -> list[forms.Form]:
        """Return the head, then each phase."""
        return [self.head, *self.phases]

    @property
    def step(self) -> re.Match[str] | None:
        """Return what a button asked for, besides saving."""
        return STEP.fullmatch(str(self.post.get("do", ""))) if self.post else None

    def take_step(self) -> None:
        """Move, remove or add phases among those typed; nothing is saved, nothing is judged yet."""
        step = self.step
        assert step is not None  # noqa: S101  (for the type checker)
        typed = [_typed(form) for form in self.phases]
        head = _typed(self.head)
        verb, place = step[1], int(step[2] or 0)
        added, here = library.additions().get(head.pop("addition") or ""), head.pop("place")
        if verb == "add":
            here = min(_count(here), len(typed))
            fresh = _fresh(added.phases, typed)[: MOST_PHASES - len(typed)] if added else []
            typed[here:here] = fresh
            self.added = list(range(here + 1, here + 1 + len(fresh)))
        elif place < len(typed):
            phase = typed.pop(place)
            if verb != "remove":
                typed.insert(max(0, place + (1 if verb == "down" else -1)), phase)
        self.phases = [PhaseForm(prefix=f"p{n}", initial=one) for n, one in enumerate(typed)]
        self.head = self._head(initial=head | {"count": len(typed)})

    def is_valid(self) -> bool:
        """Judge each field, then the whole; each mistake stands in the field to correct."""
        judged = [form.is_valid() for form in self.forms]  # all of them: each shows its mistakes
        if not all(judged):
            return False
        if not self.phases:
            self.head.add_error(None, _("Ajoutez au moins une phase."))
            return False
        for mistake in find_mistakes(self.data):
            self._show(mistake)
        return not any(form.errors for form in self.forms)

    @property
    def head_is_wrong(self) -> bool:
        """Say whether a field of the head is to be corrected."""
        return any(bound.errors for bound in self.head)

    @property
    def wrong(self) -> list[Wrong]:
        """Return what is to be corrected, in the order of the page."""
        hidden = [error for bound in self.head.hidden_fields() for error in bound.errors]
        general = [*self.head.non_field_errors(), *hidden]
        found = [Wrong("", str(error)) for error in general]
        for place, form in enumerate(self.forms):
            name = form.title if isinstance(form, PhaseForm) else ""
            where = _("Phase %(n)s, %(name)s") % {"n": place, "name": name or "…"}
            if not place:
                where = _("Le protocole en général")
            if place and form.non_field_errors():
                found.append(Wrong(f"phase-{place}", where))
            found += [
                Wrong(bound.auto_id, f"{where} : {bound.label}")
                for bound in form.visible_fields()
                if bound.errors
            ]
        return found

    @property
    def data(self) -> dict[str, Any]:
        """Return the protocol typed, as `protocols.from_data` reads it; its origin stays."""
        head = self.head.cleaned_data
        kept = {name: head[name] for name in ("name", "title", "presentation", "about", "duration")}
        return {
            **self.protocol.to_data(),
            **kept,
            **{name: head[name] for name in FLAGS},
            "group": {"least": head["least"], "most": head["most"]},
            "phases": [form.data_written for form in self.phases],
        }

    def show_refusal(self, sentence: str) -> None:
        """Say why nothing was saved; saving again is then meant for the version of now."""
        assert isinstance(self.post, QueryDict)  # noqa: S101  (only what was posted is refused)
        post = self.post.copy()
        post["version"] = str(self.version)
        self.head = self._head(post)
        self.head.add_error(None, sentence)

    def _show(self, mistake: Mistake) -> None:
        form = self.phases[mistake.phase - 1] if mistake.phase else self.head
        field = SHOWN_IN.get(mistake.field, mistake.field)
        if field == "kinds" and _about_own(form):
            field = "own_kinds"
        shown = field in form.fields and not form.fields[field].widget.is_hidden
        form.add_error(field if shown else None, in_a_sentence(mistake))

    def _head(self, post: QueryDict | None = None, **options: Any) -> HeadForm:
        return HeadForm(post, phases=[form.title for form in self.phases], **options)


def _about_own(form: forms.Form) -> bool:
    return bool(form.cleaned_data.get("own_kinds")) and not form.cleaned_data.get("kinds")


def head_initial(protocol: Protocol, version: int, count: int) -> dict[str, Any]:
    """Return what the head shows first."""
    data = protocol.to_data()
    return {**data, **data["group"], "version": version, "count": count}


def phase_initial(phase: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a phase shows first."""
    kinds = phase.get("contributions", [])
    return {
        "signature": "signed",
        "reveal": "now",
        **phase,
        "kinds": [kind for kind in kinds if kind not in PRESENTERS_OWN],
        "own_kinds": [kind for kind in kinds if kind in PRESENTERS_OWN],
        "role": next((role for role in ROLES if phase.get(role)), ""),
    }


def _count(value: Any) -> int:
    """Read a small number that came in a form; anything else is none."""
    text = str(value)
    return min(int(text), MOST_PHASES) if re.fullmatch(r"[0-9]{1,2}", text) else 0


def _typed(form: forms.Form) -> dict[str, Any]:
    return {name: form[name].data for name in form.fields}


def _fresh(
    phases: Sequence[Mapping[str, Any]], among: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Give each new phase a short name nobody has."""
    taken = {phase["slug"] for phase in among}
    free = [slug for n in range(1, 200) if (slug := f"phase-{n}") not in taken]
    return [
        phase_initial({**phase, "slug": slug}) for phase, slug in zip(phases, free, strict=False)
    ]
