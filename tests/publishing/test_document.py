"""The tree is pure; what no page can show is dropped."""

from hypothesis import given
from hypothesis import strategies as st

from tests.publishing.factories import a_chapter
from trousseau.publishing.document import printable


def test_a_chapter_has_its_place() -> None:
    assert a_chapter(4).anchor == "chapitre-4"


@given(st.text())
def test_what_is_printable_stays_so(text: str) -> None:
    once = printable(text)

    assert printable(once) == once
    assert "\x00" not in once


def test_what_people_write_is_kept() -> None:
    assert printable("L’été,\n« à deux »\u202f! \x07\ufffe\ud800") == "L’été,\n« à deux »\u202f! "
