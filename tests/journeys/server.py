"""A real server process, in a folder of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds a loaded machine may need to start Python


@dataclass(frozen=True)
class Server:
    """Where it answers, and the process."""

    url: str
    process: subprocess.Popen[bytes]

    @property
    def port(self) -> int:
        """Return the port it listens on."""
        return int(self.url.rpartition(":")[2])


def environment(var: Path, settings: str, **more: str) -> dict[str, str]:
    """Return what a process of ours needs: its folder, its settings, its temporary files there."""
    temporary = var / "temporary"
    temporary.mkdir(parents=True, exist_ok=True)
    ours = {
        "TROUSSEAU_VAR": str(var),
        "DJANGO_SETTINGS_MODULE": settings,
        "TMPDIR": str(temporary),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    kept = {k: v for k, v in os.environ.items() if not k.startswith("TROUSSEAU_")}
    return {**kept, **ours, **more}


def run(arguments: list[str], env: Mapping[str, str]) -> None:
    """Run one command of ours to its end; say what it said when it fails."""
    command = [sys.executable, "-m", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def serving(env: Mapping[str, str], log: Path, port: int = 0) -> Iterator[Server]:
    """Serve until the block ends; everything it says goes to the log."""
    port = port or free_port()
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "trousseau.cli", "serve", "--port", str(port)]
    with log.open("ab") as said:
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=said, stderr=said)  # noqa: S603
    try:
        wait_for(f"{url}/sante/", process, log)
        yield Server(url, process)
    finally:
        process.kill()
        process.wait()


def wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the server answers."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(address, timeout=5):  # noqa: S310  (our own server)
                return
        except (URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError(log.read_text(encoding="utf-8"))
