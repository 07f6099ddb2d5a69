"""What is typed in notebook and circle is nowhere on the disk, server running or stopped."""

import base64
import gzip
import secrets
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.journeys.client_way import ClientWay
from tests.journeys.gathering import enter
from tests.journeys.http_client import HttpClient
from tests.journeys.server import Server, environment, run, serving
from tests.journeys.stage import CIRCLE, PEERS
from tests.journeys.story import decide_all
from tests.journeys.traces import traces, written

TYPED = (
    "title", "story", "weight", "search", "edited", "draft", "draft-title", "unload", "locked",
    "wrong-passphrase", "replacement", "reason", "error", "refused", "absent", "query", "question",
    "answer", "unsigned", "last-word", "harvest", "key", "reserve",
)  # fmt: skip
SETTINGS = "tests.journeys.settings_file"


class Disk:
    """A folder, the phrases typed, the server that keeps everything there."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.env = environment(var, SETTINGS)
        self.phrases = {name: f"zibeline {secrets.token_hex(9)} {name}" for name in TYPED}
        self.server: Server | None = None

    def __getitem__(self, name: str) -> str:
        return self.phrases[name]

    def way(self, who: str) -> ClientWay:
        """Return a new browser, logged in."""
        assert self.server is not None
        way = ClientWay(who, HttpClient(self.server.url))
        return enter(who, f"{who}@cast.example", way)

    def traces(self) -> list[tuple[str, str, str]]:
        """Return what of the phrases is on the disk."""
        return list(traces(self.phrases, self.var))


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """Serve on a disk of its own: each test kills or spoils it."""
    disk = Disk(tmp_path / "disk")
    run(["tests.journeys.stage"], disk.env)
    with serving(disk.env, disk.var / "server.log") as disk.server:
        yield disk


@pytest.mark.parametrize("encode", [
    lambda text: text.encode(),
    lambda text: text.encode("utf-16"),
    lambda text: base64.b64encode(text.encode()),
    lambda text: base64.b64encode(b"a" + text.encode() + b"zz"),
    lambda text: base64.b64encode(b"ab" + text.encode()),
    lambda text: zlib.compress(b"before " + text.encode() + b" after"),
    lambda text: zlib.compress(text.encode("utf-16"), 1)[:-4],
    lambda text: gzip.compress(text.encode()),
])  # fmt: skip
def test_the_search_would_see_a_phrase(tmp_path: Path, encode: Any) -> None:
    (tmp_path / "file").write_bytes(b"\1\2" + encode("zibeline 0123456789") + b"\3")

    assert list(traces({"here": "zibeline 0123456789"}, tmp_path))
    assert not list(traces({"here": "zibeline 9876543210"}, tmp_path))


def test_nothing_typed_is_left_on_the_disk(disk: Disk) -> None:
    assert disk.server is not None
    aicha = disk.way("aicha")
    fill_the_notebook(disk, aicha)
    type_where_nothing_is_kept(disk, aicha)
    carry_to_the_circle(disk, aicha)
    hold_a_meeting(disk, aicha)
    assert any(disk.var.glob("*.sqlite3-wal")), "the log of SQLite is searched too"

    running = disk.traces()
    disk.server.process.kill()
    disk.server.process.wait()

    assert running == []
    assert disk.traces() == []
    assert list(traces({"address": "aicha@cast.example"}, disk.var)), "what is in clear is found"


def fill_the_notebook(disk: Disk, me: ClientWay) -> None:
    """Write, search, change, leave a draft."""
    me.open("/carnet/noter/")
    me.press("Ouvrir mon carnet", understood=True)
    story = f"Le voisin du dessus crie le soir. {disk['story']}"
    me.press("Garder, scellé", story=story, title=disk["title"], weight=disk["weight"])
    assert disk["weight"] in me.text
    me.follow("Modifier")
    me.press("Garder, scellé", story=f"{story}\n\n{disk['edited']}")
    me.open("/carnet/")
    me.press("Chercher", words=disk["search"])
    me.open("/carnet/noter/")
    draft = token_of(me) | {"story": [disk["draft"]], "title": [disk["draft-title"]]}
    assert me.client.post("/carnet/brouillon/", draft).status_code == 204
    me.open("/carnet/noter/")
    assert disk["draft"] in me.text


def token_of(way: ClientWay) -> dict[str, list[str]]:
    """Return the page's proof that a form is ours."""
    field = way.page.select_one("[name=csrfmiddlewaretoken]")
    assert field is not None
    return {"csrfmiddlewaretoken": [str(field["value"])]}


def type_where_nothing_is_kept(disk: Disk, me: ClientWay) -> None:
    """Type in pages that fail, are refused, do not exist, or were locked meanwhile."""
    me.open("/carnet/decharge/")
    assert me.page.select_one("main form") is None
    token = token_of(me)
    sent = {
        "/carnet/decharge/": "unload",
        "/panne/": "error",
        "/rien-de-tel/": "absent",
    }
    for address, name in sent.items():
        me.client.post(address, token | {"story": [disk[name]]})
    assert me.client.post("/panne/", {"story": [disk["refused"]]}).status_code == 403
    me.open(f"/recherche/?q={disk['query'].replace(' ', '+')}")
    lose_the_lock(disk)


