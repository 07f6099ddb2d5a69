"""The room's long texts: protocols, grids, the charter we propose; a centre's own come first."""

from functools import cache
from pathlib import Path

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
    files = [folder / "charter.md" for folder in _folders(settings.TROUSSEAU_CONTENT)]
    last = [file for file in files if file.exists()][-1]
    return last.read_text(encoding="utf-8").strip()


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
