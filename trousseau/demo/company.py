"""Make the demonstration's people through the real actions, and hold their open vaults."""

from dataclasses import dataclass, field
from typing import Any

from trousseau.demo import library
from trousseau.demo.context import PASSPHRASE
from trousseau.people import actions
from trousseau.people.http import Actor
from trousseau.people.models import Employer, Person
from trousseau.vault import api as vault


@dataclass
class Company:
    """Everyone met so far, by slug, each with their vault open while the demonstration is made."""

    people: dict[str, Person] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    employers: dict[str, Employer] = field(default_factory=dict)

    def settle_employers(self) -> None:
        """Name every employer."""
        for row in library.table("people")["employers"]:
            self.employers[row["slug"]] = actions.name_employer(**row)

    def welcome(self, row: dict[str, Any]) -> Actor:
        """Make one person with their traits, and open their vault."""
        person = actions.create_person(
            email=row["email"], name=row["first_name"], passphrase=PASSPHRASE, roles=row["roles"]
        )
        if "territory_scale" in row:
            actions.describe_profile(
                person=person,
                territory_scale=row["territory_scale"],
                territory_place=row["territory_place"],
                missions=row["missions"],
                employer=self.employers[row["employer"]],
                supervision=row["supervision"],
                start_year=row["start_year"],
            )
        actor = Actor(person, open_vault(person))
        self.people[row["slug"]], self.actors[row["slug"]] = person, actor
        return actor

    def __getitem__(self, slug: str) -> Actor:
        return self.actors[slug]


def open_vault(person: Person) -> vault.Unlocked:
    """Open a made-up person's vault with the passphrase everyone shares."""
    stretched = vault.verify(person.holder, password=person.password, passphrase=PASSPHRASE)
    if stretched is None:
        raise vault.WrongPassphrase
    return vault.unlock(person.holder, stretched)
