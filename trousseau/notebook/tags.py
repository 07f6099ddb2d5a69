"""The registers and domains a situation may be given: lists that each centre can replace."""

import tomllib
from pathlib import Path

from django.conf import settings

HERE = Path(__file__).parent / "content"


def registers() -> list[tuple[str, str]]:
    """Return (code, label) of each register of intervention."""
    return _pairs("registers")


def domains() -> list[tuple[str, str]]:
    """Return (code, label) of each domain."""
    return _pairs("domains")


def register_label(code: str) -> str:
    """Return the words of a register; an unknown code is its own label."""
    return dict(registers()).get(code, code)


def domain_label(code: str) -> str:
    """Return the words of a domain; an unknown code is its own label."""
    return dict(domains()).get(code, code)


def in_words(register: str, domain: str) -> list[str]:
    """Return the labels of these codes; an empty one is left out."""
    return [label for label in (register_label(register), domain_label(domain)) if label]


def _pairs(name: str) -> list[tuple[str, str]]:
    own = Path(settings.TROUSSEAU_CONTENT or HERE) / "notebook" / "tags.toml"
    path = own if settings.TROUSSEAU_CONTENT and own.exists() else HERE / "tags.toml"
    rows = tomllib.loads(path.read_text(encoding="utf-8"))[name]
    return [(row["code"], row["label"]) for row in rows]
