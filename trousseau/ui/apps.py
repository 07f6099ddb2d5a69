"""Declares the room to Django."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """The look of Trousseau; it has no models."""

    name = "trousseau.ui"
    label = "ui"
    verbose_name = "apparence"
