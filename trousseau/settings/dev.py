"""Settings for working on the code: debug pages, mail on the console, secrets of no value."""

from trousseau.settings.base import *  # noqa: F403  (a settings module is the sum of base and its own)
from trousseau.settings.base import VAR, sqlite

SECRET_KEY = "development-only"  # noqa: S105
DEBUG = True
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
DATABASES = sqlite(VAR / "dev.sqlite3")
VAULT_PEPPER = bytes(32)
VAULT_TRAIL_SECRET = bytes(range(32))
UNLOCK_COOKIE = "unlock"  # plain HTTP knows no __Host- cookie
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
TROUSSEAU_GALLERY = True
