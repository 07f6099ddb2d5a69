"""The demonstration, made once and served by real processes; Chromium, one window a person."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.journeys.browser_way import BrowserWay
from tests.journeys.server import Server, environment, run, serving

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
DEMO = "trousseau.settings.demo"
PASSPHRASE = "trousseau-demo"
PHONE = {"width": 360, "height": 740}
Windows = Callable[..., BrowserWay]


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the demonstration in a folder of its own."""
    var = tmp_path_factory.mktemp("demonstration")
    run(["trousseau.cli", "demo", "--no-serve"], environment(var, DEMO))
    return var


@pytest.fixture(scope="session")
def read_only(demonstration: Path) -> Iterator[Server]:
    """Serve the demonstration to those who only read."""
    with serving(environment(demonstration, DEMO), demonstration / "server.log") as server:
        yield server


@pytest.fixture
def own_server(demonstration: Path, tmp_path: Path) -> Iterator[Server]:
    """Serve a copy of the demonstration to those who write."""
    var = tmp_path / "var"
    shutil.copytree(demonstration, var)
    with serving(environment(var, DEMO), var / "server.log") as server:
        yield server


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright runs a loop in this thread
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def windows(chromium: Browser) -> Iterator[Windows]:
    """Open windows on a server, each its own context; log in unless nobody is named."""
    contexts: list[BrowserContext] = []

    def opened(server: Server, who: str = "", name: str = "", **options: object) -> BrowserWay:
        chosen = {"viewport": PHONE, "locale": "fr-FR", **options}
        context = chromium.new_context(base_url=server.url, **chosen)  # type: ignore[arg-type]
        context.set_default_timeout(15_000)
        contexts.append(context)
        way = BrowserWay(name or who or "anyone", context, server.url)
        if who:
            log_in(way, who)
        return way

    yield opened
    for context in contexts:
        context.close()


def log_in(way: BrowserWay, who: str) -> None:
    """Come in through the page that lists the accounts."""
    way.open("/compte/connexion/")
    way.press("Me connecter", login=f"{who}@demo.example", password=PASSPHRASE)
    assert way.address == "/aujourdhui/", way.text
