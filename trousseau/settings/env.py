"""Typed readers of environment variables that fail loudly."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


def text(name: str, default: str | None = None) -> str:
    """Return the variable, or the default; raise when there is neither."""
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"{name} is not set (see docs/settings.md).")
    return value


def volatile() -> str:
    """Return a folder in memory: the service's run-time directory, else shared memory."""
    given = os.environ.get("RUNTIME_DIRECTORY", "").split(":")[0]
    return given or f"/dev/shm/trousseau-{os.getuid()}"  # noqa: S108  (made for this account only)


def flag(name: str, default: bool) -> bool:
    """Return a boolean; raise on anything but 1/0, true/false, yes/no, on/off."""
    value = os.environ.get(name, str(default)).lower()
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} must be true or false.")


def number(name: str, default: int) -> int:
    """Return a whole number."""
    value = os.environ.get(name, str(default))
    try:
        return int(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be a whole number.") from error


def secret(name: str) -> str:
    """Return NAME, or what the file NAME_FILE holds; never a default."""
    path = os.environ.get(f"{name}_FILE")
    if path is not None:
        return Path(path).read_text(encoding="utf-8").strip()
    return text(name)


def secret_bytes(name: str) -> bytes:
    """Return 32 bytes written as 64 hexadecimal signs in NAME or the file NAME_FILE."""
    try:
        value = bytes.fromhex(secret(name))
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be hexadecimal.") from error
    if len(value) != 32:
        raise ImproperlyConfigured(f"{name} must be 64 hexadecimal signs (32 bytes).")
    return value
