"""The reading page as a file: the whole text, and nothing asked of any server."""

import re

import pytest
from bs4 import BeautifulSoup

from tests.cast import Cast
from tests.publishing.factories import a_publication
from trousseau.publishing.formats.alone import _file, reading_page


def test_a_reading_page_holds_the_whole_text_and_needs_nothing(cast: Cast) -> None:
    document = a_publication(cast.elise).document()

    page = reading_page(document)

    soup = BeautifulSoup(page, "html.parser")
    heading = soup.select_one("main h1")
    assert heading is not None
    assert heading.get_text() == document.title
    assert all(chapter.title in soup.get_text() for chapter in document.chapters)
    assert "url(../" not in page
    assert "<script" not in page
    targets = {one["href"] for one in soup.select("[href]")} | {
        one["src"] for one in soup.select("[src]")
    }
    assert not [one for one in targets if str(one).startswith("/")]
    inner = {str(one)[1:] for one in targets if str(one).startswith("#")}
    assert inner <= set(re.findall(r'id="([\w-]+)"', page))


def test_a_file_of_ours_that_is_missing_is_our_mistake() -> None:
    with pytest.raises(FileNotFoundError):
        _file("ui/css/none.css")
