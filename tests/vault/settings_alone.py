"""The vault by itself, on a real file or a PostgreSQL base: for stories told by several processes."""

import os
from pathlib import Path

SECRET_KEY = "tests-only"
INSTALLED_APPS = ["trousseau.vault", "tests.vault.apps.VaultTestsConfig"]
HERE = Path(os.environ.get("VAULT_TEST_DIR", "."))
USE_TZ = True
TIME_ZONE = "Europe/Paris"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(HERE / "vault.sqlite3"),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }
}
if os.environ.get("VAULT_TEST_PG"):
    DATABASES["default"] = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": os.environ["VAULT_TEST_PG"],
        "USER": os.environ.get("TROUSSEAU_PG_USER", ""),
        "HOST": os.environ.get("TROUSSEAU_PG_HOST", ""),
        "PORT": os.environ.get("TROUSSEAU_PG_PORT", ""),
    }
VAULT_PEPPER = bytes(range(32))
VAULT_TRAIL_SECRET = bytes(range(32, 64))
VAULT_ARGON2 = {"t": 1, "m_kib": 8, "p": 1}
VAULT_RUN_DIR = HERE / "run"
VAULT_PILE = HERE / "pile.sqlite3"
VAULT_RECEIPTS = HERE / "receipts.jsonl"
