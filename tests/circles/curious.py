"""Meetings of twelve through real pages and acts, told as JSON (`-m tests.circles.curious`)."""

import json
import sys

import django


def main(meetings: int) -> None:
    django.setup()
    # Imported once Django knows its settings.
    from tests.circles import simulation  # noqa: PLC0415

    print(json.dumps(simulation.run(meetings)))  # noqa: T201  (read by the test)


if __name__ == "__main__":
    main(int(sys.argv[1]))
