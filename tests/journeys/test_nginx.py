"""A long note through the nginx file we ship: in memory, and in no log (docs/vault.md §12)."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.client_way import ClientWay
from tests.journeys.gathering import enter
from tests.journeys.http_client import HttpClient
from tests.journeys.nginx import proxying
from tests.journeys.server import Server, environment, run, serving
from tests.journeys.traces import traces

pytestmark = pytest.mark.cluster

BUFFERED = "buffered to a temporary file"
MARKER = f"zibeline {secrets.token_hex(9)}"
NOTE = (MARKER + " ").ljust(100_000, "é")[:50_000]  # 100 kB of UTF-8


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the cast and their circle."""
    var = tmp_path_factory.mktemp("behind")
    env = environment(var, "tests.journeys.settings_file")
    run(["tests.journeys.stage"], env)
    with serving(env, var / "server.log") as served:
        yield served


def write_a_note(url: str) -> ClientWay:
    """Log in, write a note of 100 kB, read it again."""
    me = enter("aicha", "aicha@cast.example", ClientWay("aicha", HttpClient(url)))
    me.open("/carnet/")
    me.open("/carnet/noter/")
    if me.offers("Ouvrir mon carnet"):
        me.press("Ouvrir mon carnet", understood=True)
        me.open("/carnet/noter/")
    me.press("Garder, scellé", story=NOTE)
    assert MARKER in me.text
    return me


def test_a_long_note_stays_in_memory_and_out_of_every_log(server: Server, tmp_path: Path) -> None:
    folder = tmp_path / "nginx"

    with proxying(folder, [server.port]) as url:
        me = write_a_note(url)
        me.open("/carnet/")
        me.press("Chercher", words=MARKER)
        me.open(f"/recherche/?q={MARKER.replace(' ', '+')}")

    said = (folder / "error.log").read_text(encoding="utf-8")
    assert BUFFERED not in said
    assert list(traces({"note": MARKER}, folder)) == []
    assert [one for one in (folder / "body", folder / "proxy") if any(one.rglob("*[0-9]"))] == []
    assert (folder / "access.log").read_text(encoding="utf-8") == ""


@pytest.mark.parametrize("without", [
    r"client_body_buffer_size \w+;",
    r"access_log off;",
])  # fmt: skip
def test_this_test_would_see_an_nginx_that_keeps(
    server: Server, tmp_path: Path, without: str
) -> None:
    folder = tmp_path / "nginx"

    with proxying(folder, [server.port], without=without) as url:
        write_a_note(url)

    said = (folder / "error.log").read_text(encoding="utf-8")
    assert BUFFERED in said or (folder / "access.log").read_text(encoding="utf-8")


def test_public_files_and_the_editors_images_pass(server: Server, tmp_path: Path) -> None:
    folder = tmp_path / "nginx"

    with proxying(folder, [server.port]) as url:
        anyone = HttpClient(url)
        style = anyone.get("/static/ui/css/all.css")
        too_long = anyone.post("/compte/connexion/", {"login": ["x" * 600_000]})
        image = anyone.post("/edition/images/", {"file": ["x" * 600_000]})

    assert style.status_code == 200
    assert too_long.status_code == 413
    assert image.status_code != 413
