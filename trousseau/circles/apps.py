"""The circle of peers: charter, meetings, cases, key drafts."""

from django.apps import AppConfig


class CirclesConfig(AppConfig):
    """The circle of peers: charter, meetings, cases, key drafts."""

    name = "trousseau.circles"
    verbose_name = "cercles"
