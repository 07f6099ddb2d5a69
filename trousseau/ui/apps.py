"""Declares the room to Django."""

from django.apps import AppConfig

from trousseau.ui.forms import ask_kindly

# Here, not in `ready`: Wagtail's models make fields as they are read.
ask_kindly()


class UiConfig(AppConfig):
    """The look of Trousseau; it has no models."""

    name = "trousseau.ui"
    label = "ui"
    verbose_name = "apparence"
