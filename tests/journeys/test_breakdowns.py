"""A real breakdown in the middle of sealing, passing, searching: nothing typed is said anywhere."""

import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.journeys.client_way import ClientWay
from tests.journeys.gathering import enter
from tests.journeys.http_client import HttpClient
from tests.journeys.server import Server, environment, run, serving
from tests.journeys.story import decide_all
from tests.journeys.traces import traces
from tests.journeys.way import Typed

MARKER = f"zibeline {secrets.token_hex(9)}"
Broken = tuple[Server, Path]
Pressed = tuple[str, dict[str, Typed]]


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Broken]:
    """Serve the cast with a house that breaks on demand."""
    var = tmp_path_factory.mktemp("broken")
    env = environment(var, "tests.journeys.settings_breaking")
    run(["tests.journeys.stage"], env)
    with serving(env, var / "server.log") as server:
        yield server, var


def at_a_note(server: Server) -> ClientWay:
    """Log in and open the page where a note is written."""
    me = enter("aicha", "aicha@cast.example", ClientWay("aicha", HttpClient(server.url)))
    me.open("/carnet/noter/", status=200)
    if me.offers("Ouvrir mon carnet"):
        me.press("Ouvrir mon carnet", understood=True)
        me.open("/carnet/noter/")
    return me


def seal(me: ClientWay) -> Pressed:
    return "Garder, scellé", {"story": MARKER, "title": MARKER}


def search(me: ClientWay) -> Pressed:
    me.press("Garder, scellé", story="Un bruit, un mardi.", title="Un bruit")
    me.open("/carnet/")
    return "Chercher", {"words": MARKER}


def carry(me: ClientWay) -> Pressed:
    me.press("Garder, scellé", story=f"{MARKER} parle du voisin.", title="Un bruit")
    me.follow("Passer au cercle")
    me.press("Continuer", danger="non")
    decide_all(me, reason=MARKER)
    me.follow("Lire ce qui partira")
    return "Passer au cercle", {"read": True}


@pytest.mark.parametrize(("place", "prepare"), [
    ("sealing", seal),
    ("passage", carry),
    ("search", search),
], ids=["sealing", "passage", "search"])  # fmt: skip
def test_a_breakdown_tells_its_type_and_its_place_only(
    broken: Broken, place: str, prepare: Callable[[ClientWay], Pressed]
) -> None:
    server, var = broken
    me = at_a_note(server)
    button, typed = prepare(me)
    before = len((var / "server.log").read_text(encoding="utf-8"))
    (var / f"break-{place}").touch()

    me.press(button, status=500, **typed)
    (var / f"break-{place}").unlink()

    assert MARKER not in str(me.page)
    log = (var / "server.log").read_text(encoding="utf-8")[before:]
    assert "ValueError" in log
    assert "urls_breaking.py" in log
    assert list(traces({"typed": MARKER}, var)) == []
    assert list(traces({"an error": "urls_breaking.py"}, var / "outbox")) == []
