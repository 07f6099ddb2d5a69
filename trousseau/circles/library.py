"""The room's long texts: protocols and the charter we propose; a centre's own folder comes first."""

from functools import cache
from pathlib import Path

from django.conf import settings

from trousseau.circles.protocols import Protocol, read_protocol

OURS = Path(__file__).parent / "content"


def protocols() -> dict[str, Protocol]:
    """Return every protocol by its slug; the centre's replace ours of the same name."""
    return _protocols(settings.TROUSSEAU_CONTENT)


def protocol(slug: str) -> Protocol:
    """Return one protocol; KeyError when no file has this name."""
    return protocols()[slug]


def proposed_charter() -> str:
    """Return the charter proposed to a new circle."""
    files = [folder / "charter.md" for folder in _folders(settings.TROUSSEAU_CONTENT)]
    last = [file for file in files if file.exists()][-1]
    return last.read_text(encoding="utf-8").strip()


@cache
def _protocols(centre: str) -> dict[str, Protocol]:
    files = {
        path.stem: path for folder in _folders(centre) for path in folder.glob("protocols/*.toml")
    }
    read = [
        read_protocol(path.read_text(encoding="utf-8"), source=path.name)
        for _name, path in sorted(files.items())
    ]
    return {protocol.slug: protocol for protocol in read}


def _folders(centre: str) -> list[Path]:
    return [OURS, Path(centre) / "circles"] if centre else [OURS]
