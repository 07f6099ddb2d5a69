"""The demonstration: a fictional département; absent in production."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The demonstration: a fictional département; absent in production."""

    name = "trousseau.demo"
    verbose_name = "démonstration"
