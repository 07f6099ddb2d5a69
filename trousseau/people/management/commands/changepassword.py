"""Refuse: nobody changes a passphrase for somebody else."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    """`trousseau changepassword` does not exist here (docs/vault.md §3)."""

    help = "Refusé : une phrase de passe ne se change que par la personne."

    def add_arguments(self, parser: CommandParser) -> None:
        """Accept what Django's own command accepts, to say no in our words."""
        parser.add_argument("who", nargs="*")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say where it is done."""
        raise CommandError("Une phrase de passe se change dans « Mon compte », par la personne.")
