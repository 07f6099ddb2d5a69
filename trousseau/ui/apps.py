"""Declares the room to Django."""

from django.apps import AppConfig

from trousseau.ui.forms import ask_kindly


class UiConfig(AppConfig):
    """The look of Trousseau; it has no models."""

    name = "trousseau.ui"
    label = "ui"
    verbose_name = "apparence"

    def ready(self) -> None:
        """Let fields ask kindly before the addresses bring the forms in."""
        ask_kindly()
