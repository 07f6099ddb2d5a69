"""The tests' settings on a file: what a server leaves on a disk is searched (test_nothing_left…)."""

from trousseau.settings.base import VAR, sqlite  # noqa: TID251  (a settings module is a sum)
from trousseau.settings.test import *  # noqa: F403, TID251

DATABASES = sqlite(VAR / "file.sqlite3")
VAULT_RUN_DIR = VAR / "run"
VAULT_RECEIPTS = VAR / "receipts.jsonl"
MEDIA_ROOT = VAR / "media"
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = str(VAR / "outbox")
ROOT_URLCONF = "tests.journeys.urls_file"
