"""The cast: the same people in every story."""

from dataclasses import dataclass, field

from django.test import Client

from trousseau.people import actions
from trousseau.people.http import Actor
from trousseau.people.models import Person, Role
from trousseau.vault import api as vault

PASSPHRASE = "lampe colline farine ruban osier"

ROLES = {
    "aicha": ("Aïcha", [Role.MEDIATOR]),
    "bruno": ("Bruno", [Role.MEDIATOR]),
    "chantal": ("Chantal", [Role.MEDIATOR]),
    "driss": ("Driss", [Role.FACILITATOR]),
    "elise": ("Élise", [Role.EDITOR]),
    "farid": ("Farid", [Role.EMPLOYER]),
    "gaelle": ("Gaëlle", [Role.ADMINISTRATOR]),
    "hugo": ("Hugo", [Role.MEDIATOR]),
}


@dataclass
class Cast:
    """Aïcha mediates; Bruno is in her circle; Chantal in another; Hugo left.

    Driss facilitates, Élise edits, Farid employs, Gaëlle administers. People are made when named.
    """

    made: dict[str, Person] = field(default_factory=dict)

    def __getattr__(self, who: str) -> Person:
        if who not in ROLES:
            raise AttributeError(who)
        return self.person(who)

    def person(self, who: str) -> Person:
        """Return one of the eight, enrolled in the vault."""
        if who not in self.made:
            name, roles = ROLES[who]
            self.made[who] = actions.create_person(
                email=f"{who}@cast.example", name=name, passphrase=PASSPHRASE, roles=roles
            )
        return self.made[who]

    def actor(self, who: str) -> Actor:
        """Return the person with their vault open and their letters read."""
        person = self.person(who)
        stretched = vault.verify(person.holder, password=person.password, passphrase=PASSPHRASE)
        assert stretched is not None
        unlocked = vault.unlock(person.holder, stretched)
        vault.accept_letters(by=unlocked)
        return Actor(person, unlocked)

    def client(self, who: str) -> Client:
        """Return a browser logged in through the real page, the vault open."""
        client = Client()
        data = {"login": self.person(who).email, "password": PASSPHRASE}
        answer = client.post("/compte/connexion/", data)
        assert answer.status_code == 302, answer.status_code
        return client

    def locked_client(self, who: str) -> Client:
        """Return a browser logged in, the vault locked."""
        client = self.client(who)
        assert client.post("/compte/fermer/").status_code == 302
        return client
