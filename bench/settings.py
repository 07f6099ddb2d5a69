"""Settings of the bench: a SQLite file as in production, the real derivation."""

from trousseau.settings.base import VAR, sqlite
from trousseau.settings.test import *  # noqa: F403

DATABASES = sqlite(VAR / "bench.sqlite3")
VAULT_ARGON2 = {"t": 3, "m_kib": 65536, "p": 1}
VAULT_RUN_DIR = VAR / "run"
VAULT_RECEIPTS = VAR / "receipts.jsonl"
MEDIA_ROOT = VAR / "media"
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = False
