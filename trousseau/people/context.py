"""What every template may know of the session."""

from django.http import HttpRequest


def unlocked(request: HttpRequest) -> dict[str, bool]:
    """Say whether the vault is open: the header shows how to close it."""
    return {"unlocked": getattr(request, "unlocked", None) is not None}
