"""Walk every page of ours that a person can reach, and look at each with axe."""

import re
from collections import deque
from collections.abc import Callable, Collection, Iterable
from urllib.parse import urldefrag

from axe_playwright_python.sync_playwright import Axe

from tests.journeys.browser_way import BrowserWay

WIDTHS = (360, 1280)
STARTS = (
    "/", "/aujourdhui/", "/composants/", "/cercles/", "/carnet/", "/cles/", "/publications/",
    "/recherche/", "/recherche/?q=distance", "/recherche/?q=rien-de-tel", "/aide/", "/danger/",
    "/compte/", "/compte/connexion/", "/compte/phrase-oubliee/", "/demo/courriels/",
)  # fmt: skip
# Files are not pages, Wagtail's screens are Wagtail's, and leaving is for the last.
LEFT_OUT = ("/compte/deconnexion/", "/fichiers/", "/edition/", "/static/")
PAPER = re.compile(r"\.pdf$|/fiches/.+|/presences/feuille/")
RULES = {
    "preload": False,  # axe would rewrite our stylesheets inline, which our policy refuses
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
LINKS = "[...document.links].map((link) => link.href)"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
HEADINGS = "[...document.querySelectorAll('h1')].filter((one) => one.checkVisibility()).length"


def crawl(
    way: BrowserWay, known: Collection[str] = (), alike: Collection[str] = ()
) -> tuple[list[str], list[str]]:
    """Follow every link by GET from every start, but to known pages; return pages and what is wrong.

    Pages that another member sees alike are given to axe on the phone only.
    """
    pages: list[str] = []
    wrong: list[str] = []
    waiting, seen = deque(STARTS), set(known)
    while waiting:
        address = waiting.popleft()
        if address in seen:
            continue
        seen.add(address)
        answer = way.page.goto(address)
        assert answer is not None
        landed = way.page.url.removeprefix(way.base)
        if landed != address and landed in seen:
            continue
        seen.add(landed)
        if not answer.ok and address not in STARTS:
            wrong.append(f"{address}: {answer.status}")
        elif answer.ok:
            pages.append(landed)
            waiting.extend(ours(way, way.page.evaluate(LINKS)))
            wrong += look(way, landed, briefly=landed in alike)
    return pages, wrong + way.complaints


def ours(way: BrowserWay, links: Iterable[str]) -> list[str]:
    """Return the pages of ours among links, without their fragments."""
    urls = [urldefrag(link)[0] for link in links]
    found = [url.removeprefix(way.base) for url in urls if url.startswith(f"{way.base}/")]
    return [one for one in found if not one.startswith(LEFT_OUT) and not PAPER.search(one)]


def look(way: BrowserWay, address: str, *, briefly: bool = False) -> list[str]:
    """Look at one page at each width: axe, no sideways scroll, one first heading."""
    wrong = []
    for width in WIDTHS:
        way.page.set_viewport_size({"width": width, "height": 740})
        if width == WIDTHS[0] or not briefly:
            wrong += barriers(way, f"{address} {width}")
        if way.page.evaluate(SIDEWAYS) > 0:
            wrong.append(f"{address} {width}: scrolls sideways")
    if way.page.evaluate(HEADINGS) != 1:
        wrong.append(f"{address}: not one h1")
    return wrong


def barriers(way: BrowserWay, place: str) -> list[str]:
    """Return what axe refuses on the page as it is."""
    violations = Axe().run(way.page, options=RULES).response["violations"]
    return [
        f"{place}: {one['id']} {[node['html'][:120] for node in one['nodes']][:3]}"
        for one in violations
    ]


def looker(wrong: list[str]) -> Callable[[BrowserWay], None]:
    """Look at each sort of page once, as a journey lands on it: its address without its object, its words."""
    seen: set[str] = set()

    def look_once(way: BrowserWay) -> None:
        sort = re.sub(r"[0-9a-f-]{36}", "…", way.address) + way.part("main")[:40]
        if sort not in seen and not way.address.startswith(LEFT_OUT):
            seen.add(sort)
            size = way.page.viewport_size
            wrong.extend(look(way, sort))
            if size:
                way.page.set_viewport_size(size)

    return look_once
