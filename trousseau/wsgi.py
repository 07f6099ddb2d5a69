"""Entry point of WSGI servers."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trousseau.settings.prod")
application = get_wsgi_application()

from trousseau.vault.api import check_pepper, check_pile  # noqa: E402  (apps must be ready first)

check_pepper()
check_pile()
