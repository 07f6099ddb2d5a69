"""In a real browser: a décharge sends nothing and leaves nothing."""

import pytest
from playwright.sync_api import expect

from tests.notebook.browsing import showing

pytestmark = pytest.mark.browser


def test_a_decharge_is_burnt_and_nothing_is_sent(cast):
    html = cast.client("aicha").get("/carnet/decharge/").text

    with showing(html) as (page, asked):
        area = page.locator("[data-unload]")
        area.fill("Ce que je n’écrirai jamais ailleurs.")
        page.get_by_role("button", name="Brûler").click()

        expect(area).to_have_value("")
        expect(page.get_by_text("C’est brûlé")).to_be_visible()
        page.wait_for_timeout(500)
        stored = page.evaluate("[localStorage.length, sessionStorage.length]")

    assert (asked, stored) == ([], [0, 0])
