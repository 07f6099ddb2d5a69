"""Make the demonstration if it is not there yet, then serve it."""

import json
import shutil
import time
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from trousseau.demo.build import build

HERE = "http://localhost:8000"


class Command(BaseCommand):
    """`trousseau demo`: a fictional département in a database of its own, and of no other."""

    help = "Remplit une démonstration fictive et la sert."

    def add_arguments(self, parser: CommandParser) -> None:
        """How to serve, whether to start again, what day it is."""
        parser.add_argument("--no-serve", action="store_true", help="tout, sauf servir")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--fresh", action="store_true", help="recommencer de zéro")
        parser.add_argument("--day", type=date.fromisoformat, default=None, help="AAAA-MM-JJ")

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse any other database; build once; serve."""
        if not getattr(settings, "TROUSSEAU_DEMO", False):
            raise CommandError("La démonstration ne touche qu’à sa propre base.")
        if settings.WAGTAILADMIN_BASE_URL == HERE:  # nobody chose another address
            settings.WAGTAILADMIN_BASE_URL = f"http://localhost:{options['port']}"
        stamp = Path(settings.DEMO_FOLDER) / "demo.json"
        if options["fresh"] or not stamp.exists():
            self.make(options["day"] or date.today(), stamp)  # noqa: DTZ011  (the day the reader is in)
        else:
            self.stdout.write(f"La démonstration est déjà là ({stamp.parent}).")
        if not options["no_serve"]:
            call_command("serve", host="0.0.0.0", port=options["port"])  # noqa: S104  (made-up people only)

    def make(self, day: date, stamp: Path) -> None:
        """Start from nothing: a half-made demonstration is thrown away."""
        began = time.monotonic()
        connection.close()
        shutil.rmtree(stamp.parent, ignore_errors=True)
        stamp.parent.mkdir(parents=True)
        self.stdout.write("Les tables…")
        call_command("migrate", verbosity=0)
        build(day, self.stdout.write)
        connection.close()
        shutil.rmtree(settings.DEMO_OUTBOX, ignore_errors=True)
        seconds = round(time.monotonic() - began)
        stamp.write_text(json.dumps({"day": day.isoformat()}), encoding="utf-8")
        self.stdout.write(f"Démonstration prête en {seconds} s.")
