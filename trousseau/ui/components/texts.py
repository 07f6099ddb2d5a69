"""Filters for French: spaces, days, hours, how many."""

import datetime as dt

from django.template import Library
from django.template.defaultfilters import stringfilter
from django.utils import timezone

from trousseau.lib.typography import french_spaces
from trousseau.lib.wording import circle_in_words, counted, day_in_words, time_in_words

register = Library()


@register.filter(is_safe=True)
@stringfilter
def fr(text: str) -> str:
    """Put the spaces of French printers in a text written with plain ones."""
    return french_spaces(text)


def _local(moment: dt.date) -> dt.date:
    if isinstance(moment, dt.datetime) and timezone.is_aware(moment):
        return timezone.localtime(moment)
    return moment


@register.filter
def day(moment: dt.date) -> str:
    """Say « 14 janvier 2015 »."""
    return day_in_words(_local(moment), weekday=False)


@register.filter
def weekday(moment: dt.date) -> str:
    """Say « mardi 14 janvier »."""
    return day_in_words(_local(moment), year=False)


@register.filter
def clock(moment: dt.time | dt.datetime) -> str:
    """Say « 18 h 24 »."""
    local = _local(moment) if isinstance(moment, dt.datetime) else moment
    return time_in_words(local) if isinstance(local, dt.datetime | dt.time) else ""


@register.filter
def as_circle(name: str) -> str:
    """Say « cercle Val d’Orle », never « cercle Cercle du Confluent »."""
    return circle_in_words(name)


@register.filter
def how_many(number: int, noun: str) -> str:
    """Say « douze membres »: `{{ 12|how_many:"membre" }}`, or `"canal,canaux"`."""
    singular, _, plural = noun.partition(",")
    return counted(number, singular, plural)
