"""Publications of the resource centre and their formats."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """Publications of the resource centre and their formats."""

    name = "trousseau.publishing"
    verbose_name = "publications"
