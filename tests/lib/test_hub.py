"""Words reach who listens, from any thread; an absent Redis fails nobody."""

import asyncio
import threading
from pathlib import Path

import pytest
from redis import Redis

from tests.journeys.server import free_port
from tests.redis_server import serving_redis
from trousseau.lib.hub import AGAIN, DOUBT, Hub

SOON, LATER = 5.0, 0.05  # seconds: longer than anything takes; enough to show that nothing comes
NOBODY = "redis://127.0.0.1:1/0"


def test_words_said_in_a_thread_reach_every_listener_of_the_topic() -> None:
    hub = Hub()

    async def listen() -> list[set[str]]:
        with hub.listen("one") as first, hub.listen("one", "two") as second:
            said = threading.Thread(target=hub.tell, args=("one", "phase", "clock"))
            said.start()
            return [await first.hear(SOON), await second.hear(SOON)]

    assert asyncio.run(listen()) == [{"phase", "clock"}] * 2


def test_another_topic_is_not_heard() -> None:
    hub = Hub()

    async def listen() -> set[str]:
        with hub.listen("one") as ear:
            hub.tell("two", "phase")
            return await ear.hear(LATER)

    assert asyncio.run(listen()) == set()


def test_words_merge_until_they_are_read_and_are_read_once() -> None:
    hub = Hub()

    async def listen() -> list[set[str]]:
        with hub.listen("one") as ear:
            for _ in range(1000):
                hub.tell("one", "slips")
            hub.tell("one", "phase")
            await asyncio.sleep(0)
            return [await ear.hear(SOON), await ear.hear(LATER)]

    assert asyncio.run(listen()) == [{"slips", "phase"}, set()]


def test_who_has_left_is_forgotten() -> None:
    hub = Hub()

    async def listen() -> None:
        with hub.listen("one"):
            pass
        hub.tell("one", "phase")

    asyncio.run(listen())

    assert hub._ears == {}


def test_a_listener_of_a_loop_that_is_over_is_no_obstacle() -> None:
    hub = Hub()
    left_open = hub.listen("one")

    async def listen() -> None:
        left_open.__enter__()

    asyncio.run(listen())

    hub.tell("one", "phase")


def test_an_absent_redis_still_lets_this_process_hear(caplog: pytest.LogCaptureFixture) -> None:
    hub = Hub(NOBODY)

    async def listen() -> set[str]:
        with hub.listen("one") as ear, hub.listen("one"):
            await asyncio.to_thread(hub.tell, "one", "phase")
            return await ear.hear(SOON)

    assert asyncio.run(listen()) == {"phase"}
    assert "alarm: Redis does not answer" in caplog.text


@pytest.mark.cluster
def test_a_redis_that_comes_back_makes_everyone_ask_anew(tmp_path: Path) -> None:
    port = free_port()
    with serving_redis(tmp_path, port) as url:
        here, there = Hub(url), Hub(url)

    async def listen() -> set[str]:
        with here.listen("one") as ear:
            with serving_redis(tmp_path, port):
                assert await ear.hear(SOON) == {AGAIN, DOUBT}
            await asyncio.to_thread(there.tell, "one", "phase")
            assert await ear.hear(LATER) == set(), "another process, and no Redis"
            with serving_redis(tmp_path, port):
                assert await ear.hear(SOON) == {AGAIN, DOUBT}
                await asyncio.to_thread(there.tell, "one", "clock")
                return await ear.hear(SOON)

    assert asyncio.run(listen()) == {"clock"}


@pytest.mark.cluster
def test_the_shortest_absence_of_redis_is_noticed(redis_url: str) -> None:
    hub = Hub(redis_url)

    def cut() -> None:
        with Redis.from_url(redis_url) as client:
            for one in client.client_list(_type="pubsub"):
                client.client_kill(one["addr"])

    async def listen() -> set[str]:
        with hub.listen("one") as ear:
            assert await ear.hear(SOON) == {AGAIN, DOUBT}
            await asyncio.to_thread(cut)
            return await ear.hear(SOON)

    assert asyncio.run(listen()) == {AGAIN, DOUBT}


@pytest.mark.cluster
def test_two_processes_hear_each_other_through_redis(redis_url: str) -> None:
    here, there = Hub(redis_url), Hub(redis_url)

    async def listen() -> list[set[str]]:
        with here.listen("one") as ear:
            begun = await ear.hear(SOON)
            await asyncio.to_thread(there.tell, "one", "phase")
            return [begun, await ear.hear(SOON)]

    assert asyncio.run(listen()) == [{AGAIN, DOUBT}, {"phase"}]
