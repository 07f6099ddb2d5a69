"""The tree is pure."""

from tests.publishing.factories import a_chapter


def test_a_chapter_has_its_place() -> None:
    assert a_chapter(4).anchor == "chapitre-4"
