"""Who takes part: persons, employers, roles, invitations."""

from importlib import import_module

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Who takes part: persons, employers, roles, invitations."""

    name = "trousseau.people"
    verbose_name = "personnes"

    def ready(self) -> None:
        """Listen to allauth: sessions open and close the vault."""
        import_module("trousseau.people.signals")
