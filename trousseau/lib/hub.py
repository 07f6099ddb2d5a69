"""Words carried to whoever listens: from any thread, and through Redis from any process.

Nothing is stored: Redis keeps nothing of what it publishes, and who was not listening has missed
it. So a listener that may have missed something hears `AGAIN`, and asks for everything anew.
"""

import asyncio
import json
import logging
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from redis import Redis, RedisError
from redis.asyncio import Redis as Listening
from redis.asyncio.retry import Retry as Quiet
from redis.backoff import NoBackoff
from redis.retry import Retry

AGAIN = "again"  # something may have been missed
DOUBT = "doubt"  # who listens may no longer be allowed to
CLOSE = "close"  # this process stops; another one, or the next, will answer
CHANNEL = "trousseau.words"
PATIENCE = 0.5  # seconds an act may wait for Redis, twice
PAUSE = 1.0  # seconds between two tries to hear Redis again
PULSE = 10.0  # seconds after which a silent Redis is asked whether it is there

logger = logging.getLogger(__name__)


class Ear:
    """One listener, in the event loop that made it; words it has not yet read merge."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self._words: set[str] = set()
        self._awake = asyncio.Event()

    def wake(self, words: Iterable[str] = ()) -> None:
        """Leave words to read; from this ear's own loop only."""
        self._words.update(words)
        self._awake.set()

    async def hear(self, patience: float) -> set[str]:
        """Return the words left since last time; wait for some, up to `patience` seconds."""
        try:
            async with asyncio.timeout(patience):
                await self._awake.wait()
        except TimeoutError:
            return set()
        self._awake.clear()
        words, self._words = self._words, set()
        return words


class Hub:
    """Who listens to what, in this process; with an address of Redis, in all of them."""

    def __init__(self, redis_url: str = "") -> None:
        self._ears: dict[str, set[Ear]] = {}
        self._lock = threading.Lock()
        self._url = redis_url
        self._speaker: Redis | None = None
        self._relay: asyncio.Task[None] | None = None
        self.use_redis(redis_url)

    def use_redis(self, url: str) -> None:
        """Speak through Redis from now on; through memory alone if the address is empty."""
        self._url = url
        self._speaker = (
            Redis.from_url(
                url,
                socket_timeout=PATIENCE,
                socket_connect_timeout=PATIENCE,
                retry=Retry(NoBackoff(), 1),  # by default an act would wait for ten seconds
            )
            if url
            else None
        )

    def tell(self, topic: str, *words: str) -> None:
        """Say words on a topic, from any thread; an absent Redis never fails an act."""
        if self._speaker is None:
            return self._deliver(topic, words)
        try:
            self._speaker.publish(CHANNEL, json.dumps([topic, *words]))
        except (RedisError, OSError):
            logger.warning("alarm: Redis does not answer, other processes were not told")
            self._deliver(topic, words)

    @contextmanager
    def listen(self, *topics: str) -> Iterator[Ear]:
        """Listen to topics for the length of a block, in an event loop."""
        ear = Ear()
        self._start_relay(ear.loop)
        with self._lock:
            for topic in topics:
                self._ears.setdefault(topic, set()).add(ear)
        try:
            yield ear
        finally:
            with self._lock:
                for topic in topics:
                    self._forget(topic, ear)

    def close(self) -> None:
        """Ask every listener of this process to leave."""
        self._deliver_to_all(CLOSE)

    def _forget(self, topic: str, ear: Ear) -> None:
        self._ears[topic].discard(ear)
        if not self._ears[topic]:
            del self._ears[topic]

    def _deliver(self, topic: str, words: Iterable[str]) -> None:
        with self._lock:
            ears = list(self._ears.get(topic, ()))
        wake(ears, words)

    def _deliver_to_all(self, *words: str) -> None:
        with self._lock:
            ears = {ear for heard in self._ears.values() for ear in heard}
        wake(ears, words)

    def _start_relay(self, loop: asyncio.AbstractEventLoop) -> None:
        """Hear the other processes, in one task a loop, restarted should it ever end."""
        running = self._relay is not None and not self._relay.done()
        if self._url and not (running and self._relay and self._relay.get_loop() is loop):
            self._relay = loop.create_task(self._relay_words(self._url))

    async def _relay_words(self, url: str) -> None:
        while True:
            try:
                await self._hear_redis(url)
            except (RedisError, OSError):
                logger.warning("alarm: Redis does not answer, trying again")
                await asyncio.sleep(PAUSE)

    async def _hear_redis(self, url: str) -> None:
        client = Listening.from_url(
            url,
            socket_connect_timeout=PATIENCE,
            health_check_interval=PULSE,
            # A connection made again by itself would hide that something was missed.
            retry=Quiet(NoBackoff(), 0),
        )
        async with client, client.pubsub(ignore_subscribe_messages=True) as heard:
            await heard.subscribe(CHANNEL)
            self._deliver_to_all(AGAIN, DOUBT)
            while True:
                message: dict[str, Any] | None = await heard.get_message(timeout=PULSE)
                if message is not None:
                    topic, *words = json.loads(message["data"])
                    self._deliver(topic, words)


def wake(ears: Iterable[Ear], words: Iterable[str]) -> None:
    """Wake ears from any thread, each loop once."""
    loops: dict[asyncio.AbstractEventLoop, list[Ear]] = {}
    for ear in ears:
        loops.setdefault(ear.loop, []).append(ear)
    for loop, group in loops.items():
        if not loop.is_closed():
            loop.call_soon_threadsafe(wake_here, group, tuple(words))


def wake_here(ears: list[Ear], words: tuple[str, ...]) -> None:
    """Wake ears of the running loop."""
    for ear in ears:
        ear.wake(words)


hub = Hub()
