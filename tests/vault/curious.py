"""Two hundred meetings of twelve on a base of their own, told as JSON (`-m tests.vault.curious`)."""

import json
import sys

import django


def main(way: str, meetings: int) -> None:
    django.setup()
    # Imported once Django knows its settings.
    from tests.vault import simulation  # noqa: PLC0415

    counted = simulation.run(way, meetings)
    print(json.dumps(counted))  # noqa: T201  (read by the test)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
