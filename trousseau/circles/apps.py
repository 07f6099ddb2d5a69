"""The circle of peers: charter, meetings, cases, key drafts."""

from django.apps import AppConfig
from django.conf import settings

from trousseau.lib.hub import hub


class CirclesConfig(AppConfig):
    """The circle of peers: charter, meetings, cases, key drafts."""

    name = "trousseau.circles"
    verbose_name = "cercles"

    def ready(self) -> None:
        """Tell the other processes too, when there are some."""
        hub.use_redis(settings.REDIS_URL)
