"""Where the house tests look: every Python file, template and model of ours."""

from pathlib import Path

from django.apps import apps
from django.db import models

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "trousseau"
TESTS = ROOT / "tests"
ROOMS = sorted(
    path.parent for path in PACKAGE.glob("*/__init__.py") if path.parent.name != "settings"
)


def sources(*, tests: bool = False) -> list[Path]:
    """Return our Python files, migrations aside."""
    found = [path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts]
    return sorted(found + (list(TESTS.rglob("*.py")) if tests else []))


def templates() -> list[Path]:
    """Return our HTML templates."""
    return sorted(path for path in PACKAGE.rglob("*.html") if "templates" in path.parts)


def our_models() -> list[type[models.Model]]:
    """Return the concrete models of our rooms."""
    return [m for m in apps.get_models() if m.__module__.startswith("trousseau.")]
