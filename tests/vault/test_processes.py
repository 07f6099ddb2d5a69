"""Two real processes on one real base: a writer against a rotation; a shredded secret in no file."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CARDS = 6
ROOT = Path(__file__).parents[2]


def start(role: str, folder: Path) -> "subprocess.Popen[str]":
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.vault.settings_alone",
        "VAULT_TEST_DIR": str(folder),
    }
    command = [sys.executable, "-W", "ignore", "-m", "tests.vault.processes", role]
    return subprocess.Popen(  # noqa: S603  (our own script)
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: "subprocess.Popen[str]") -> None:
    _out, error = process.communicate(timeout=120)
    assert process.returncode == 0, error


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    ended(start("prepare", tmp_path))
    return tmp_path


def test_a_writer_and_a_rotation_in_two_processes_lose_nothing(folder: Path) -> None:
    processes = [start("write", folder), start("rotate", folder)]

    for process in processes:
        ended(process)

    ended(start("look", folder))


def test_cards_survive_kill_9_and_two_processes_writing_at_once(folder: Path) -> None:
    said = {"aicha": 0, "bruno": 0}
    for _ in range(4):
        processes = {name: start(f"put_down_{name}", folder) for name in said}
        for name, process in processes.items():
            assert process.stdout is not None
            for _ in range(20):
                said[name] = int(process.stdout.readline())
        for process in processes.values():
            process.kill()  # both are in the middle of something
            process.communicate(timeout=60)

    look = start("take", folder)
    out, error = look.communicate(timeout=120)

    assert look.returncode == 0, error
    found = json.loads(out)
    assert set(found) == {f"{name} {number}" for name in said for number in range(CARDS)}
    for name in said:  # what was said to be put down is there, or what replaced it
        assert max(found[f"{name} {number}"] for number in range(CARDS)) >= said[name]
    assert [path.name for path in folder.glob("pile*") if "journal" not in path.name] == [
        "pile.sqlite3"
    ]


def test_a_shredded_secret_is_in_no_file(folder: Path) -> None:
    ended(start("shred", folder))
