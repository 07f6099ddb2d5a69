"""Two hundred phases of twelve cards through the whole house, and the base in the operator's hands.

What the guesses are worth is shown in tests/vault/test_curious_operator.py.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection

from tests import curious

ROOT = Path(__file__).parents[2]
PHASES = 100


def guessed(folder: Path, base: str) -> dict[str, int]:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.circles.settings_alone",
        "CURIOUS_DIR": str(folder),
        "CURIOUS_PG": base,
    }
    command = [sys.executable, "-W", "ignore", "-m", "tests.circles.curious", str(PHASES)]
    told = subprocess.run(  # noqa: S603  (our own script)
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    counted: dict[str, int] = json.loads(told.stdout)
    return counted


def new_base() -> str:
    """Make a PostgreSQL base when the tests run there; elsewhere a file is made by itself."""
    if connection.vendor != "postgresql":
        return ""
    name = f"curious_{uuid4().hex}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    return name


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_nobody_s_card_is_theirs(tmp_path: Path) -> None:
    for turn in range(2):  # chance alone is outside once in a hundred times: never twice
        folder = tmp_path / str(turn)
        folder.mkdir()
        counted = guessed(folder, new_base())
        assert len(counted) > 100
        if not curious.outside(counted, meetings=PHASES):
            return
    pytest.fail(str(curious.outside(counted, meetings=PHASES)))
