"""Remind members of their meetings by mail: dates and hours, never content."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from trousseau.circles.actions import send_reminders
from trousseau.vault import api as vault


class Command(BaseCommand):
    """`trousseau remind`, run by a timer each morning; running it twice reminds nobody twice."""

    help = "Rappelle par e-mail les séances proches : la date et l’heure, rien d’autre."

    def handle(self, *args: Any, **options: Any) -> None:
        """Remind, then say how many; letters refused are tried again at the next run."""
        vault.check_pepper()
        reminded = send_reminders()
        self.stdout.write(f"Rappels envoyés : {reminded.sent}")
        if reminded.failed:
            self.stderr.write(f"Refusés par le serveur de mail : {reminded.failed}")
            sys.exit(1)
