"""Streams of a real server: what one does the others hear, and a session that ends ends them."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.client_way import ClientWay
from tests.journeys.gathering import enter
from tests.journeys.http_client import HttpClient
from tests.journeys.listener import Listener
from tests.journeys.server import Server, environment, run, serving
from tests.journeys.stage import CIRCLE

MANY = 60


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the cast and their circle, a meeting planned."""
    var = tmp_path_factory.mktemp("streams")
    env = environment(var, "tests.journeys.settings_file")
    run(["tests.journeys.stage"], env)
    with serving(env, var / "server.log") as served:
        yield served


def browser(server: Server, who: str) -> ClientWay:
    """Log in and go to the meeting's page."""
    way = enter(who, f"{who}@cast.example", ClientWay(who, HttpClient(server.url)))
    way.open("/cercles/")
    way.follow(CIRCLE)
    way.follow("Rejoindre la séance" if way.offers("Rejoindre la séance") else "Voir la séance")
    return way


def test_what_one_does_the_others_hear_by_name_only(server: Server) -> None:
    driss, aicha = browser(server, "driss"), browser(server, "aicha")
    listener = Listener(aicha.client, f"{aicha.address}flux/")
    listener.hears("again")

    if driss.offers("Ouvrir la séance"):
        driss.press("Ouvrir la séance")
    began = time.monotonic()
    driss.open(driss.address)
    driss.press("Rejoindre la séance")

    listener.hears("seats", since=began)
    assert {name for name, _when in listener.heard} <= {"again", "phase", "seats"}
    listener.close()


@pytest.mark.parametrize("button", ["Me déconnecter", "Fermer le carnet"])
def test_a_session_that_ends_ends_its_streams_at_once(server: Server, button: str) -> None:
    aicha = browser(server, "bruno")
    listener = Listener(aicha.client, f"{aicha.address}flux/")
    listener.hears("again")

    began = time.monotonic()
    if button == "Me déconnecter":
        aicha.open("/compte/deconnexion/")
        aicha.press(button)
    else:
        token = aicha.page.select_one("[name=csrfmiddlewaretoken]")
        assert token is not None
        aicha.client.post("/compte/fermer/", {"csrfmiddlewaretoken": [str(token["value"])]})

    assert listener.hears("end") - began < 15, "before the question came due by itself"
    assert listener.ends() == 403


def test_many_open_streams_take_no_thread_and_no_database(server: Server) -> None:
    way = browser(server, "peer1")
    listeners = [Listener(way.client, f"{way.address}flux/") for _ in range(MANY)]
    for one in listeners:
        one.hears("again")

    status = Path(f"/proc/{server.process.pid}/status").read_text(encoding="utf-8")
    threads = re.search(r"Threads:\s+(\d+)", status)
    files = Path(f"/proc/{server.process.pid}/fd").iterdir()
    bases = [one for one in files if "file.sqlite3" in str(one.readlink())]
    way.open(way.address)

    assert threads is not None
    assert int(threads[1]) < MANY / 2
    assert len(bases) < MANY / 2
    for one in listeners:
        one.close()


def test_a_server_asked_to_stop_lets_its_streams_go_and_the_next_one_takes_them(
    tmp_path: Path,
) -> None:
    env = environment(tmp_path, "tests.journeys.settings_file")
    run(["tests.journeys.stage"], env)
    with serving(env, tmp_path / "server.log") as first:
        way = browser(first, "aicha")
        listener = Listener(way.client, f"{way.address}flux/")
        listener.hears("again")
        first.process.terminate()
        first.process.wait(15)  # a stream would have held it for ever
    stopped = time.monotonic()

    with serving(env, tmp_path / "server.log", first.port):
        listener.hears("again", since=stopped)
        listener.close()
    assert "ERROR" not in (tmp_path / "server.log").read_text(encoding="utf-8")
