"""Entry point of ASGI servers, such as `trousseau serve`: the pepper is checked before all else."""

import os
import warnings
from concurrent.futures import ThreadPoolExecutor

from django.core.asgi import get_asgi_application
from django.db import connections

from trousseau.lib.event_stream import EventStreams
from trousseau.lib.hub import hub

# Static files are small and read in one go: their iterators need not be asynchronous.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trousseau.settings.prod")
application = EventStreams(get_asgi_application(), hub)

from trousseau.vault.api import check_pepper, check_pile  # noqa: E402  (apps must be ready first)


def check() -> None:
    """Refuse to answer anybody with another pepper, or with a pile that a disk would keep."""
    try:
        check_pepper()
        check_pile()
    finally:
        connections.close_all()


# In a thread: a server imports this module inside its loop, where the database is out of reach.
with ThreadPoolExecutor(1) as aside:
    aside.submit(check).result()
