"""`trousseau publish SLUG --out DIR`: write the files of a publication's current edition."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.http import Http404

from trousseau.publishing import actions


class Command(BaseCommand):
    """Write the files of a publication's current edition in a folder."""

    help = "Écrit dans un dossier les fichiers de l’édition en cours d’une publication."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the publication's slug and a folder."""
        parser.add_argument("slug")
        parser.add_argument("--out", type=Path, default=Path(), metavar="DIR")

    def handle(self, *args: Any, slug: str, out: Path, **options: Any) -> None:
        """Write, and say what was written."""
        try:
            paths = actions.publish_files(slug=slug, out=out)
        except Http404:
            message = f"Aucune publication parue ne s’appelle « {slug} »."
            raise CommandError(message) from None
        for path in paths:
            self.stdout.write(str(path))
