"""Picture the demonstration's pages: `python -m tests.journeys.pictures`.

All go to var/pictures; two of them, the README's, to docs/pictures.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from re import sub

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.journeys.browser_way import BrowserWay
from tests.journeys.conftest import CHROMIUM, DEMO, log_in
from tests.journeys.server import ROOT, Server, environment, run, serving

OUT = ROOT / "var" / "pictures"
README = ROOT / "docs" / "pictures"
KEPT = {"carnet-360": "carnet-360", "publications-des-cles-de-mediation-1280": "publication-1280"}
SIZES = {360: 740, 1280: 640}
PAGES = {
    "": [
        "/",
        "/cles/",
        "/cles/chercher-le-deuxieme-fauteuil/",
        "/publications/",
        "/publications/des-cles-de-mediation/",
        "/recherche/?q=distance",
        "/danger/",
        "/compte/connexion/",
    ],
    "mediatrice": ["/aujourdhui/", "/carnet/", "/carnet/noter/", "/cercles/", "/compte/"],
}


def main() -> int:
    """Make the demonstration, picture its pages, keep the README's two."""
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        var = Path(folder)
        run(["trousseau.cli", "demo", "--no-serve"], environment(var, DEMO))
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        with serving(environment(var, DEMO), var / "server.log") as server:
            for context, way, who in windows(chromium, server):
                for address in [*PAGES[who], *circle_of(way, who)]:
                    picture(way, address)
                context.close()
    README.mkdir(exist_ok=True)
    for name, kept in KEPT.items():
        shutil.copyfile(OUT / f"{name}.png", README / f"{kept}.png")
    return 0


def windows(chromium: Browser, server: Server) -> Iterator[tuple[BrowserContext, BrowserWay, str]]:
    """Open a window of each size for each person."""
    for width, height in SIZES.items():
        for who in PAGES:
            context = chromium.new_context(
                base_url=server.url, viewport={"width": width, "height": height}, locale="fr-FR"
            )
            way = BrowserWay(who, context, server.url)
            if who:
                log_in(way, who)
            yield context, way, who


def circle_of(way: BrowserWay, who: str) -> list[str]:
    """Return the pages of the person's circle."""
    if not who:
        return []
    way.open("/cercles/")
    way.follow("Cercle du")
    home = way.address
    return [home, f"{home}recoltes/", f"{home}cles/", f"{home}membres/"]


def picture(way: BrowserWay, address: str) -> None:
    """Picture what one sees first."""
    way.open(address)
    way.page.wait_for_load_state("networkidle")
    plain = sub(r"/[0-9a-f-]{36}", "-le-notre", address.split("?")[0])
    name = "-".join(part for part in plain.split("/") if part) or "accueil"
    size = way.page.viewport_size or {"width": 0}
    way.page.screenshot(path=OUT / f"{name[:60]}-{size['width']}.png")


if __name__ == "__main__":
    sys.exit(main())
