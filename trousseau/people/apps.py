"""Who takes part: persons, employers, roles, invitations."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Who takes part: persons, employers, roles, invitations."""

    name = "trousseau.people"
    verbose_name = "personnes"
