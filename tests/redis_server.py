"""Debian's Redis, in a folder of its own, keeping nothing: for the tests of several processes."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from redis import Redis, RedisError

PATIENCE = 20  # seconds


@contextmanager
def serving_redis(folder: Path, port: int) -> Iterator[str]:
    """Serve until the block ends; yield its address."""
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
    command += ["--appendonly", "no", "--dir", str(folder), "--loglevel", "warning"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603
    url = f"redis://127.0.0.1:{port}/0"
    try:
        wait_for(url)
        yield url
    finally:
        process.kill()
        process.wait()


def wait_for(url: str) -> None:
    """Wait until it answers."""
    end = time.monotonic() + PATIENCE
    with Redis.from_url(url) as client:
        while True:
            try:
                client.ping()
                return
            except RedisError:
                assert time.monotonic() < end
                time.sleep(0.05)
