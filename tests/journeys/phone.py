"""A participant's phone, as fast as can be: plain posts, a network that drops, the same form again."""

import random
import re
import threading
import time
from collections.abc import Callable, Iterable
from html import unescape
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

from tests.cast import PASSPHRASE

LOST = 0.25  # of the answers never reach the phone
TWICE = 0.15  # of the taps are double
AWAY = (502, 503, 504)
PLACE = re.compile(r"Phase \d+ sur \d+")


class Phone:
    """One person's browser: cookies, a page, taps."""

    def __init__(self, url: str, who: str, seed: int) -> None:
        self.who = who
        self.chance = random.Random(f"{who} {seed}")  # noqa: S311  (a story, not a secret)
        self.cookies: dict[str, str] = {}
        self.headers: dict[str, str] = {}
        self._where = urlsplit(url)

    def log_in(self) -> None:
        """Come in through the page."""
        self.get("/compte/connexion/")
        data = {"login": f"{self.who}@cast.example", "password": PASSPHRASE}
        for _ in range(120):  # asked for patience when many come at once
            status, _text = self.post("/compte/connexion/", **data)
            if status == 302:
                return
            time.sleep(1)
        raise AssertionError((self.who, status))

    def get(self, address: str) -> str:
        """Read a page, once the server is there."""
        for _ in range(200):
            status, text = self._ask("GET", address)
            if status not in (0, *AWAY):
                return text
            time.sleep(0.1)
        raise AssertionError((self.who, status))

    def post(self, address: str, **data: str) -> tuple[int, str]:
        """Send a form and read the answer."""
        return self._ask("POST", address, data)

    def tap(self, address: str, **data: str) -> None:
        """Send a form through a bad network, again until an answer comes; sometimes twice at once."""
        if self.chance.random() < TWICE:
            together([lambda: self.post(address, **data), lambda: self.post(address, **data)])
        lost = self.chance.random() < LOST
        if lost:
            self._ask("POST", address, data, reads=False)
        for _ in range(40):
            status, _text = self.post(address, **data)
            if status in (200, 302):
                return
        raise AssertionError((self.who, address, status))

    def place(self, room: str) -> str:
        """Return where this phone sees the group."""
        found = PLACE.search(self.get(room))
        assert found is not None, self.who
        return found[0]

    def put_down(self, room: str, kind: str, text: str, *, signed: bool = True) -> None:
        """Put a slip down: the form holds the id its row will have."""
        self.tap(
            f"{room}deposer/", once=str(uuid4()), kind=kind, text=text, signed=str(int(signed))
        )

    def _ask(
        self, method: str, address: str, data: dict[str, str] | None = None, *, reads: bool = True
    ) -> tuple[int, str]:
        connection = HTTPConnection(self._where.hostname or "", self._where.port, timeout=30)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = self.headers | {"Cookie": cookies}
        body = None
        if data is not None:
            body = urlencode(data | {"csrfmiddlewaretoken": self.cookies.get("csrftoken", "")})
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, address, body, headers)
            if not reads:
                return 0, ""
            answer = connection.getresponse()
            for name, value in answer.getheaders():
                if name.lower() == "set-cookie":
                    key, _, rest = value.partition("=")
                    self.cookies[key] = rest.partition(";")[0]
            return answer.status, unescape(answer.read().decode())
        except (OSError, HTTPException):
            return 0, ""
        finally:
            connection.close()


def together(calls: Iterable[Callable[[], object]]) -> None:
    """Do all of this at the same time; fail if one fails."""
    failed: list[BaseException] = []

    def guarded(call: Callable[[], object]) -> None:
        try:
            call()
        except BaseException as error:  # noqa: BLE001  (said again below)
            failed.append(error)

    threads = [threading.Thread(target=guarded, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]
