"""The console script: Django's commands, and trousseau's own (demo, serve, publish, scan, pepper)."""

import os
import sys
from collections.abc import Callable

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from trousseau.vault.command import make_secrets
from trousseau.veil.command import scan_lines


def scan(arguments: list[str]) -> int:
    """`trousseau scan --jsonl`: lines {"id", "text"} in, {"id", "spans"} out."""
    if arguments != ["--jsonl"]:
        sys.stderr.write("Usage : trousseau scan --jsonl < textes.jsonl > reperages.jsonl\n")
        return 2
    return scan_lines(sys.stdin, sys.stdout)


def pepper(arguments: list[str]) -> int:
    """`trousseau pepper FOLDER`: the two secret files, and the pepper in words."""
    return make_secrets(arguments, sys.stdin, sys.stdout)


# Commands that need neither Django's settings nor a database.
BARE: dict[str, Callable[[list[str]], int]] = {"scan": scan, "pepper": pepper}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the demo has its own settings, everything else production's by default."""
    arguments = sys.argv[1:] if arguments is None else arguments
    name = arguments[0] if arguments else "help"
    if name in BARE:
        return BARE[name](arguments[1:])
    module = "trousseau.settings.demo" if name == "demo" else "trousseau.settings.prod"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", module)
    try:
        execute_from_command_line(["trousseau", *arguments])
    except ImproperlyConfigured as error:  # a missing secret, another pepper: say it, in one line
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
