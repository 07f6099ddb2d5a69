"""Settings of the demonstration: its own SQLite file, made-up people, mail shown on a page."""

from trousseau.settings.base import *  # noqa: F403  (a settings module is the sum of base and its own)
from trousseau.settings.base import INSTALLED_APPS, TEMPLATES, VAR, sqlite

DEMO_FOLDER = VAR / "demo"
# Nothing here is secret: the demonstration's people do not exist.
SECRET_KEY = "demonstration-only"  # noqa: S105
DEBUG = False
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = [*INSTALLED_APPS, "trousseau.demo"]
DATABASES = sqlite(DEMO_FOLDER / "demo.sqlite3")
VAULT_PEPPER = bytes(range(32))
VAULT_TRAIL_SECRET = bytes(range(32, 64))
VAULT_RUN_DIR = DEMO_FOLDER / "run"
VAULT_RECEIPTS = DEMO_FOLDER / "receipts.jsonl"
MEDIA_ROOT = DEMO_FOLDER / "media"
UNLOCK_COOKIE = "unlock"  # plain HTTP knows no __Host- cookie, and the banner says so
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
DEMO_OUTBOX = DEMO_FOLDER / "outbox"
EMAIL_FILE_PATH = str(DEMO_OUTBOX)
DEFAULT_FROM_EMAIL = "trousseau@demo.example"
TROUSSEAU_DEMO = TROUSSEAU_GALLERY = True
PUBLISHER_NAME = "Centre de ressources de l’Orle"
TEMPLATES[0]["OPTIONS"]["context_processors"].append("trousseau.demo.context.demo")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "demo_session", "demo_csrf"
