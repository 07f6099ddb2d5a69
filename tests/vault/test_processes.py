"""Two real processes on one real base: a writer against a rotation; a shredded secret in no file."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

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


def test_a_shredded_secret_is_in_no_file(folder: Path) -> None:
    ended(start("shred", folder))
