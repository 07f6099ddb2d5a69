"""The pile as a file: its owner's alone, safe between threads, and its pages tell no order."""

import stat
import threading
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.vault.slips import file, put
from tests.vault.world import World
from trousseau.lib import clock
from trousseau.vault import api as vault
from trousseau.vault import pile, slips, suite


def test_the_file_is_its_owner_s_alone_and_leaves_no_other(world: World) -> None:
    safe = world.circle("aicha")
    put(safe, "un", by=world.aicha.back())

    assert stat.S_IMODE(file().stat().st_mode) == 0o600
    assert stat.S_IMODE(file().parent.stat().st_mode) == 0o700
    assert [path.name for path in file().parent.iterdir()] == ["pile.sqlite3"]


def test_a_folder_of_somebody_else_is_refused(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    safe = world.circle("aicha")
    monkeypatch.setattr(Path, "stat", lambda *_args, **_kwargs: SimpleNamespace(st_uid=65533))
    monkeypatch.setattr(Path, "exists", lambda _path: False)
    monkeypatch.setattr(Path, "mkdir", lambda *_args, **_kwargs: None)

    with pytest.raises(ImproperlyConfigured, match="somebody else"):
        put(safe, "un", by=world.aicha.back())


def test_a_pile_that_does_not_answer_asks_for_patience(world: World) -> None:
    safe = world.circle("aicha", "bruno")
    file().mkdir(parents=True)

    with pytest.raises(vault.Busy):
        put(safe, "un", by=world.aicha.back())
    pile.sweep(clock.today())  # the clocks go on
    vault.remove(safe.pk, world.bruno.id, by=world.aicha.back())  # and nobody stays in for that
    assert not vault.can_open(safe.pk, by=world.bruno.back())


def test_threads_that_make_and_fill_the_pile_at_once_lose_nothing(world: World) -> None:
    store, meeting = pile.the_pile(), uuid4()
    nonces: list[bytes] = []

    def fill(number: int) -> None:
        nonce = store.nonce(meeting, fresh=bytes([number]) * 32, today=clock.today())
        nonces.append(nonce)
        for turn in range(5):
            slip = slips.Slip(bytes([number, turn]), 1, 1, b"x" * 2089)
            assert store.put(meeting, 1, slip, nonce=nonce)

    threads = [threading.Thread(target=fill, args=(number,)) for number in range(1, 7)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(nonces)) == 1
    assert len(store.all(meeting, 1)) == 30


def test_a_slip_tagged_with_a_forgotten_nonce_is_refused(world: World) -> None:
    store, meeting = pile.the_pile(), uuid4()
    store.nonce(meeting, fresh=b"n" * 32, today=clock.today())

    assert not store.put(meeting, 1, slips.Slip(b"t", 1, 1, b""), nonce=b"m" * 32)


def test_pages_tell_no_order(world: World) -> None:
    """Where the last slip lies in the file is drawn: first and last page as often as others."""
    store = pile.the_pile()
    places = []
    for _ in range(40):
        meeting = uuid4()
        nonce = store.nonce(meeting, fresh=b"n" * 32, today=clock.today())
        marks = [b"%032d" % number for number in range(6)]
        for mark in marks:
            blob = mark + suite.random_bytes(2057)
            slip = slips.Slip(suite.random_bytes(32), 1, 1, blob)
            assert store.put(meeting, 1, slip, nonce=nonce)
        raw = file().read_bytes()
        order = sorted(marks, key=raw.rindex)
        places.append(order.index(marks[-1]))
        store.forget(meeting, below=None)

    assert set(places) == set(range(6))
