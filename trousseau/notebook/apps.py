"""The private notebook: situations only their author can open."""

from django.apps import AppConfig


class NotebookConfig(AppConfig):
    """The private notebook: situations only their author can open."""

    name = "trousseau.notebook"
    verbose_name = "carnet"
