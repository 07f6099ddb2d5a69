"""The three doors a text goes through, and nothing else."""

from django.apps import AppConfig


class PassagesConfig(AppConfig):
    """The three doors a text goes through, and nothing else."""

    name = "trousseau.passages"
    verbose_name = "passages"
