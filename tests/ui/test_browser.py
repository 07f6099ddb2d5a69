"""In a real browser: no barrier, no sideways scroll, and scripts that do what they promise."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PAGES = ["/composants/", "/composants/?form=vide", "/aujourdhui/", "/tache/"]
RULES = {
    "preload": False,  # axe would rewrite our stylesheets inline, which our policy refuses
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.urls("tests.ui.urls_browser"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page(browser: Browser, live_server: Any) -> Iterator[Page]:
    context = browser.new_context(base_url=live_server.url, viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_a_barrier(page: Page, path: str, width: int, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(path)

    violations = Axe().run(page, options=RULES).response["violations"]

    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in violations] == []


@pytest.mark.parametrize("width", [320, 768])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(path)

    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") == 0


@pytest.mark.parametrize("path", PAGES)
def test_the_console_stays_silent(page: Page, path: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))

    page.goto(path)
    page.wait_for_load_state("networkidle")

    assert [line for line in said if not line.startswith("[DOM]")] == []


def test_the_drawings_take_the_colours_of_the_page(page: Page) -> None:
    page.goto("/composants/")

    tag = page.locator(".tag.q3 .key").first
    colour = tag.evaluate("svg => getComputedStyle(svg).color")
    assert colour == "rgb(152, 87, 4)"
    assert page.locator(".mark").first.bounding_box()


def test_the_summary_of_errors_takes_the_focus_and_leads_to_the_field(page: Page) -> None:
    page.goto("/composants/?form=vide")
    assert page.evaluate("document.activeElement.matches('[data-focus-first]')")

    page.get_by_role("alert").get_by_role("link", name="Qui m’a parlé").click()

    assert page.evaluate("document.activeElement.name") == "e-who"


def test_a_theme_is_kept_for_the_next_page(page: Page) -> None:
    page.goto("/composants/")
    page.get_by_label("Affichage").select_option("dark")
    page.reload()

    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.get_by_label("Affichage").input_value() == "dark"


def test_a_dialog_asks_and_changes_nothing_when_closed(page: Page) -> None:
    page.goto("/composants/")
    page.get_by_role("link", name="Ouvrir la question").click()
    dialog = page.get_by_role("dialog")
    assert dialog.is_visible()

    dialog.get_by_role("link", name="La laisser").click()

    assert not dialog.is_visible()


def test_a_draft_is_kept_and_says_so(page: Page) -> None:
    page.clock.install()
    answers = iter([204, 403])
    page.route("**/garder/", lambda route: route.fulfill(status=next(answers)))
    page.goto("/tache/")
    status = page.locator("[data-autosave-status]")
    assert "Rien n’est encore gardé." in status.inner_text()

    page.get_by_label("Récit").fill("M. B.")
    page.clock.run_for(5_000)
    expect(page.locator("[data-autosave-status]")).to_contain_text("Brouillon gardé")

    page.get_by_label("Récit").fill("M. B. m’arrête")
    page.clock.run_for(5_000)
    expect(page.locator("[data-autosave-status]")).to_contain_text("refermé")


def test_without_network_the_text_stays_and_will_leave_later(page: Page) -> None:
    page.clock.install()
    page.route("**/garder/", lambda route: route.abort())
    page.goto("/tache/")

    page.get_by_label("Récit").fill("M. B.")
    page.clock.run_for(5_000)

    expect(page.locator("[data-autosave-status]")).to_contain_text("Plus de réseau")


def test_a_long_text_is_counted_and_never_cut(page: Page) -> None:
    page.goto("/tache/")
    page.get_by_label("Récit").fill("x" * 19)
    assert page.get_by_text("Il reste 1 signe.").is_visible()

    page.get_by_label("Récit").fill("x" * 22)

    assert page.get_by_text("2 signes de trop").is_visible()
    assert len(page.get_by_label("Récit").input_value()) == 22


def test_an_unsaved_draft_does_not_hold_back_who_quits(page: Page, settings: Any) -> None:
    settings.QUICK_EXIT_URL = "https://pluie.example/"
    page.route("https://pluie.example/", lambda route: route.fulfill(body="Il pleut."))
    page.route("**/garder/", lambda route: route.fulfill(status=204))
    asked: list[str] = []
    page.on("dialog", lambda dialog: asked.append(dialog.type))
    page.goto("/tache/")
    page.get_by_label("Récit").press_sequentially("M. B.")

    with page.expect_request("**/garder/"):
        page.get_by_role("button", name="Quitter").click()
    page.wait_for_url("https://pluie.example/")

    assert asked == []


def test_a_password_can_be_shown_and_leaves_hidden(page: Page) -> None:
    page.goto("/composants/")
    secret = page.locator("#id_secret")

    page.get_by_label("Afficher ce que j’écris").first.check()
    assert secret.get_attribute("type") == "text"
    secret.evaluate("input => input.form.dispatchEvent(new Event('submit'))")

    assert secret.get_attribute("type") == "password"


def test_quitting_locks_and_leaves_nothing_to_go_back_to(page: Page, settings: Any) -> None:
    settings.QUICK_EXIT_URL = "https://pluie.example/"
    page.route("https://pluie.example/", lambda route: route.fulfill(body="Il pleut."))
    page.goto("/cles/")
    page.goto("/aujourdhui/")

    with page.expect_request("**/quitter/") as asked:
        page.get_by_role("button", name="Quitter").click()
    page.wait_for_url("https://pluie.example/")
    page.go_back()

    assert asked.value.method == "POST"
    assert page.url.endswith("/cles/")
