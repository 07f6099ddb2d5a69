"""Serve everything with uvicorn, in one process: enough for a city or a département."""

import socket
from contextlib import suppress
from pathlib import Path
from typing import Any

import uvicorn
from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from trousseau.lib.hub import hub
from trousseau.vault import api as vault

LAST_ACTS = 20  # seconds that acts under way have to end when the process is asked to stop


class Server(uvicorn.Server):
    """uvicorn, ending its streams first: it would wait for them for ever."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop: streams at once, the browsers come back by themselves; acts when they are done."""
        hub.close()
        await super().shutdown(sockets)


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
        self.stdout.write(f"Trousseau : http://localhost:{options['port']}/")
        config = uvicorn.Config(
            settings.ASGI_APPLICATION.replace(".application", ":application"),
            host=options["host"],
            port=options["port"],
            access_log=False,
            log_config=None,  # our formatter, which writes no message of an exception
            log_level="warning",
            server_header=False,
            timeout_graceful_shutdown=LAST_ACTS,
        )
        with suppress(KeyboardInterrupt):
            Server(config).run()
