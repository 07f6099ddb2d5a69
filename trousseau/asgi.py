"""Entry point of the server."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trousseau.settings.prod")
application = get_asgi_application()
