"""Make the first administrator, enrolled in the vault like anyone."""

import getpass
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from trousseau.people import access, actions
from trousseau.people.models import Role
from trousseau.vault import api as vault


class Command(BaseCommand):
    """`trousseau createsuperuser`: an account that administers and reads no note."""

    help = "Crée le premier compte d’administration."

    def add_arguments(self, parser: CommandParser) -> None:
        """Who."""
        parser.add_argument("--email", required=True)
        parser.add_argument("--name", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask the passphrase twice on the terminal, never on the command line."""
        if access.person_by_email(options["email"]) is not None:
            raise CommandError("Cette adresse a déjà un compte.")
        vault.check_pepper()
        passphrase = getpass.getpass("Phrase de passe : ")
        if getpass.getpass("La même, une deuxième fois : ") != passphrase:
            raise CommandError("Les deux phrases diffèrent : rien n’est fait.")
        complaints = vault.judge_passphrase(passphrase)
        if complaints:
            raise CommandError(" ".join(complaints))
        actions.create_person(
            email=options["email"],
            name=options["name"],
            passphrase=passphrase,
            roles=[Role.ADMINISTRATOR],
        )
        self.stdout.write("Compte créé.")
