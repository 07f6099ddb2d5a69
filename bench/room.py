"""`make bench-room`: from the word to every screen, beside a bare asyncio server. Asserts no time."""

import asyncio
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "trousseau.settings.test"

import django

django.setup()

from importlib.metadata import version

from tests.journeys.cluster import Cluster, gathered
from tests.journeys.phone import Phone
from tests.journeys.server import free_port
from trousseau.lib.hub import Hub

CLIENTS = (15, 200, 1000)
ROUNDS, PAUSE = 20, 0.25
Tell = Callable[[], Awaitable[object]]
Place = tuple[int, str, str]  # port, address, cookies


class Screen:
    """One open stream, and when it last heard the word."""

    def __init__(self) -> None:
        self.times: list[float] = []

    async def listen(self, place: Place) -> None:
        """Open the stream; return once it is open, then hear in the background."""
        port, address, cookies = place
        reader, self.writer = await asyncio.open_connection("127.0.0.1", port)
        head = f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n"
        self.writer.write(f"{head}Cookie: {cookies}\r\n\r\n".encode())
        await reader.readuntil(b"event: again")
        self.task = asyncio.create_task(self.hear(reader))

    async def hear(self, reader: asyncio.StreamReader) -> None:
        """Note when each word comes."""
        while line := await reader.readline():
            if line.startswith(b"event: clock"):
                self.times.append(time.perf_counter())

    def close(self) -> None:
        """Leave."""
        self.task.cancel()
        self.writer.close()


async def fan_out(places: Sequence[Place], clients: int, tell: Tell) -> tuple[float, float]:
    """Open that many streams, say a word twenty times; return p50 and p95 in milliseconds."""
    screens = [Screen() for _ in range(clients)]
    opening = asyncio.Semaphore(50)

    async def opened(number: int, screen: Screen) -> None:
        async with opening:
            await screen.listen(places[number % len(places)])

    await asyncio.gather(*(opened(number, one) for number, one in enumerate(screens)))
    took: list[float] = []
    for number in range(ROUNDS + 1):  # the first one warms up
        for one in screens:
            one.times.clear()
        began = time.perf_counter()
        await tell()
        while not all(one.times for one in screens):
            await asyncio.sleep(0.005)
        if number:
            took += [(one.times[0] - began) * 1000 for one in screens]
        await asyncio.sleep(PAUSE)
    for one in screens:
        one.close()
    cuts = statistics.quantiles(took, n=100)
    return cuts[49], cuts[94]


async def post(port: int) -> None:
    """Tell the bare server."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"POST / HTTP/1.1\r\n\r\n")
    await reader.read()
    writer.close()


def bare() -> tuple[subprocess.Popen[bytes], int]:
    """Start the floor."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "bench.bare_stream", str(port)])  # noqa: S603
    time.sleep(1)
    return process, port


async def measure(cluster: Cluster, floor: int) -> None:
    """Measure the floor, one process and two, for each number of screens."""
    room = cluster.meetings[0]["room"]
    phone = Phone(cluster.url, "aicha", seed=1)
    await asyncio.to_thread(phone.log_in)
    cookies = "; ".join(f"{name}={value}" for name, value in phone.cookies.items())
    places = [(server.port, f"{room}flux/", cookies) for server in cluster.servers]
    hub = Hub(cluster.env["TROUSSEAU_REDIS_URL"])
    meeting = room.split("/")[4]

    async def say() -> None:
        await asyncio.to_thread(hub.tell, meeting, "clock")

    print("screens    bare asyncio          one process                    two processes")
    print(
        "           p50      p95          p50      p95      p50/p95      p50      p95      p50/p95"
    )
    for clients in CLIENTS:
        under = await fan_out([(floor, "/", "")], clients, lambda: post(floor))
        one = await fan_out(places[:1], clients, say)
        two = await fan_out(places, clients, say)
        line = f"{clients:7}  {under[0]:6.1f} ms {under[1]:6.1f} ms"
        for ours in (one, two):
            line += f"   {ours[0]:6.1f} ms {ours[1]:6.1f} ms"
            line += f"  ×{ours[0] / under[0]:4.1f} ×{ours[1] / under[1]:4.1f}"
        print(line, flush=True)


def main() -> None:
    """Run it all in a temporary folder."""
    os.environ.pop("DJANGO_SETTINGS_MODULE")
    print(
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    )
    print(
        f"Python {platform.python_version()}, uvicorn {version('uvicorn')}, redis {version('redis')}"
    )
    process, floor = bare()
    try:
        with (
            tempfile.TemporaryDirectory(prefix="trousseau-bench-") as folder,
            gathered(Path(folder) / "var", meetings=1) as cluster,
        ):
            asyncio.run(measure(cluster, floor))
    finally:
        process.kill()


if __name__ == "__main__":
    main()
