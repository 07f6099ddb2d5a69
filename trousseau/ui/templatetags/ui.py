"""Gathers every component under one library: `{% load ui %}`, or a template builtin."""

from django.template import Library

from trousseau.ui.components import (
    actions,
    charts,
    danger,
    fields,
    frame,
    meeting,
    passage,
    pictures,
    records,
    signs,
    surfaces,
    texts,
)

register = Library()

for _part in (
    actions,
    charts,
    danger,
    fields,
    frame,
    meeting,
    passage,
    pictures,
    records,
    signs,
    surfaces,
    texts,
):
    register.tags.update(_part.register.tags)
    register.filters.update(_part.register.filters)
