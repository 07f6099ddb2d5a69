"""Joins the stylesheets into one, so that a phone asks once: `python -m trousseau.ui.stylesheet`.

The parts are written by hand, `trousseau.css` says their order, `all.css` is made from them.
"""

import re
from pathlib import Path

CSS = Path(__file__).parent / "static/ui/css"
ORDER = CSS / "trousseau.css"
WHOLE = CSS / "all.css"
_IMPORT = re.compile(r'@import url\("([^"]+)"\)(?: layer\((\w+)\))?;')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACES = re.compile(r"\s*\n\s*")


def whole() -> str:
    """Return every part in its layer, without comments or indentation."""
    order = ORDER.read_text(encoding="utf-8")
    layers = "".join(re.findall(r"^@layer [^;{]+;", order, re.MULTILINE))
    parts = [_part(CSS / file, layer) for file, layer in _IMPORT.findall(order)]
    return "\n".join([layers, *parts, ""])


def _part(path: Path, layer: str) -> str:
    text = _COMMENT.sub("", path.read_text(encoding="utf-8")).strip()
    text = _SPACES.sub("", text.replace("../../", "../"))
    return f"@layer {layer}{{{text}}}" if layer else text


if __name__ == "__main__":
    WHOLE.write_text(whole(), encoding="utf-8")
