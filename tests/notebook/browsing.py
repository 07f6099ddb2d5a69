"""A real browser on pages already rendered: no server, and every other request is written down."""

import mimetypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.contrib.staticfiles import finders
from playwright.sync_api import Page, Route, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
SITE = "http://testserver"


@contextmanager
def showing(html: str) -> Iterator[tuple[Page, list[str]]]:
    """Show a page and its own static files; return what it asked for besides."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        address = route.request.url.removeprefix(SITE)
        if address == "/":
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
        elif address.startswith("/static/"):
            path = Path(str(finders.find(address.removeprefix("/static/").split("#")[0])))
            kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            route.fulfill(body=path.read_bytes(), content_type=kind)
        else:
            asked.append(f"{route.request.method} {address}")
            route.abort()

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 360, "height": 740})
        page.route("**/*", answer)
        page.goto(f"{SITE}/")
        yield page, asked
        chromium.close()
