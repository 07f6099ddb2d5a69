"""The room's long texts: protocols, phases to add, grids, our charter; a centre's own come first."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from trousseau.circles.grids import Grid, read_grid
from trousseau.circles.protocols import Protocol, read_protocol

OURS = Path(__file__).parent / "content"


def protocols() -> dict[str, Protocol]:
    """Return every protocol by its slug; the centre's replace ours of the same name."""
    return _protocols(settings.TROUSSEAU_CONTENT)


def protocol(slug: str) -> Protocol:
    """Return one protocol; KeyError when no file has this name."""
    return protocols()[slug]


def grid(question: int) -> Grid:
    """Return the grid of one of the six questions; the centre's replaces ours."""
    return _grids(settings.TROUSSEAU_CONTENT)[question]


def proposed_charter() -> str:
    """Return the charter proposed to a new circle."""
    return _last_of("charter.md").read_text(encoding="utf-8").strip()


@dataclass(frozen=True)
class Addition:
    """Phases a circle may add to a protocol; they have no short name yet."""

    slug: str
    name: str
    phases: tuple[Mapping[str, Any], ...]


def additions() -> dict[str, Addition]:
    """Return what may be added to a protocol, by its short name."""
    data = tomllib.loads(_last_of("phases.toml").read_text(encoding="utf-8"))
    return {
        one["slug"]: Addition(one["slug"], one["name"], tuple(one["phases"]))
        for one in data["additions"]
    }


def _last_of(name: str) -> Path:
    files = [folder / name for folder in _folders(settings.TROUSSEAU_CONTENT)]
    return [file for file in files if file.exists()][-1]


@cache
def _protocols(centre: str) -> dict[str, Protocol]:
    read = [read_protocol(text, source=name) for name, text in _files(centre, "protocols")]
    return {protocol.slug: protocol for protocol in read}


@cache
def _grids(centre: str) -> dict[int, Grid]:
    read = [read_grid(text, source=name) for name, text in _files(centre, "grids")]
    return {grid.question: grid for grid in read}


def _files(centre: str, kind: str) -> list[tuple[str, str]]:
    found = [path for folder in _folders(centre) for path in sorted(folder.glob(f"{kind}/*.toml"))]
    last = {path.stem: path for path in found}
    return [(path.name, path.read_text(encoding="utf-8")) for path in last.values()]


def _folders(centre: str) -> list[Path]:
    return [OURS, Path(centre) / "circles"] if centre else [OURS]
