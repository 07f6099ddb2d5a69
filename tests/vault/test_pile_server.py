"""The pile on a server: the same promises as the file, told by the same stories.

Needs Debian's redis-server (make test-cluster): started here, without persistence, on a socket.
"""

import shutil
import subprocess
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import redis
from django.core.exceptions import ImproperlyConfigured

from tests.vault.world import World
from trousseau.lib import clock
from trousseau.vault import api as vault
from trousseau.vault import pile
from trousseau.vault.pile_file import FilePile
from trousseau.vault.pile_server import ServerPile
from trousseau.vault.slips import Pile, Slip

pytestmark = pytest.mark.cluster
QUIET = ["--save", "", "--appendonly", "no"]
DAY = clock.today()


def started(folder: Path, *options: str) -> tuple["subprocess.Popen[bytes]", str]:
    """Start a server on a socket of its own, and wait until it answers."""
    program = shutil.which("redis-server") or shutil.which("valkey-server")
    if program is None:
        pytest.skip("no redis-server here")
    socket = folder / "pile.sock"
    command = [program, "--port", "0", "--unixsocket", str(socket), "--dir", str(folder), *options]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603
    address = f"unix://{socket}"
    for _ in range(200):
        try:
            redis.Redis.from_url(address).ping()
            return process, address
        except redis.RedisError:
            time.sleep(0.02)
    raise AssertionError("the server did not start")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    process, at = started(tmp_path_factory.mktemp("server"), *QUIET)
    yield at
    process.kill()
    process.wait()


