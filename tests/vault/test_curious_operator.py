"""Two hundred meetings of twelve, the base, its WAL and the trail in hand: nobody's card is theirs.

The same guesses against cards written as they come name nearly everybody: they can tell.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import curious

ROOT = Path(__file__).parents[2]
MEETINGS, PEOPLE = 200, 12


def guessed(way: str, meetings: int, folder: Path) -> dict[str, int]:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.vault.settings_alone",
        "VAULT_TEST_DIR": str(folder),
    }
    command = [sys.executable, "-W", "ignore", "-m", "tests.vault.curious", way, str(meetings)]
    told = subprocess.run(  # noqa: S603  (our own script)
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    counted: dict[str, int] = json.loads(told.stdout)
    return counted


@pytest.mark.slow
def test_the_best_guess_is_one_in_twelve(tmp_path: Path) -> None:
    for turn in range(2):  # chance alone is outside once in a hundred times: never twice
        folder = tmp_path / str(turn)
        folder.mkdir()
        counted = guessed("pile", MEETINGS, folder)
        assert len(counted) > 100
        if not curious.outside(counted, meetings=MEETINGS):
            return
    pytest.fail(str(curious.outside(counted, meetings=MEETINGS)))


def test_cards_written_as_they_come_are_named(tmp_path: Path) -> None:
    counted = guessed("at once", 10, tmp_path)

    best, _mean = curious.best(counted, meetings=10, people=PEOPLE)

    assert best == 1
    assert curious.outside(counted, meetings=10)


def test_an_order_drawn_at_random_is_inside() -> None:
    assert curious.outside({"a": 214, "b": 188}, meetings=200) == {}
    assert curious.outside({"a": 250, "b": 188}, meetings=200) == {"a": 250}
