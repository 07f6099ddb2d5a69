"""Server-sent events beside an ASGI application, which decides who may listen, and to what.

The application answers a request for a stream as any other, and names the topics in its scope.
It is then done: no thread, no database connection waits with the stream. The same question is
asked again every `RECHECK` seconds, and at once when in doubt; any other answer ends the stream.
"""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any

from trousseau.lib.hub import CLOSE, DOUBT, Ear, Hub

Scope = dict[str, Any]
Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

TOPICS = "trousseau.topics"  # the place in the scope where the application names them
KIND = "text/event-stream"
END = "end"
PULSE = 20.0  # seconds of silence after which something is said: proxies close what is silent
RECHECK = 60.0  # seconds between two questions; at 20, those of a thousand streams fill a core
AT_ONCE = 4  # questions asked together: a thousand streams in doubt must not be a thousand threads


def event(name: str) -> str:
    """Write one event: a name, nothing more."""
    return f"event: {name}\ndata:\n\n"


class EventStreams:
    """Hold open what the application lets open."""

    def __init__(self, app: App, hub: Hub) -> None:
        self.app, self.hub = app, hub
        self.turns = asyncio.Semaphore(AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; one for a stream may last for hours."""
        if not asks_for_stream(scope):
            return await self.app(scope, receive, send)
        topics, answer = await self.ask(scope)
        if topics:
            return await self.hold(scope, topics, answer, receive, send)
        for message in answer:
            await send(message)
        return None

    async def ask(self, scope: Scope) -> tuple[tuple[str, ...], list[Message]]:
        """Put the request to the application; return the topics it names, and its answer."""
        asked, answer = dict(scope), list[Message]()

        async def keep(message: Message) -> None:
            answer.append(message)

        async with self.turns:
            await self.app(asked, nothing_more(), keep)
        return tuple(asked.get(TOPICS, ())), answer

    async def hold(
        self,
        scope: Scope,
        topics: Iterable[str],
        answer: list[Message],
        receive: Receive,
        send: Send,
    ) -> None:
        """Pass on what is said, until the browser leaves or may no longer listen."""
        with self.hub.listen(*topics) as ear:
            gone = asyncio.create_task(until_gone(receive, ear))
            try:
                await send(without_length(answer[0]))
                await send(part("".join(bytes(one["body"]).decode() for one in answer[1:])))
                await self.pass_on(scope, ear, gone, send)
            finally:
                gone.cancel()

    async def pass_on(self, scope: Scope, ear: Ear, gone: asyncio.Task[None], send: Send) -> None:
        """Pass on words as they come; a comment when there were none."""
        due = next_check()
        while True:
            words = await ear.hear(max(0.0, min(PULSE, due - time.monotonic())))
            if gone.done():
                return
            last_words = "" if CLOSE in words else None
            if DOUBT in words or time.monotonic() >= due:
                due, last_words = next_check(), await self.last_words(scope)
            events = "".join(event(word) for word in sorted(words - {DOUBT, CLOSE}))
            if last_words is not None:
                await send(part(events + last_words, more=False))
                return
            await send(part(events or ":\n\n"))

    async def last_words(self, scope: Scope) -> str | None:
        """Ask again; return how the stream ends, or None: it goes on.

        A breakdown closes without a word: the browser comes back. A refusal says so.
        """
        topics, answer = await self.ask(scope)
        if topics:
            return None
        return event(END) if answer[0]["status"] < 500 else ""


def asks_for_stream(scope: Scope) -> bool:
    """Say whether a request asks for events, as browsers do."""
    return (
        scope["type"] == "http"
        and scope["method"] == "GET"
        and any(name == b"accept" and KIND.encode() in value for name, value in scope["headers"])
    )


def next_check() -> float:
    """Return when to ask again: not all streams in the same second."""
    return time.monotonic() + RECHECK * random.uniform(0.75, 1)  # noqa: S311  (no secret)


def part(text: str, *, more: bool = True) -> Message:
    """Return a piece of the answer."""
    return {"type": "http.response.body", "body": text.encode(), "more_body": more}


def without_length(start: Message) -> Message:
    """Return the start of an answer that has no known end."""
    headers = [pair for pair in start["headers"] if pair[0].lower() != b"content-length"]
    return {**start, "headers": headers}


def nothing_more() -> Receive:
    """Return what an application receives of a request without a body, from someone who waits."""
    told: list[Message] = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> Message:
        if told:
            return told.pop()
        return await asyncio.get_running_loop().create_future()  # type: ignore[no-any-return]

    return receive


async def until_gone(receive: Receive, ear: Ear) -> None:
    """Wait until the browser leaves, then wake its ear."""
    while (await receive())["type"] != "http.disconnect":
        pass
    asyncio.get_running_loop().call_soon(ear.wake)
