"""Entry point of the ASGI server: `trousseau serve`, which checks the pepper first."""

import os

from django.core.asgi import get_asgi_application

from trousseau.lib.event_stream import EventStreams
from trousseau.lib.hub import hub

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trousseau.settings.prod")
application = EventStreams(get_asgi_application(), hub)
