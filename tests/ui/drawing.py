"""Draws a piece of template as a page would, and parses it."""

import re

from bs4 import BeautifulSoup, Tag
from django.http import HttpRequest
from django.template import engines


def html(source: str, request: HttpRequest | None = None, **context: object) -> str:
    return engines["django"].from_string(source).render(context, request)


def draw(source: str, request: HttpRequest | None = None, **context: object) -> BeautifulSoup:
    return BeautifulSoup(html(source, request, **context), "html.parser")


def one(soup: BeautifulSoup | Tag, selector: str) -> Tag:
    found = soup.select(selector)
    assert len(found) == 1, f"{selector}: {len(found)} found in {soup}"
    return found[0]


def words(node: BeautifulSoup | Tag) -> str:
    return re.sub("[ \\n]+", " ", node.get_text()).strip()
