"""The whole house on a base of its own, a real file or a PostgreSQL base, made without migrations."""

import os
from pathlib import Path
from typing import Any

from trousseau.settings.base import database, sqlite  # noqa: TID251  (a settings module)
from trousseau.settings.test import *  # noqa: F403, TID251


class NoMigrations(dict[str, Any]):
    """Make every table straight from its model: the rows are the same, and it takes two seconds."""

    def __contains__(self, _app: object) -> bool:
        return True

    def __getitem__(self, _app: str) -> None:  # type: ignore[override]
        return None


HERE = Path(os.environ.get("CURIOUS_DIR", "."))
DATABASES = sqlite(HERE / "base.sqlite3")
if os.environ.get("CURIOUS_PG"):
    DATABASES = database()
    DATABASES["default"]["NAME"] = os.environ["CURIOUS_PG"]
    DATABASES["default"]["OPTIONS"] = {}
MIGRATION_MODULES = NoMigrations()
VAULT_RUN_DIR = HERE / "run"
VAULT_PILE = HERE / "pile" / "pile.sqlite3"
VAULT_RECEIPTS = HERE / "receipts.jsonl"
