"""A browser's network side, over a real socket; it answers as Django's test client does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

REDIRECTS = (301, 302, 303, 307)


class StaysHere(HTTPRedirectHandler):
    """Leave redirects to the caller, who notes them."""

    def redirect_request(self, *args: object, **kwargs: object) -> None:
        """Follow nothing."""


@dataclass
class HttpAnswer:
    """What came back, and the way there."""

    status_code: int
    body: bytes
    redirect_chain: list[tuple[str, int]] = field(default_factory=list)

    def getvalue(self) -> bytes:
        """Return the whole body."""
        return self.body


class HttpClient:
    """One browser: its cookies, and nothing else."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.jar = CookieJar()
        self.opener = build_opener(HTTPCookieProcessor(self.jar), StaysHere())

    @property
    def cookies(self) -> str:
        """Return the cookies as a header."""
        return "; ".join(f"{one.name}={one.value}" for one in self.jar)

    def get(
        self, address: str, data: Mapping[str, Sequence[str]] | None = None, follow: bool = True
    ) -> HttpAnswer:
        """Ask for a page."""
        query = f"?{urlencode(data, doseq=True)}" if data else ""
        return self._ask(address + query, None, follow)

    def post(
        self, address: str, data: Mapping[str, Sequence[str]], follow: bool = True
    ) -> HttpAnswer:
        """Send a form."""
        return self._ask(address, urlencode(data, doseq=True).encode(), follow)

    def _ask(self, address: str, body: bytes | None, follow: bool) -> HttpAnswer:
        chain: list[tuple[str, int]] = []
        while True:
            url = urljoin(self.base, address)
            request = Request(url, data=body, headers={"Referer": url})  # noqa: S310  (our own server)
            try:
                with self.opener.open(request, timeout=60) as answer:
                    return HttpAnswer(answer.status, answer.read(), chain)
            except HTTPError as error:
                if error.code not in REDIRECTS or not follow:
                    return HttpAnswer(error.code, error.read(), chain)
                address, body = urljoin(address, error.headers["Location"]), None
                chain.append((address, error.code))
