"""A browser's EventSource: it listens in a thread, and comes back until it is refused."""

import threading
import time
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

from tests.journeys.http_client import HttpClient

PATIENCE = 20.0  # seconds a loaded machine may need


class Listener:
    """What one browser heard, and how it ended."""

    def __init__(self, client: HttpClient, address: str, *, cookies: str = "") -> None:
        self.heard: list[tuple[str, float]] = []
        self.status = 0
        self.pause = 0.2  # seconds; the page would wait three
        self._client, self._address, self._cookies = client, address, cookies
        self._news = threading.Condition()
        self._over = False
        self._socket: HTTPConnection | None = None
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def hears(self, name: str, since: float = 0.0) -> float:
        """Wait for an event heard since a moment; return when it came."""
        with self._news:
            found = self._news.wait_for(lambda: self._when(name, since), PATIENCE)
            assert found, f"no {name} in {self.heard}, status {self.status}"
            return found

    def count(self, name: str) -> int:
        """Return how many times an event came."""
        return sum(1 for one, _when in self.heard if one == name)

    def ends(self) -> int:
        """Wait until the browser stops asking; return the last status."""
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive(), self.heard
        return self.status

    def close(self) -> None:
        """Leave."""
        self._over = True
        if self._socket is not None and self._socket.sock is not None:
            self._socket.sock.close()

    def _when(self, name: str, since: float) -> float:
        return next((when for one, when in self.heard if one == name and when >= since), 0.0)

    def _listen(self) -> None:
        where = urlsplit(self._client.base)
        while not self._over:
            self._socket = HTTPConnection(where.hostname or "", where.port, timeout=60)
            try:
                self._read(self._socket)
            except (OSError, HTTPException, ValueError, AttributeError):
                self.status = 0  # the server is away
            self._socket.close()
            # htmx comes back from anything but an `end`; a refusal is where this one stops.
            if self.status in (204, 403, 404):
                return
            time.sleep(self.pause)

    def _read(self, connection: HTTPConnection) -> None:
        cookies = self._cookies or self._client.cookies
        headers = {"Accept": "text/event-stream", "Cookie": cookies}
        connection.request("GET", self._address, headers=headers)
        answer = connection.getresponse()
        self.status = answer.status
        while answer.status == 200 and (line := answer.readline()):
            if line.startswith(b"event: "):
                with self._news:
                    self.heard.append((line[7:].decode().strip(), time.monotonic()))
                    self._news.notify_all()
