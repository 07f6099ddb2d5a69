"""What has left a circle: the keys, public once published."""

from django.apps import AppConfig


class KeysConfig(AppConfig):
    """What has left a circle: the keys, public once published."""

    name = "trousseau.keys"
    verbose_name = "clés"
