"""Run the clocks: destroy what has come to its date, and leave a receipt."""

from typing import Any

from django.core.management.base import BaseCommand

from trousseau.lib.clock import today
from trousseau.vault import api as vault


class Command(BaseCommand):
    """`trousseau retain`, run by a timer each night; running it twice changes nothing."""

    help = "Détruit ce qui est arrivé à sa date, et laisse un reçu."

    def handle(self, *args: Any, **options: Any) -> None:
        """Destroy, then say how much; never under another trail secret than the base's."""
        vault.check_pepper()
        receipt = vault.retain(today())
        self.stdout.write(str(receipt))
