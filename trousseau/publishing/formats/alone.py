"""The reading page as one file: styles, fonts and drawings inside, so that it opens from a disk."""

import base64
import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from trousseau.publishing.document import Document

FONT = re.compile(r"url\(\.\./fonts/([\w-]+\.woff2)\)")
DRAWING = re.compile(r'href="[^"#]*/sprite[^"#]*\.svg#')


def reading_page(document: Document) -> str:
    """Return the whole text as a page that asks nothing of any server."""
    css = FONT.sub(_font, _text("ui/css/all.css"))
    drawings = _text("ui/icons/sprite.svg").replace("<svg ", '<svg hidden aria-hidden="true" ', 1)
    context = {
        "document": document,
        # Files of ours, and nothing that anyone typed.
        "style": SafeString(f"<style>{css}</style>"),
        "drawings": SafeString(drawings),
    }
    return DRAWING.sub('href="#', render_to_string("publishing/alone.html", context).lstrip())


def _font(found: re.Match[str]) -> str:
    data = base64.b64encode(_file(f"ui/fonts/{found[1]}").read_bytes()).decode()
    return f"url(data:font/woff2;base64,{data})"


def _text(name: str) -> str:
    return _file(name).read_text(encoding="utf-8")


def _file(name: str) -> Path:
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(name)
    return Path(found)
