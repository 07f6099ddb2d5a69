"""Every page of ours that an account of the demonstration reaches, on a phone and on a desk."""

import pytest

from tests.journeys.conftest import Windows
from tests.journeys.crawling import crawl, look
from tests.journeys.server import Server

pytestmark = pytest.mark.browser

# How many pages each reaches at least, those that everyone reads apart: fewer, and we were blind.
ACCOUNTS = {
    "mediatrice": 40,
    "pair": 30,
    "animateur": 30,
    "autre-cercle": 20,
    "editrice": 6,
    "employeur": 5,
    "admin": 6,
}

SPOILT = """() => {
  const main = document.querySelector('main');
  main.innerHTML += '<h1>Deux</h1><h5>Saut</h5><input><p id="large">Large</p>';
  document.querySelector('#large').style.width = '2000px';
  console.error('plainte');
  fetch('https://ailleurs.example/').catch(() => {});
}"""


@pytest.fixture(scope="module")
def shared() -> set[str]:
    """Pages that another account has already shown."""
    return set()


@pytest.fixture(scope="module")
def public() -> list[str]:
    """The pages that anyone reads, looked at once."""
    return []


def test_no_public_page_has_a_barrier(
    read_only: Server, windows: Windows, public: list[str]
) -> None:
    pages, wrong = crawl(windows(read_only))
    public += pages

    assert wrong == []
    assert len(pages) > 60


@pytest.mark.parametrize(("who", "least"), ACCOUNTS.items())
def test_no_page_of_an_account_has_a_barrier(
    read_only: Server, windows: Windows, public: list[str], shared: set[str], who: str, least: int
) -> None:
    pages, wrong = crawl(windows(read_only, who), public, shared)
    shared.update(pages)

    assert wrong == []
    assert len(pages) >= least


def test_a_barrier_would_be_seen(read_only: Server, windows: Windows) -> None:
    way = windows(read_only)
    way.open("/aide/")
    way.page.evaluate(SPOILT)
    wrong = " ".join(look(way, "/aide/"))
    way.page.wait_for_timeout(200)

    for one in ("label", "heading-order", "scrolls sideways", "not one h1"):
        assert one in wrong
    said = " ".join(way.complaints)
    assert "plainte" in said
    assert "Content Security Policy" in said
