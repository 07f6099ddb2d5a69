"""What has left a circle: the keys, public once published."""

from importlib import import_module

from django.apps import AppConfig


class KeysConfig(AppConfig):
    """What has left a circle: the keys, public once published."""

    name = "trousseau.keys"
    verbose_name = "clés"

    def ready(self) -> None:
        """Listen to Wagtail: each publication is a version."""
        import_module("trousseau.keys.signals")
