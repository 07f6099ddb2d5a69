"""In a real browser: selecting words offers to mark them, as typing them does without JavaScript."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.notebook.browsing import showing

pytestmark = pytest.mark.browser
SELECT = """words => {
  const walker = document.createTreeWalker(document.querySelector("[data-veil]"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const start = walker.currentNode.data.indexOf(words);
    if (start < 0) continue;
    document.getSelection().setBaseAndExtent(walker.currentNode, start, walker.currentNode, start + words.length);
    return;
  }
}"""


def test_words_selected_in_the_text_are_offered_to_be_marked(cast, scene):
    scene.begin()
    address = reverse("passages:circle-review", args=[scene.situation.pk])
    html = cast.client("aicha").get(address).text

    with showing(html) as (page, asked):
        offer = page.locator("[data-selected]")
        expect(offer).to_be_hidden()
        page.evaluate(SELECT, "le bailleur")

        expect(offer).to_contain_text("Repérer «\u00a0le bailleur\u00a0»")
        expect(offer.locator("[name=typed]")).to_have_value("le bailleur")

    assert asked == []