@pytest.fixture(params=["file", "server"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Pile:
    """Return one pile, then the other."""
    if request.param == "file":
        return FilePile(tmp_path / "pile.sqlite3")
    return ServerPile(request.getfixturevalue("address"))


def slip(number: int, text: bytes = b"x") -> Slip:
    return Slip(bytes([number]) * 32, 2, 5, text * 2089)


def begun(store: Pile, meeting: UUID) -> bytes:
    return store.nonce(meeting, fresh=b"n" * 32, today=DAY)


def test_the_first_nonce_stays(store: Pile) -> None:
    meeting = uuid4()
    assert store.nonce(meeting) == b""

    assert begun(store, meeting) == b"n" * 32
    assert store.nonce(meeting, fresh=b"m" * 32, today=DAY) == b"n" * 32
    assert store.nonce(meeting) == b"n" * 32
    assert store.nonce(uuid4()) == b""


def test_slips_are_put_replaced_found_and_dropped(store: Pile) -> None:
    meeting = uuid4()
    nonce = begun(store, meeting)
    for one in (slip(1), slip(2), slip(1, b"y")):
        assert store.put(meeting, 3, one, nonce=nonce)
    assert store.put(meeting, 4, slip(3), nonce=nonce)

    assert sorted(store.all(meeting, 3)) == [slip(1, b"y"), slip(2)]
    assert store.all(meeting, 4) == [slip(3)]
    assert store.find(meeting, 3, slip(2).tag) == slip(2)
    assert store.find(meeting, 4, slip(2).tag) is None
    assert store.drop(meeting, 3, slip(2).tag)
    assert store.all(meeting, 3) == [slip(1, b"y")]


def test_another_nonce_or_none_puts_nothing(store: Pile) -> None:
    meeting = uuid4()
    assert not store.put(meeting, 1, slip(1), nonce=b"n" * 32)
    assert not store.drop(meeting, 1, slip(1).tag)
    begun(store, meeting)

    assert not store.put(meeting, 1, slip(1), nonce=b"m" * 32)
    assert store.all(meeting, 1) == []


def test_a_shut_run_takes_nothing_and_never_opens_again(store: Pile) -> None:
    meeting = uuid4()
    nonce = begun(store, meeting)
    assert store.put(meeting, 3, slip(1), nonce=nonce)
    store.shut(meeting, below=4, fresh=b"m" * 32, today=DAY)
    store.shut(meeting, below=2, fresh=b"m" * 32, today=DAY)

    assert not store.put(meeting, 3, slip(2), nonce=nonce)
    assert not store.drop(meeting, 3, slip(1).tag)
    assert store.put(meeting, 4, slip(2), nonce=nonce)
    assert store.all(meeting, 3) == [slip(1)]


def test_shutting_what_was_not_begun_begins_it(store: Pile) -> None:
    meeting = uuid4()

    store.shut(meeting, below=4, fresh=b"m" * 32, today=DAY)

    assert store.nonce(meeting) == b"m" * 32
    assert not store.put(meeting, 3, slip(1), nonce=b"m" * 32)


def test_forgetting_runs_then_everything(store: Pile) -> None:
    meeting = uuid4()
    nonce = begun(store, meeting)
    for run in (3, 4, 5):
        assert store.put(meeting, run, slip(run), nonce=nonce)

    store.forget(meeting, below=5)
    assert [len(store.all(meeting, run)) for run in (3, 4, 5)] == [0, 0, 1]
    assert not store.put(meeting, 4, slip(1), nonce=nonce)

    store.forget(meeting, below=None)
    assert store.all(meeting, 5) == []
    assert begun(store, meeting) == b""
    assert not store.put(meeting, 9, slip(1), nonce=nonce)
    assert not store.put(meeting, 9, slip(1), nonce=b"")
    store.forget(uuid4(), below=None)


def test_bridges_are_kept_by_epoch(store: Pile) -> None:
    safe = uuid4()
    store.lay_bridge(safe, 1, 2, b"old", today=DAY)
    store.lay_bridge(safe, 1, 2, b"new", today=DAY)

    assert store.bridge(safe, 1, 2) == b"new"
    assert store.bridge(safe, 1, 3) is None
    store.sweep(DAY)
    assert store.bridge(safe, 1, 2) == b"new"


def test_a_quiet_pile_starts(store: Pile) -> None:
    store.check()


@pytest.mark.parametrize("options", [["--save", "60 1"], ["--save", "", "--appendonly", "yes"]])
def test_a_server_that_writes_on_a_disk_is_refused(tmp_path: Path, options: list[str]) -> None:
    process, at = started(tmp_path, *options)
    try:
        with pytest.raises(ImproperlyConfigured, match="écrit sur un disque"):
            ServerPile(at).check()
    finally:
        process.kill()
        process.wait()


def test_what_is_forgotten_expires_by_itself_and_leaves_no_file(address: str) -> None:
    meeting = uuid4()
    nonce = begun(ServerPile(address), meeting)
    ServerPile(address).put(meeting, 1, slip(1), nonce=nonce)
    server = redis.Redis.from_url(address)

    assert 0 < server.ttl(f"trousseau:pile:{meeting.hex}") <= timedelta(days=2).total_seconds()
    folder = Path(address.removeprefix("unix://")).parent
    assert [path.name for path in folder.iterdir()] == ["pile.sock"]


def test_a_circle_uses_it_as_it_uses_the_file(
    world: World, settings: pytest.FixtureRequest, address: str
) -> None:
    settings.VAULT_PILE = address
    assert isinstance(pile.the_pile(), ServerPile)
    safe, meeting = world.circle("aicha", "bruno", "chantal"), uuid4()
    slots = [("aicha", "un"), ("bruno", "deux"), ("bruno", "trois")]
    for name, text in slots:
        by = getattr(world, name).back()
        vault.pile_put(
            meeting=meeting, run=1, slot="ballot", payload={"text": text}, safe_id=safe.pk, by=by
        )
    vault.remove(safe.pk, world.chantal.id, by=world.aicha.back())

    by = world.bruno.back()
    vault.pile_shut(meeting=meeting, run=1)
    taken = vault.pile_take(meeting=meeting, run=1, safe_id=safe.pk, by=by)
    assert sorted(payload["text"] for _slot, payload in taken) == ["trois", "un"]
    with pytest.raises(vault.TooLate):
        vault.pile_drop(meeting=meeting, run=1, slot="ballot", by=by)
    vault.pile_forget(meeting=meeting)
    assert vault.pile_take(meeting=meeting, run=1, safe_id=safe.pk, by=by) == []


def test_a_server_that_is_gone_asks_for_patience(world: World, tmp_path: Path) -> None:
    with pytest.raises(vault.Busy):
        ServerPile(f"unix://{tmp_path}/nobody.sock").nonce(uuid4())
