"""Entry point of the ASGI server: `trousseau serve`, which checks the pepper first."""

import os
import warnings

from django.core.asgi import get_asgi_application

from trousseau.lib.event_stream import EventStreams
from trousseau.lib.hub import hub

# Static files are small and read in one go: their iterators need not be asynchronous.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trousseau.settings.prod")
application = EventStreams(get_asgi_application(), hub)
