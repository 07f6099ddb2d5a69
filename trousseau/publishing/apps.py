"""Publications: Wagtail pages, their formats, their public pages."""

from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PublishingConfig(AppConfig):
    """Publications: Wagtail pages, their formats, their public pages."""

    name = "trousseau.publishing"
    verbose_name = "publications"

    def ready(self) -> None:
        """Listen to migrations, roles and publications."""
        signals = import_module("trousseau.publishing.signals")
        post_migrate.connect(signals.plant, sender=self)
