"""Make a circle of six and its two meetings in a fresh file database: `python -m tests.journeys.live_stage`."""

from datetime import timedelta
from pathlib import Path

import django

from tests.journeys.server import environment, run

SETTINGS = "tests.journeys.settings_file"
PHONES = {
    "aicha": "Aïcha",
    "bruno": "Bruno",
    "nadege": "Nadège",
    "farouk": "Farouk",
    "ines": "Inès",
}
CIRCLE = "Cercle du Gué"
CASES = {"aicha": "Le seau du troisième", "bruno": "La lettre qu’on ne lit pas"}
STORY = """Une femme vient à la permanence avec un proche qui parle pour elle. Il faut, dit-il, une \
attestation, aujourd’hui. Elle garde les yeux baissés.

Quand je propose un interprète, c’est lui qui refuse. En la raccompagnant, elle me glisse, en français \
très clair, qu’elle ne veut pas retourner dormir là-bas."""


def prepare(var: Path) -> dict[str, str]:
    """Make the stage in a folder; return what a process that serves it needs."""
    env = environment(var, SETTINGS, TROUSSEAU_PILE=str(var / "pile.sqlite3"))
    run(["tests.journeys.live_stage"], env)
    return env


def main() -> None:
    """Migrate; make six people, their circle, two situations, a GAPP and a codéveloppement."""
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415  (once Django is set up)

    from tests.cast import PASSPHRASE, Cast  # noqa: PLC0415
    from tests.circles.factories import Company, circle_of, unlocked  # noqa: PLC0415
    from trousseau.circles import actions  # noqa: PLC0415
    from trousseau.circles.contents import CaseContent  # noqa: PLC0415
    from trousseau.lib.clock import now  # noqa: PLC0415
    from trousseau.people.actions import create_person  # noqa: PLC0415
    from trousseau.vault import api as vault  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    company = Company(Cast())
    for who, name in PHONES.items():
        made = create_person(
            email=f"{who}@cast.example", name=name, passphrase=PASSPHRASE, roles=["mediator"]
        )
        company.actors[who] = unlocked(made)
    circle = circle_of(company, *PHONES, name=CIRCLE)
    for who, title in CASES.items():
        content = CaseContent(title=title, story=STORY, question=3, register="", domain="")
        stub = vault.stub(vault.new_token())
        actions.receive_case(circle=circle, content=content, stub=stub, by=company[who])
    for days, protocol in enumerate(("gapp", "codeveloppement")):
        starts = now() + timedelta(days=days)
        actions.plan_meeting(
            circle=circle,
            starts_at=starts,
            ends_at=starts + timedelta(hours=3),
            protocol=protocol,
            place="Maison des Glycines",
            by=company["driss"],
        )


if __name__ == "__main__":
    main()
