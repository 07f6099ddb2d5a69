"""What each process does in the stories of tests/vault/test_processes.py (`-m tests.vault.processes`)."""

import json
import sys
from pathlib import Path
from uuid import UUID

import django
from django.conf import settings


def main(role: str) -> None:
    django.setup()
    # Imported once Django knows its settings.
    from tests.vault import roles  # noqa: PLC0415

    path = Path(settings.VAULT_RUN_DIR).parent / "world.json"
    if role == "prepare":
        path.write_text(json.dumps(roles.prepare()), encoding="utf-8")
        return
    told = json.loads(path.read_text(encoding="utf-8"))
    getattr(roles, role)(UUID(told["safe"]), told["people"])


if __name__ == "__main__":
    main(sys.argv[1])
