"""Views are sentences: they never query, and templates hold no script and no style."""

import ast
import re
from pathlib import Path

import pytest

from tests.house.layout import PACKAGE, sources, templates

VIEWS = [p for p in sources() if p.stem == "views" or p.parent.name == "views"]
INLINE = re.compile(r"\son[a-z]+=\"|<style|\sstyle=\"|<script(?![^>]*\bsrc=)(?![^>]*json)")


@pytest.mark.parametrize("path", VIEWS, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_views_never_query(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert ".objects" not in text
    assert ".filter(" not in text


@pytest.mark.parametrize("path", templates(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_templates_hold_no_script_and_no_style(path: Path) -> None:
    assert INLINE.findall(path.read_text(encoding="utf-8")) == []


def test_nothing_is_imported_inside_a_function() -> None:
    inside = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in sources()
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

    assert inside == []
