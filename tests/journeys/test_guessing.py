"""Fifty unknown devices guess while fifteen people log in, over two processes (attack 20).

The people are asked for patience, and try again: until devices are known, they have no turn of
their own. Nothing here asserts how long it takes.
"""

import os
import random
import threading
from itertools import accumulate
from pathlib import Path

import pytest

from tests.journeys.phone import Phone, together
from tests.journeys.server import environment, run, serving
from tests.journeys.stage_many import EVERYONE

pytestmark = pytest.mark.slow

GUESSERS = 50


def guess(url: str, over: threading.Event) -> None:
    """Try passphrases on addresses, from an address of one's own each time, until told to stop."""
    device = Phone(url, "guesser", seed=threading.get_ident())
    device.get("/compte/connexion/")
    while not over.is_set():
        device.headers["X-Forwarded-For"] = f"10.{device.chance.randrange(2**8)}." + ".".join(
            str(device.chance.randrange(2**8)) for _ in range(2)
        )
        who = f"somebody{device.chance.randrange(1000)}@cast.example"
        status, _text = device.post("/compte/connexion/", login=who, password="mauvaise phrase")
        assert status != 302
        over.wait(0.2)


def test_never_more_derivations_than_cores_and_everybody_gets_in(tmp_path: Path) -> None:
    env = environment(tmp_path, "tests.journeys.settings_counting")
    run(["tests.journeys.stage_many", "0"], env)
    over = threading.Event()
    with (
        serving(env, tmp_path / "one.log") as one,
        serving(env, tmp_path / "two.log") as two,
    ):
        urls = (one.url, two.url)
        guessers = [
            threading.Thread(target=guess, args=(urls[number % 2], over))
            for number in range(GUESSERS)
        ]
        for guesser in guessers:
            guesser.start()
        phones = [Phone(random.choice(urls), who, seed=20) for who in EVERYONE]  # noqa: S311
        for number, phone in enumerate(phones):
            phone.headers["X-Forwarded-For"] = f"192.168.0.{number}"
        try:
            together([phone.log_in for phone in phones])
        finally:
            over.set()
            for guesser in guessers:
                guesser.join()
        for phone in phones:
            assert "</html>" in phone.get("/carnet/"), "not sent back to the door"

    notes = (tmp_path / "derivations").read_text(encoding="ascii")
    under_way = list(accumulate(1 if note == "+" else -1 for note in notes))
    assert max(under_way) <= (os.cpu_count() or 1)
    assert notes.count("+") > 2 * len(EVERYONE), "the guessers did derive"
    assert under_way[-1] == 0
