"""The drawings of the sprite: one file, referenced from outside so that pages stay small."""

import re
from pathlib import Path

from django.template import TemplateSyntaxError
from django.templatetags.static import static

FILE = "ui/icons/sprite.svg"
_TEXT = (Path(__file__).parent / "static" / FILE).read_text(encoding="utf-8")
SYMBOLS: frozenset[str] = frozenset(re.findall(r'<symbol id="([\w-]+)"', _TEXT))


def sprite_url(symbol: str) -> str:
    """Return the address of a drawing; a name that is not in the sprite is a mistake."""
    if symbol not in SYMBOLS:
        message = f"There is no {symbol!r} in {FILE}."
        raise TemplateSyntaxError(message)
    return f"{static(FILE)}#{symbol}"
