"""Make people and their circle in a fresh file database: `python -m tests.journeys.stage`."""

import django

PEERS = ("peer1", "peer2", "peer3", "peer4")
CIRCLE = "Val d’Orle"


def main() -> None:
    """Migrate; make the cast, four peers and the circle that Driss facilitates."""
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415  (once Django is set up)

    from tests.cast import Cast  # noqa: PLC0415
    from tests.circles.factories import Company, circle_of, planned  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    company = Company(Cast())
    circle = circle_of(company, "aicha", "bruno", *PEERS, name=CIRCLE)
    planned(circle, company["driss"])


if __name__ == "__main__":
    main()
