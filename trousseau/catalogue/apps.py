"""Find keys and publications."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """Find keys and publications."""

    name = "trousseau.catalogue"
    verbose_name = "catalogue"
