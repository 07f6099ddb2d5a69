"""A stream stays open while the application says yes, and holds nothing of it meanwhile."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from trousseau.lib import event_stream
from trousseau.lib.event_stream import TOPICS, EventStreams, Message, Receive, Scope, Send
from trousseau.lib.hub import DOUBT, Hub

ASKS: Scope = {
    "type": "http",
    "method": "GET",
    "headers": [(b"accept", b"text/event-stream")],
}
SOON = 5.0


class Application:
    """Say yes, or a status; count the questions, and how many at once."""

    def __init__(self) -> None:
        self.status = 200
        self.asked = self.inside = self.most = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked += 1
        self.inside += 1
        self.most = max(self.most, self.inside)
        assert await receive() == {"type": "http.request", "body": b"", "more_body": False}
        await asyncio.sleep(0.001)
        if self.status == 200:
            scope[TOPICS] = ("meeting", "me")
        headers = [(b"Content-Length", b"5"), (b"x", b"y")]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": b"hello"})
        self.inside -= 1


class Browser:
    """One browser: what it was sent, and leaving."""

    def __init__(self) -> None:
        self.sent: list[Message] = []
        self.came = asyncio.Event()
        self.left = asyncio.Event()
        self.told = False

    async def receive(self) -> Message:
        if not self.told:
            self.told = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        self.sent.append(message)
        self.came.set()

    async def reads(self, text: str) -> None:
        async with asyncio.timeout(SOON):
            while text not in self.text:
                self.came.clear()
                await self.came.wait()

    @property
    def text(self) -> str:
        return b"".join(one.get("body", b"") for one in self.sent[1:]).decode()


Story = Callable[[Application, Hub, Browser], Awaitable[None]]


def play(story: Story, **scope: Any) -> tuple[Application, Browser]:
    async def played() -> tuple[Application, Browser]:
        application, hub, browser = Application(), Hub(), Browser()
        streams = EventStreams(application, hub)
        task = asyncio.create_task(streams(ASKS | scope, browser.receive, browser.send))
        async with asyncio.timeout(SOON):
            await browser.reads("hello")
            await story(application, hub, browser)
            await task
        assert hub._ears == {}
        return application, browser

    return asyncio.run(played())


def test_words_become_events_without_content() -> None:
    async def story(application: Application, hub: Hub, browser: Browser) -> None:
        hub.tell("meeting", "slips", "phase")
        await browser.reads("slips")
        browser.left.set()

    application, browser = play(story)

    assert browser.text == "helloevent: phase\ndata:\n\nevent: slips\ndata:\n\n"
    assert browser.sent[0]["headers"] == [(b"x", b"y")]
    assert application.asked == 1
    assert application.inside == 0, "nothing of the application waits with the stream"


@pytest.mark.parametrize(("status", "last"), [(403, "event: end\ndata:\n\n"), (404, "event: end\ndata:\n\n"), (204, "event: end\ndata:\n\n"), (500, ""), (503, "")])  # fmt: skip
def test_in_doubt_the_question_is_asked_again_at_once(status: int, last: str) -> None:
    async def story(application: Application, hub: Hub, browser: Browser) -> None:
        application.status = status
        hub.tell("me", DOUBT)

    application, browser = play(story)

    assert browser.text == f"hello{last}"
    assert browser.sent[-1]["more_body"] is False
    assert application.asked == 2


def test_what_was_said_with_the_end_is_heard_before_it() -> None:
    async def story(application: Application, hub: Hub, browser: Browser) -> None:
        application.status = 204
        hub.tell("meeting", "phase", DOUBT)

    _application, browser = play(story)

    assert browser.text == "helloevent: phase\ndata:\n\nevent: end\ndata:\n\n"


def test_a_doubt_that_was_none_goes_on() -> None:
    async def story(application: Application, hub: Hub, browser: Browser) -> None:
        hub.tell("me", DOUBT)
        await browser.reads(":\n\n")
        hub.tell("meeting", "seats")
        await browser.reads("seats")
        browser.left.set()

    application, browser = play(story)

    assert DOUBT not in browser.text
    assert application.asked == 2


def test_nobody_tells_and_the_question_is_asked_again_in_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(event_stream, "RECHECK", 0.02)

    async def story(application: Application, hub: Hub, browser: Browser) -> None:
        await browser.reads(":\n\n")
        application.status = 404

    application, browser = play(story)

    assert browser.text.endswith("event: end\ndata:\n\n")
    assert application.asked > 2


def test_a_silent_stream_says_something_and_asks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_stream, "PULSE", 0.01)

    async def story(application: Application, hub: Hub, browser: Browser) -> None:
        await browser.reads(":\n\n:\n\n")
        browser.left.set()

    application, browser = play(story)

    assert application.asked == 1
    assert set(browser.text.removeprefix("hello")) == {":", "\n"}


def test_the_question_comes_due_even_while_words_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_stream, "RECHECK", 0.05)

    async def story(application: Application, hub: Hub, browser: Browser) -> None:
        application.status = 404
        while "end" not in browser.text:
            hub.tell("meeting", "slips")
            await asyncio.sleep(0.005)

    play(story)


def test_a_process_that_stops_lets_its_streams_go_and_come_back() -> None:
    async def story(application: Application, hub: Hub, browser: Browser) -> None:
        hub.close()

    _application, browser = play(story)

    assert browser.text == "hello"
    assert browser.sent[-1]["more_body"] is False


def test_many_streams_in_doubt_ask_a_few_at_a_time() -> None:
    async def played() -> Application:
        application, hub = Application(), Hub()
        streams = EventStreams(application, hub)
        browsers = [Browser() for _ in range(100)]
        async with asyncio.TaskGroup() as group, asyncio.timeout(30):
            for one in browsers:
                group.create_task(streams(dict(ASKS), one.receive, one.send))
            for one in browsers:
                await one.reads("hello")
            hub.tell("me", DOUBT)
            for one in browsers:
                await one.reads(":\n\n")
                one.left.set()
        return application

    application = asyncio.run(played())

    assert application.asked == 200
    assert application.most == event_stream.AT_ONCE


@pytest.mark.parametrize("scope", [
    {"headers": []},
    {"method": "POST"},
    {"type": "websocket"},
], ids=["a page", "an act", "something else"])  # fmt: skip
def test_what_is_not_a_stream_goes_straight_to_the_application(scope: Scope) -> None:
    seen: list[Any] = []

    async def application(*told: Any) -> None:
        seen.extend(told)

    async def receive() -> Message:
        raise AssertionError

    async def send(message: Message) -> None:
        raise AssertionError

    asked = ASKS | scope
    asyncio.run(EventStreams(application, Hub())(asked, receive, send))

    assert seen == [asked, receive, send]


def test_a_refusal_is_answered_as_it_is() -> None:
    async def played() -> list[Message]:
        application, browser = Application(), Browser()
        application.status = 404
        await EventStreams(application, Hub())(dict(ASKS), browser.receive, browser.send)
        return browser.sent

    start, body = asyncio.run(played())

    assert start["status"] == 404
    assert (b"Content-Length", b"5") in start["headers"]
    assert body["body"] == b"hello"
