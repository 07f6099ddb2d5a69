"""Write a publication's files to a folder."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from trousseau.publishing import actions


class Command(BaseCommand):
    """`trousseau publish SLUG --out DIR`."""

    help = "Écrit le PDF et la page de lecture d’une publication."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which publication, and where."""
        parser.add_argument("slug")
        parser.add_argument("--out", type=Path, required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write, and say what was written."""
        for path in actions.publish_files(slug=options["slug"], out=options["out"]):
            self.stdout.write(f"{path} ({path.stat().st_size // 1024} ko)")
