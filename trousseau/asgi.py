"""Entry point of the ASGI server: `trousseau serve`, which checks the pepper first."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trousseau.settings.prod")
application = get_asgi_application()
