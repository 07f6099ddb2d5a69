"""The questions of « ma météo »: words a centre may replace by its own, never numbers."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

HERE = Path(__file__).parent / "content"


@dataclass(frozen=True)
class Item:
    """One question to oneself; `ordered` words go from light to heavy and may be drawn."""

    code: str
    label: str
    short: str
    ordered: bool
    words: tuple[tuple[str, str], ...]

    def word(self, code: str) -> str:
        """Return the words of an answer; an unknown code is its own label."""
        return dict(self.words).get(code, code)

    def step(self, code: str) -> int | None:
        """Return the place of an answer from the lightest, or None when it has none."""
        codes = [one for one, _label in self.words]
        return codes.index(code) if self.ordered and code in codes else None


def items() -> list[Item]:
    """Return the questions, in the order in which they are asked."""
    own = Path(settings.TROUSSEAU_CONTENT or HERE) / "notebook" / "meteo.toml"
    path = own if settings.TROUSSEAU_CONTENT and own.exists() else HERE / "meteo.toml"
    return [_item(row) for row in tomllib.loads(path.read_text(encoding="utf-8"))["items"]]


def _item(row: dict[str, Any]) -> Item:
    words = tuple((code, label) for code, label in row["words"])
    return Item(row["code"], row["label"], row["short"], row["ordered"], words)
