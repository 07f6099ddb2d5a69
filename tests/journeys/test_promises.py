"""What the pages promise, held in Chromium: offline, by the keyboard alone, and nothing sent."""

import pytest
from playwright.sync_api import expect

from tests.journeys.browser_way import BrowserWay
from tests.journeys.conftest import PASSPHRASE, Windows
from tests.journeys.crawling import look
from tests.journeys.server import Server

pytestmark = pytest.mark.browser

TABS = 60  # more presses than any page of ours needs


def test_the_danger_page_opens_without_network_once_seen(
    read_only: Server, windows: Windows
) -> None:
    way = windows(read_only, "mediatrice")
    way.follow("Danger")
    way.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    sheet = "caches.match(document.querySelector('link[rel=stylesheet]').href).then(Boolean)"
    assert way.page.evaluate(sheet), "its style is kept at the first visit"
    way.page.context.set_offline(True)

    way.page.goto("/danger/")

    assert way.page.get_by_role("link", name="112").first.is_visible()
    assert way.page.get_by_role("link", name="119").first.is_visible()


def test_no_private_page_opens_without_network(read_only: Server, windows: Windows) -> None:
    way = windows(read_only, "mediatrice")
    way.open("/danger/")
    way.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    way.open("/carnet/")
    kept = "caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name)"
    kept += ".then((cache) => cache.keys())))).then((all) => all.flat().map((one) => one.url))"

    addresses = [url.removeprefix(read_only.url) for url in way.page.evaluate(kept)]

    assert "/danger/" in addresses
    assert [one for one in addresses if not one.startswith(("/danger/", "/static/"))] == []


def test_the_discharge_sends_nothing(read_only: Server, windows: Windows) -> None:
    way = windows(read_only, "mediatrice")
    way.open("/carnet/decharge/")
    way.page.wait_for_load_state("networkidle")
    way.requests.clear()

    way.page.get_by_label("Ce qui doit sortir").press_sequentially("J’en ai assez.")
    way.page.wait_for_timeout(6_000)  # a draft would have been kept by now
    way.page.get_by_role("button", name="Brûler").click()
    way.page.wait_for_timeout(500)

    assert way.requests == []
    assert way.page.get_by_label("Ce qui doit sortir").input_value() == ""
    stored = "[localStorage.length, sessionStorage.length, document.cookie.includes('assez')]"
    assert way.page.evaluate(stored) == [0, 0, False]


def test_the_keyboard_alone_writes_and_keeps_a_note(own_server: Server, windows: Windows) -> None:
    way = windows(own_server, "pair")
    way.open("/aujourdhui/")
    reach(way, "Noter une situation")
    press_enter(way)
    if way.address.endswith("/premiere-note/"):
        reach(way, "J’ai compris")
        way.page.keyboard.press("Space")
        reach(way, "Ouvrir mon carnet")
        press_enter(way)

    reach(way, "Ce qui s’est passé")
    way.page.keyboard.type("Écrit sans souris, le soir.")
    reach(way, "Garder, scellé")
    press_enter(way)

    assert "Gardée, scellée." in way.text
    assert "Écrit sans souris, le soir." in way.text


def reach(way: BrowserWay, words: str) -> None:
    """Press Tab until the focus is on what says these words, and is seen there."""
    named = """() => { const one = document.activeElement;
      return [one.labels?.[0], one].map((el) => el?.textContent ?? '').join(' ').replace(/\\s+/g, ' ') }"""
    for _press in range(TABS):
        way.page.keyboard.press("Tab")
        if words in way.page.evaluate(named):
            expect(way.page.locator(":focus-visible")).to_be_in_viewport()
            return
    raise AssertionError(f"« {words} » is never reached at {way.address}")


def press_enter(way: BrowserWay) -> None:
    """Press Enter and wait for the next page."""
    with way.page.expect_event("domcontentloaded"):
        way.page.keyboard.press("Enter")


def test_without_a_script_a_note_is_kept_and_the_review_walks(
    own_server: Server, windows: Windows
) -> None:
    way = windows(own_server, java_script_enabled=False)
    way.page.goto("/compte/connexion/")
    way.page.fill("[name=login]", "mediatrice@demo.example")
    way.page.fill("[name=password]", "trousseau-demo")
    way.page.get_by_role("button", name="Me connecter").click()
    way.page.goto("/carnet/noter/")
    way.page.get_by_label("Ce qui s’est passé").fill("Sans script, M. Karim Belhadji m’arrête.")
    way.page.get_by_role("button", name="Garder, scellé").click()
    way.page.get_by_role("link", name="Passer au cercle").click()
    way.page.get_by_label("Non, personne").check()
    way.page.get_by_role("button", name="Continuer").click()

    way.page.get_by_role("button", name="Remplacer", exact=True).first.click()

    assert "Belhadji" not in way.page.locator("[data-veil]").inner_text()


def test_a_notebook_that_locks_meanwhile_shows_what_was_typed(
    own_server: Server, windows: Windows
) -> None:
    way = windows(own_server, "mediatrice")
    way.open("/carnet/noter/")
    way.page.get_by_label("Ce qui s’est passé").fill("Le fils répond à sa place.")
    way.page.get_by_text("Facultatif : titre").click()
    way.page.get_by_label("Un titre").fill("Le palier")
    elsewhere = way.page.context.new_page()
    elsewhere.goto("/carnet/")
    elsewhere.get_by_role("button", name="Refermer").click()

    way.press("Garder, scellé")
    story, title = (way.page.get_by_label(name) for name in ("Ce qui s’est passé", "Un titre"))

    assert story.input_value() == "Le fils répond à sa place."
    assert title.input_value() == "Le palier"
    assert look(way, "locked") == []
    way.page.set_viewport_size({"width": 360, "height": 740})
    title.fill("Le palier du troisième")
    way.press("Rouvrir mon carnet", vault_passphrase=PASSPHRASE)
    assert "Gardée, scellée." in way.text
    assert "Le palier du troisième" in way.text
