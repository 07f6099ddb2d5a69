"""Read the demonstration's made-up people, stories, keys and chapters."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent / "content"
Table = dict[str, Any]


@cache
def table(name: str) -> Table:
    """Return a TOML file of the demonstration."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def prose(name: str) -> str:
    """Return a Markdown text of the demonstration."""
    return (HERE / f"{name}.md").read_text(encoding="utf-8").strip()


def situations() -> dict[str, Table]:
    """Return every story by its slug: the finished cycle's and those under way."""
    files = [
        table(f"situations/{path.stem}") for path in sorted((HERE / "situations").glob("*.toml"))
    ]
    under_way = table("under_way")
    # The other circle's cases were written without a name from the start.
    bare = [
        {**one, "title": one["case_title"], "story": one["case"], "weight": "", "replacements": []}
        for one in under_way["cases"]
    ]
    return {one["slug"]: one for one in [*files, *under_way["situations"], *bare]}


def drafted_keys() -> list[Table]:
    """Return the eighteen keys of the finished cycle, in their order."""
    return [table(f"keys/{path.stem}") for path in sorted((HERE / "keys").glob("*.toml"))]
