"""Error pages say what to do, and stand on their own."""

import pytest
from bs4 import BeautifulSoup
from django.template.loader import get_template
from django.test import RequestFactory

from tests.ui.drawing import one

CODES = ["400", "403", "403_csrf", "404", "429", "500", "503"]


@pytest.mark.urls("tests.ui.urls")
@pytest.mark.parametrize("code", CODES)
def test_an_error_page_has_a_title_and_something_to_do(code: str) -> None:
    request = RequestFactory().get("/")
    soup = BeautifulSoup(get_template(f"{code}.html").render({}, request), "html.parser")

    assert one(soup, "main h1").get_text()
    assert one(soup, "main .lead").get_text()


def test_the_page_of_a_breakdown_needs_nothing() -> None:
    source = get_template("500.html").render()

    assert "/static/ui/css/all.css" in source
    assert "csrf" not in source


@pytest.mark.urls("tests.ui.nowhere")
@pytest.mark.parametrize("code", CODES)
def test_an_error_page_survives_without_any_room(code: str) -> None:
    assert get_template(f"{code}.html").render({}, RequestFactory().get("/"))
