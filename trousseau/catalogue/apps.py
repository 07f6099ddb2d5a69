"""Find keys and publications."""

from importlib import import_module

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """Find keys and publications."""

    name = "trousseau.catalogue"
    verbose_name = "catalogue"

    def ready(self) -> None:
        """Listen to what is published below."""
        import_module("trousseau.catalogue.signals")
