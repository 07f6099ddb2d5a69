"""Settings of the tests: in-memory SQLite or PostgreSQL, fast derivation, mail kept in memory."""

from trousseau.settings import env
from trousseau.settings.base import *  # noqa: F403  (a settings module is the sum of base and its own)
from trousseau.settings.base import PACKAGE, VAR, database, sqlite

SECRET_KEY = "tests-only"  # noqa: S105
DEBUG = False
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DATABASES = database() if env.text("TROUSSEAU_PG_NAME", "") else sqlite(":memory:")
if "pool" in DATABASES["default"]["OPTIONS"]:
    DATABASES["default"]["OPTIONS"] = {}
VAULT_PEPPER = bytes(range(32))
VAULT_TRAIL_SECRET = bytes(range(32, 64))
VAULT_ARGON2 = {"t": 1, "m_kib": 8, "p": 1}
VAULT_RUN_DIR = VAR / "test" / "run"
VAULT_RECEIPTS = VAR / "test" / "receipts.jsonl"
MEDIA_ROOT = VAR / "test" / "media"
UNLOCK_COOKIE = "unlock"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DEFAULT_FROM_EMAIL = "trousseau@centre.example"
TROUSSEAU_GALLERY = True
TROUSSEAU_POSTBOX = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
STATIC_ROOT = PACKAGE / "ui" / "static"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
