"""Fifteen phones with a bad network, two server processes, nginx, Redis, PostgreSQL.

By default a few meetings are held; `TROUSSEAU_MEETINGS=100` holds a hundred.
"""

import os
import signal
import time
from collections.abc import Iterator
from uuid import uuid4

import pytest

from tests.journeys.client_way import ClientWay
from tests.journeys.cluster import Cluster, gathered
from tests.journeys.http_client import HttpClient
from tests.journeys.listener import Listener
from tests.journeys.phone import Phone, together
from tests.journeys.stage_many import EVERYONE

pytestmark = pytest.mark.cluster

MEETINGS = int(os.environ.get("TROUSSEAU_MEETINGS", "3"))
PROMISE = 5.0  # seconds to be back at the same phase
HOST, PRESENTER = EVERYONE[:2]
GROUP = EVERYONE[2:]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Serve fifteen people, their meetings, and two more to be broken."""
    var = tmp_path_factory.mktemp("cluster") / "var"
    with gathered(var, meetings=MEETINGS + 3) as cluster:
        yield cluster


@pytest.fixture(scope="module")
def phones(cluster: Cluster) -> dict[str, Phone]:
    """Log everyone in."""
    phones = {who: Phone(cluster.url, who, seed=15) for who in EVERYONE}
    together([phone.log_in for phone in phones.values()])
    return phones


def browser(phone: Phone, url: str) -> HttpClient:
    """Return a client with this phone's cookies, at one process or behind nginx."""
    client = HttpClient(url)
    header = "; ".join(f"{name}={value}" for name, value in phone.cookies.items())
    client.opener.addheaders = [("Cookie", header)]
    return client


def listen(phone: Phone, url: str, room: str) -> Listener:
    """Open a stream with this phone's cookies."""
    client = HttpClient(url)
    cookies = "; ".join(f"{name}={value}" for name, value in phone.cookies.items())
    return Listener(client, f"{room}flux/", cookies=cookies)


def begun(phones: dict[str, Phone], meeting: dict[str, str], *, advanced: int = 2) -> str:
    """Open a meeting that everyone joins, choose its case, go to a phase; return its address."""
    room = meeting["room"]
    phones[HOST].tap(f"{room}ouvrir/")
    together([lambda one=one: one.tap(f"{room}rejoindre/") for one in phones.values()])
    phones[HOST].tap(f"{room}choisir/", case=meeting["case"])
    for _ in range(advanced):
        assert phones[HOST].post(f"{room}avancer/")[0] == 302
    return room


def test_what_happens_in_one_process_is_heard_in_the_other(
    cluster: Cluster, phones: dict[str, Phone]
) -> None:
    here, there = (server.url for server in cluster.servers)
    room = cluster.meetings[0]["room"]
    listeners = [listen(phones["peer1"], url, room) for url in (here, there, cluster.url)]
    for one in listeners:
        one.hears("again")

    for url in (here, there):
        began = time.monotonic()
        speaker = Phone(url, HOST, seed=1)
        speaker.cookies = phones[HOST].cookies
        speaker.tap(f"{room}ouvrir/")
        speaker.tap(f"{room}rejoindre/")
        for one in listeners:
            one.hears("seats", since=began)

    for one in listeners:
        one.close()


@pytest.mark.parametrize("number", range(MEETINGS))
def test_nothing_is_lost_or_doubled_and_everyone_is_at_the_same_place(
    cluster: Cluster, phones: dict[str, Phone], number: int
) -> None:
    meeting = cluster.meetings[number + 1]
    listeners = [listen(phone, cluster.url, meeting["room"]) for phone in phones.values()]
    for one in listeners:
        one.hears("again")
    room = begun(phones, meeting)
    group = [phones[who] for who in GROUP]
    said = {who: f"zibeline {uuid4().hex} {who}" for who in GROUP}

    together(
        [lambda one=one: one.put_down(room, "question", f"{said[one.who]} q ?") for one in group]
    )
    before = time.monotonic()
    assert phones[HOST].post(f"{room}avancer/")[0] == 302
    together([
        lambda one=one, signed=number % 2 == 0: one.put_down(
            room, "hypothesis", f"{said[one.who]} h.", signed=signed
        )
        for one in group
    ])  # fmt: skip
    for one in listeners:
        one.hears("phase", since=before)
    assert phones[HOST].post(f"{room}avancer/")[0] == 302
    phones[PRESENTER].put_down(room, "last_word", "Le dernier mot est le mien.")
    pages = {who: phone.get(room) for who, phone in phones.items()}
    places = {phone.place(room) for phone in phones.values()}

    assert places == {"Phase 5 sur 6"}
    for who, page in pages.items():
        counts = {page.count(f"{words} {kind}") for words in said.values() for kind in "qh"}
        assert counts == {1}, who
    finish(ClientWay(HOST, browser(phones[HOST], cluster.url)), room)
    for one in listeners:
        assert one.ends() == 204


def finish(host: ClientWay, room: str) -> None:
    """Close the meeting: a stream of a meeting that is over stops asking."""
    host.open(room)
    host.press("S’arrêter là et récolter")
    host.press("Garder la récolte et clore")


def test_a_double_click_on_next_goes_one_step(cluster: Cluster, phones: dict[str, Phone]) -> None:
    room = begun(phones, cluster.meetings[-2], advanced=0)
    host = phones[HOST]
    turn = turn_of(host.get(room))
    twice = [lambda: host.post(f"{room}avancer/", turn=turn) for _ in range(2)]

    together(twice)

    assert {phone.place(room) for phone in phones.values()} == {"Phase 2 sur 6"}


def turn_of(page: str) -> str:
    """Return the turn a page shows; the third, once opened and chosen, where it shows none yet."""
    _before, found, after = page.partition('name="turn" value="')
    return after.partition('"')[0] if found else "2"


def test_a_process_killed_in_mid_phase_is_back_at_the_same_phase(
    cluster: Cluster, phones: dict[str, Phone]
) -> None:
    room = begun(phones, cluster.meetings[-1])
    words = f"zibeline {uuid4().hex}"
    phones["peer1"].put_down(room, "question", f"{words} ?")
    listener = listen(phones["peer2"], cluster.url, room)
    listener.hears("again")

    for number in range(len(cluster.servers)):
        killed = time.monotonic()
        cluster.servers[number].process.send_signal(signal.SIGKILL)
        page = phones["peer3"].get(room)
        took = time.monotonic() - killed
        assert "Phase 3 sur 6" in page
        assert page.count(words) == 1
        assert took < PROMISE
        cluster.restart(number)

    phones[HOST].post(f"{room}avancer/")
    listener.hears("phase", since=killed)
    listener.close()
