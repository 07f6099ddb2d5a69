"""Our addresses, with sealing, passing and searching that break on demand, as badly as can be."""

from collections.abc import Callable
from functools import wraps
from types import ModuleType
from typing import Any

from django.conf import settings

from trousseau.circles import actions
from trousseau.notebook import rules
from trousseau.settings.base import VAR  # noqa: TID251
from trousseau.urls import urlpatterns
from trousseau.vault import suite

__all__ = ["urlpatterns"]
PLACES: dict[str, tuple[ModuleType, str]] = {
    "sealing": (suite, "seal"),
    "passage": (actions, "receive_case"),
    "search": (rules, "search"),
}


def breaking(place: str, call: Callable[..., Any]) -> Callable[..., Any]:
    """Break when the file named so is there: everything given is in the message."""

    @wraps(call)
    def broken(*given: Any, **named: Any) -> Any:
        if (VAR / f"break-{place}").exists():
            told = [one.decode("latin-1") if isinstance(one, bytes) else repr(one) for one in given]
            raise ValueError(*told, named)
        return call(*given, **named)

    return broken


for place, (module, name) in PLACES.items():
    setattr(module, name, breaking(place, getattr(module, name)))
assert settings.ADMINS, "an error mail would have somebody to go to"
