"""The shell: home, help, danger page, errors, health."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The shell: home, help, danger page, errors, health."""

    name = "trousseau.web"
    verbose_name = "accueil"
