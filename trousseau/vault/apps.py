"""The vault as a Django application: safes, grants, unlocks, trail."""

from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.db.backends.signals import connection_created


class VaultConfig(AppConfig):
    """Seal and unseal, safes and grants, recovery, trail, retention."""

    name = "trousseau.vault"
    label = "vault"
    verbose_name = "coffre"

    def ready(self) -> None:
        """Check what is declared, and set what SQLite forgets at each connection."""
        import_module("trousseau.vault.checks")
        connection_created.connect(harden_sqlite, dispatch_uid="vault.sqlite")


def harden_sqlite(*, connection: Any, **_: Any) -> None:
    """Erase freed pages, and let no INSERT OR REPLACE step round a delete trigger."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete=ON")
            cursor.execute("PRAGMA recursive_triggers=ON")
