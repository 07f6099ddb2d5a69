"""Turns: never more derivations at once than there are files, over all processes."""

import multiprocessing
import os
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from trousseau.vault import slots
from trousseau.vault.errors import Busy

SPAWN = multiprocessing.get_context("fork")


@pytest.fixture(autouse=True)
def _two_files(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.VAULT_RUN_DIR = tmp_path
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def test_a_turn_is_taken_and_given_back(tmp_path: Path) -> None:
    for _ in range(5):
        with slots.slot():
            assert (tmp_path / "slot-0").exists()


def test_unknown_devices_leave_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "PATIENCE", 0.05)

    with slots.slot(known=False), pytest.raises(Busy), slots.slot(known=False):
        pass
    with slots.slot(known=False), slots.slot():
        pass


def test_one_processor_still_has_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: None)

    with slots.slot(known=False):
        pass


def test_patience_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "PATIENCE", 0.05)

    with slots.slot(), slots.slot(), pytest.raises(Busy), slots.slot():
        pass


def test_forty_wait_and_the_next_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "SEATS", 0)

    with slots.slot(), slots.slot(), pytest.raises(Busy), slots.slot():
        pass


def test_who_waits_gets_the_next_turn() -> None:
    with slots.slot(), slots.slot():
        waiting = threading.Thread(target=_pass_through)
        waiting.start()
        time.sleep(0.05)
        assert waiting.is_alive()
    waiting.join(timeout=5)
    assert not waiting.is_alive()


def _pass_through() -> None:
    with slots.slot():
        pass


def _count(inside: Any, most: Any) -> None:
    threads = [threading.Thread(target=_one, args=(inside, most)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _one(inside: Any, most: Any) -> None:
    with slots.slot():
        with inside.get_lock():
            inside.value += 1
            most.value = max(most.value, inside.value)
        time.sleep(0.01)
        with inside.get_lock():
            inside.value -= 1


def test_never_more_at_once_than_files_over_two_processes() -> None:
    inside, most = SPAWN.Value("i", 0), SPAWN.Value("i", 0)
    processes = [SPAWN.Process(target=_count, args=(inside, most)) for _ in range(2)]

    for process in processes:
        process.start()
    for process in processes:
        process.join()

    assert 1 <= most.value <= 2
    assert inside.value == 0
