"""The console script: Django's commands, and trousseau's own (demo, serve, remind, scan, pepper…)."""

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


def tell_bare() -> None:
    """Add to Django's list of commands those it does not know."""
    lines = [f"    {name:12}{(run.__doc__ or '').strip()}\n" for name, run in BARE.items()]
    sys.stdout.write("\n[sans réglages]\n" + "".join(lines))


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the demo has its own settings, everything else production's by default."""
    arguments = sys.argv[1:] if arguments is None else arguments
    name = arguments[0] if arguments else "help"
    if name in BARE:
        return BARE[name](arguments[1:])
    if name == "help" and BARE.keys() & set(arguments[1:]):
        tell_bare()
        return 0
    module = "trousseau.settings.demo" if name == "demo" else "trousseau.settings.prod"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", module)
    try:
        execute_from_command_line(["trousseau", *arguments])
    except ImproperlyConfigured as error:  # a missing secret, another pepper: say it, in one line
        sys.stderr.write(f"{error}\n")
        return 1
    if arguments in ([], ["help"], ["--help"], ["-h"]):
        tell_bare()
    return 0


if __name__ == "__main__":
    sys.exit(main())
