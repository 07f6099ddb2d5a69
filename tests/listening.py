"""Hear what is said on a topic, in an event loop of its own thread, as a server does."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from trousseau.lib.hub import hub

A_MOMENT = 0.05  # seconds: what is said here is heard at once, or not at all


@contextmanager
def listening(topic: str) -> Iterator[Callable[[], set[str]]]:
    """Listen for the length of a block; what is yielded returns the words heard since."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    async def begin() -> None:
        ears.append(opened.__enter__())

    async def end() -> None:
        opened.__exit__(None, None, None)

    ears, opened = [], hub.listen(topic)
    asyncio.run_coroutine_threadsafe(begin(), loop).result()
    try:
        yield lambda: asyncio.run_coroutine_threadsafe(ears[0].hear(A_MOMENT), loop).result()
    finally:
        asyncio.run_coroutine_threadsafe(end(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
