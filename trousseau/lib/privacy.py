"""The words with which every model says what its fields are, who may read them, and for how long."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Reach(StrEnum):
    """Who may read a model's rows."""

    PRIVATE = "private"
    PEERS = "peers"
    PUBLIC = "public"


@dataclass(frozen=True)
class Labels:
    """What a `class Privacy` says; `kept_since` names the field from which `kept_for` runs."""

    reach: Reach
    sealed: frozenset[str]
    personal: frozenset[str]
    plain: frozenset[str]
    kept_for: timedelta | None
    kept_since: str | None

    @property
    def fields(self) -> frozenset[str]:
        """Every field that has a label."""
        return self.sealed | self.personal | self.plain


def labels_of(model: type) -> Labels | None:
    """Return what the model says in its `class Privacy`, or None when it says nothing."""
    privacy = getattr(model, "Privacy", None)
    if privacy is None:
        return None
    return Labels(
        reach=privacy.reach,
        sealed=_names(privacy.sealed),
        personal=_names(privacy.personal),
        plain=_names(privacy.plain),
        kept_for=getattr(privacy, "kept_for", None),
        kept_since=getattr(privacy, "kept_since", None),
    )


def _names(names: Iterable[str]) -> frozenset[str]:
    return frozenset(names)