def lose_the_lock(disk: Disk) -> None:
    """Lock in one window; send from the other: the text comes back in the page, twice."""
    me = disk.way("aicha")
    me.open("/carnet/noter/")
    page, url = me.page, me.url
    token = token_of(me)
    assert me.client.post("/compte/fermer/", token).status_code == 200
    me.page, me.url = page, url
    me.press("Garder, scellé", story=disk["locked"])
    assert disk["locked"] in str(me.page)
    story = f"{disk['locked']}\n{disk['wrong-passphrase']}"
    answer = me.client.post(
        "/carnet/noter/",
        token | {"story": [story], "vault_passphrase": ["mauvaise phrase"]},
    )
    assert answer.status_code == 403
    assert disk["wrong-passphrase"].encode() in answer.getvalue()


def carry_to_the_circle(disk: Disk, me: ClientWay) -> None:
    """Pass the note through the first door, with words of one's own at each step."""
    me.open("/carnet/")
    me.follow(disk["title"])
    me.follow("Passer au cercle")
    me.press("Continuer", danger="non")
    me.press("Le repérer partout", typed="Le voisin du dessus")
    me.press("Remplacer", wording=disk["replacement"])
    decide_all(me, reason=disk["reason"])
    me.follow("Lire ce qui partira")
    me.press("Passer au cercle", read=True)


def hold_a_meeting(disk: Disk, aicha: ClientWay) -> None:
    """Ask, answer, suppose unsigned, conclude, harvest, draft a key, have a reserve."""
    driss, bruno, *peers = (disk.way(who) for who in ("driss", "bruno", *PEERS))
    driss.open("/cercles/")
    driss.follow(CIRCLE)
    driss.follow("Voir la séance")
    room = driss.address
    driss.press("Ouvrir la séance")
    for way in (aicha, bruno, driss, *peers):
        way.open(room)
        way.press("Rejoindre la séance")
    driss.press("Travailler sur")
    go_on(driss, room, 2)
    put_down(bruno, room, text=disk["question"])
    aicha.open(room)
    aicha.follow("Répondre")
    aicha.press("Garder", text=disk["answer"])
    go_on(driss, room, 1)
    put_down(bruno, room, "Déposer sans signer", text=disk["unsigned"])
    go_on(driss, room, 1)
    put_down(aicha, room, kind="last_word", text=disk["last-word"])
    go_on(driss, room, 1)
    driss.press("Finir la phase et récolter")
    driss.press("Garder la récolte et clore", kept=disk["harvest"])
    draft_a_key(disk, bruno)


def draft_a_key(disk: Disk, bruno: ClientWay) -> None:
    """Write a key from the harvest, and a reserve beside it."""
    bruno.open("/cercles/")
    bruno.follow(CIRCLE)
    bruno.follow("Les récoltes, côte à côte")
    assert disk["harvest"] in bruno.text
    bruno.press("Écrire une clé", recolte=True)
    bruno.press(
        "Garder, scellé dans le cercle",
        title=disk["key"],
        question="2",
        kind="Un bruit",
        questions="Qui entend ?",
    )
    bruno.press("Garder mon avis, scellé", recognises="0", reserve=disk["reserve"], accepts="no")
    assert disk["key"] in bruno.text


def go_on(host: ClientWay, room: str, times: int) -> None:
    """The host ends phases."""
    for _ in range(times):
        host.open(room)
        host.press("Passer à la phase")


def put_down(way: ClientWay, room: str, verb: str = "Déposer", **slip: str) -> None:
    """Put a slip down."""
    way.open(room)
    way.press(verb, **slip)


def test_a_ciphertext_moved_to_another_row_does_not_open(disk: Disk) -> None:
    me = disk.way("aicha")
    me.open("/carnet/noter/")
    me.press("Ouvrir mon carnet", understood=True)
    for story in ("Une première chose.", "Une deuxième chose."):
        me.open("/carnet/noter/")
        me.press("Garder, scellé", story=story)

    for pk in swap_two_notes(disk.var / "file.sqlite3"):
        me.open(f"/carnet/{pk}/")
        assert "ne s’ouvre pas" in me.text
        assert "chose." not in me.text


def swap_two_notes(base: Path) -> list[str]:
    """Swap the ciphertexts of two notes, as someone who writes in the database would."""
    with sqlite3.connect(base, timeout=20) as connection:
        rows = connection.execute("SELECT id, blob FROM notebook_situation LIMIT 2").fetchall()
        (one, its), (two, other) = rows
        connection.execute("UPDATE notebook_situation SET blob = ? WHERE id = ?", (other, one))
        connection.execute("UPDATE notebook_situation SET blob = ? WHERE id = ?", (its, two))
    connection.close()
    return [str(UUID(one)), str(UUID(two))]


def test_every_form_is_long_enough_to_mean_something() -> None:
    assert all(len(form) >= 12 for form in written("zibeline 0123456789").values())
