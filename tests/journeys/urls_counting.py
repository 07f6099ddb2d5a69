"""Our addresses; each derivation notes that it begins and that it ends, whatever its process."""

import os
from typing import Any

from trousseau.settings.base import VAR  # noqa: TID251
from trousseau.urls import urlpatterns
from trousseau.vault import derivation

__all__ = ["urlpatterns"]
NOTES = os.open(VAR / "derivations", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
stretch = derivation.stretch


def counted(*given: Any) -> Any:
    """Derive between two notes: appended at once, they keep the order of what happened."""
    os.write(NOTES, b"+")
    try:
        return stretch(*given)
    finally:
        os.write(NOTES, b"-")


derivation.stretch = counted
