"""Read the danger page's content, the centre's own if it has one."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

HERE = Path(__file__).resolve().parent / "content"


@dataclass(frozen=True)
class DangerPage:
    """The danger page's content and whether its review date has passed."""

    content: dict[str, Any]
    review_due: bool


def danger_page(today: date) -> DangerPage:
    """Load the numbers and what to do; say when they are due for review."""
    content = tomllib.loads(_path("danger.toml").read_text(encoding="utf-8"))
    due = any(number["review_by"] < today for number in content["numbers"])
    return DangerPage(content=content, review_due=due)


def _path(name: str) -> Path:
    """Return the centre's file when TROUSSEAU_CONTENT holds one, else ours."""
    own = Path(settings.TROUSSEAU_CONTENT) / "web" / name
    return own if settings.TROUSSEAU_CONTENT and own.exists() else HERE / name
