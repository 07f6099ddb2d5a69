"""What a locked POST carried: the words a person typed, shown; their choices, kept as they were."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

LONG = 200  # signs above which words are shown in a text area
NOT_TYPED = {"hidden", "password", "checkbox", "file"}


@dataclass(frozen=True)
class Kept:
    """One posted value; `kind` is "area", an input's type, or "hidden" when nobody typed it."""

    name: str
    value: str
    kind: str
    label: str = ""


def kept_of(posted: QueryDict, *, room: str, without: Iterable[str]) -> list[Kept]:
    """Return every posted value, named as the forms of this room name it."""
    fields = fields_of(room, posted)
    return [
        kept(name, value, fields.get(name) or fields.get(name.rpartition("-")[2]))
        for name, values in posted.lists()
        if name not in set(without)
        for value in values
    ]


def fields_of(room: str, names: Iterable[str]) -> dict[str, forms.Field]:
    """Return the fields of a room's forms by name; of two, that of the form most like the post."""
    asked = {name.rpartition("-")[2] for name in names}

    def likeness(form: Any) -> tuple[int, int]:
        shared = [field for name, field in form.base_fields.items() if name in asked]
        return len(shared), sum(field.label is not None for field in shared)

    found = (form for form in forms_under(forms.BaseForm) if form.__module__.startswith(f"{room}."))
    fields: dict[str, forms.Field] = {}
    for form in sorted(found, key=likeness):
        fields |= form.base_fields
    return fields


def forms_under(form: Any) -> Iterator[Any]:
    """Return the forms that are declared, and those that inherit from them."""
    for one in form.__subclasses__():
        if hasattr(one, "base_fields"):
            yield one
        yield from forms_under(one)


def kept(name: str, value: str, field: forms.Field | None) -> Kept:
    """Say how to show a value; without a field, several words are taken for typed ones."""
    kind = "text" if len(value.split()) > 1 else "hidden"
    if field is not None:
        kind = kind_of(field.widget)
    if kind == "hidden" or not value.strip():
        return Kept(name, value, "hidden")
    if len(value) > LONG or "\n" in value:
        kind = "area"
    return Kept(name, value, kind, str(field.label or "") if field else "")


def kind_of(widget: forms.Widget) -> str:
    """Return "area", an input's type, or "hidden" for what is chosen and not typed."""
    if isinstance(widget, forms.Textarea):
        return "area"
    if not isinstance(widget, forms.widgets.Input) or widget.input_type in NOT_TYPED:
        return "hidden"
    return str(widget.attrs.get("type", widget.input_type))
