"""Files stay small enough to be read at one go."""

from pathlib import Path

import pytest

from tests.house.layout import PACKAGE, sources, templates

FORBIDDEN = {
    "utils",
    "helpers",
    "common",
    "misc",
    "base",
    "core",
    "manager",
    "managers",
    "services",
}


def lines(path: Path) -> int:
    return path.read_text(encoding="utf-8").count("\n")


def test_no_module_is_over_400_lines() -> None:
    assert [p for p in sources(tests=True) if lines(p) > 400] == []


def test_no_template_is_over_150_lines() -> None:
    assert [p for p in templates() if lines(p) > 150] == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    named = [p for p in sources() if p.stem in FORBIDDEN and p != PACKAGE / "settings" / "base.py"]

    assert named == []


@pytest.mark.parametrize("readme", sorted(PACKAGE.glob("*/README.md")), ids=lambda p: p.parent.name)
def test_a_room_readme_fits_in_forty_lines(readme: Path) -> None:
    assert lines(readme) <= 40
