"""Serve everything with uvicorn: one process is enough for a city or a département."""

import warnings
from pathlib import Path
from typing import Any

import uvicorn
from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from trousseau.vault import api as vault


class Command(BaseCommand):
    """`trousseau serve`."""

    help = "Sert toute l’application."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to listen."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse another pepper, then serve; no access log: it would tell who read what."""
        vault.check_pepper()
        vault.check_pile()
        Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
        # Static files are small and read in one go: their iterators need not be asynchronous.
        warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume")
        self.stdout.write(f"Trousseau : http://localhost:{options['port']}/")
        uvicorn.run(
            settings.ASGI_APPLICATION.replace(".application", ":application"),
            host=options["host"],
            port=options["port"],
            access_log=False,
            log_config=None,  # our formatter, which writes no message of an exception
            log_level="warning",
            server_header=False,
        )
