"""Fifteen people, their circle, and as many meetings as asked: `python -m … stage_many 8`."""

import json
import sys

import django

FILE = "stage.json"
PEERS = tuple(f"peer{number}" for number in range(1, 13))
EVERYONE = ("driss", "aicha", "bruno", *PEERS)


def main() -> None:
    """Migrate; make the people, their circle, a meeting and a case for each; note them."""
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415  (once Django is set up)

    from tests.cast import Cast  # noqa: PLC0415
    from tests.circles.factories import Company, case_by, circle_of, planned  # noqa: PLC0415
    from trousseau.settings.base import VAR  # noqa: PLC0415, TID251

    call_command("migrate", verbosity=0)
    company = Company(Cast())
    circle = circle_of(company, *EVERYONE[1:])
    made = [
        {
            "room": f"/cercles/{circle.pk}/seances/{planned(circle, company['driss']).pk}/",
            "case": str(case_by(company["aicha"], circle, title=f"Le seau {number}").pk),
        }
        for number in range(int(sys.argv[1]))
    ]
    (VAR / FILE).write_text(json.dumps(made), encoding="utf-8")


if __name__ == "__main__":
    main()
