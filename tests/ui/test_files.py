"""Files: sizes, no inline style, drawings that exist, no stylesheet or component forgotten."""

import re
from pathlib import Path

import pytest

import trousseau
from trousseau.ui.sprite import SYMBOLS
from trousseau.ui.stylesheet import ORDER, WHOLE, whole

PACKAGE = Path(trousseau.__file__).parent
UI = PACKAGE / "ui"
STATIC = UI / "static" / "ui"
TEMPLATES = sorted((UI / "templates").rglob("*.html"))
COMPONENTS = sorted((UI / "templates/ui/components").glob("*.html"))
SCRIPTS = sorted(PACKAGE.glob("*/static/*/js/*.js"))
SHEETS = sorted(path for path in (STATIC / "css").rglob("*.css") if path not in (ORDER, WHOLE))
NAMED = re.compile(r"""\{%\s*icon\s+"([\w-]+)"|\b(?:icon|after)="([\w-]+)\"""")


def name(path: Path) -> str:
    return str(path.relative_to(UI))


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_is_short_and_says_its_inputs_first(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()

    assert len(lines) <= 150
    assert lines[0].startswith("{#")


@pytest.mark.parametrize("path", COMPONENTS, ids=name)
def test_a_component_holds_in_thirty_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 30


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_passes_a_strict_content_policy(path: Path) -> None:
    text = re.sub(r"\{[%#].*?[%#]\}", "", path.read_text(encoding="utf-8"))

    assert not re.search(r"\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)", text)


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("templates/**/*.html")), ids=str)
def test_every_drawing_named_in_a_template_exists(path: Path) -> None:
    names = {a or b for a, b in NAMED.findall(path.read_text(encoding="utf-8"))}

    assert {f"i-{one}" for one in names} <= SYMBOLS


def test_the_sprite_has_the_keys_and_names_each_drawing_once() -> None:
    text = (STATIC / "icons/sprite.svg").read_text(encoding="utf-8")

    assert {f"{k}{n}" for k in ("k", "kv") for n in range(1, 7)} | {"mark"} <= SYMBOLS
    assert text.count("<symbol ") == len(SYMBOLS)
    assert "<use" not in text, "some browsers refuse a drawing that points to another"


def test_every_stylesheet_is_imported_once_in_a_layer() -> None:
    text = (STATIC / "css/trousseau.css").read_text(encoding="utf-8")
    imported = re.findall(r'@import url\("([^"]+)"\)(?: layer\((\w+)\))?;', text)

    assert sorted(file for file, _layer in imported) == sorted(
        str(path.relative_to(STATIC / "css")) for path in SHEETS
    )
    assert [file for file, layer in imported if not layer] == ["base/fonts.css"]


@pytest.mark.parametrize("path", SHEETS, ids=name)
def test_a_stylesheet_is_balanced_local_and_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert text.startswith("/* ")
    assert text.count("{") == text.count("}")
    for address in re.findall(r"url\(([^)]+)\)", text):
        assert (path.parent / address).resolve().is_file()


def test_every_custom_property_in_use_is_defined() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in SHEETS)

    assert set(re.findall(r"var\((--[\w-]+)", text)) <= set(re.findall(r"(--[\w-]+):", text))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: f"{path.parts[-4]}/{path.name}")
def test_a_script_is_small_and_used_by_a_page_or_a_script(path: Path) -> None:
    users = [*PACKAGE.rglob("templates/**/*.html"), *(one for one in SCRIPTS if one != path)]
    calls = "".join(user.read_text(encoding="utf-8") for user in users)

    assert path.stat().st_size < 5_000
    assert re.search(rf"""["'/]{re.escape(path.name)}["']""", calls)


def test_the_joined_stylesheet_is_fresh() -> None:
    assert WHOLE.read_text(encoding="utf-8") == whole(), "run python -m trousseau.ui.stylesheet"
    assert "@import" not in whole()
