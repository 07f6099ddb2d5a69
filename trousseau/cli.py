"""The console script: Django's commands, and trousseau's own (demo, serve, publish, scan)."""

import os
import sys
from collections.abc import Callable

from django.core.management import execute_from_command_line

from trousseau.veil.command import scan_lines


def scan(arguments: list[str]) -> int:
    """`trousseau scan --jsonl`: lines {"id", "text"} in, {"id", "spans"} out."""
    if arguments != ["--jsonl"]:
        sys.stderr.write("Usage : trousseau scan --jsonl < textes.jsonl > reperages.jsonl\n")
        return 2
    return scan_lines(sys.stdin, sys.stdout)


# Commands that need neither Django's settings nor a database.
BARE: dict[str, Callable[[list[str]], int]] = {"scan": scan}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the demo has its own settings, everything else production's by default."""
    arguments = sys.argv[1:] if arguments is None else arguments
    name = arguments[0] if arguments else "help"
    if name in BARE:
        return BARE[name](arguments[1:])
    module = "trousseau.settings.demo" if name == "demo" else "trousseau.settings.prod"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", module)
    execute_from_command_line(["trousseau", *arguments])
    return 0


if __name__ == "__main__":
    sys.exit(main())
