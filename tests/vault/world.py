"""A small world of holders for the vault's stories: they enrol, come back, and share circles."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db import connection, transaction

from tests.vault.models import Card, Note
from trousseau.vault import api as vault
from trousseau.vault.models import Holder, Safe
from trousseau.vault.unlocked import Unlocked

PASSPHRASE = "une phrase assez longue"
COOKIE = bytes(range(32))


@dataclass
class Someone:
    """A holder, and the password column their person would have."""

    holder: Holder
    password: str
    passphrase: str = PASSPHRASE

    @property
    def id(self) -> UUID:
        return self.holder.pk

    def back(self) -> Unlocked:
        """Come back in another request: from the passphrase, with nothing remembered."""
        self.holder = Holder.objects.get(pk=self.holder.pk)
        stretched = vault.verify(self.holder, password=self.password, passphrase=self.passphrase)
        assert stretched is not None
        unlocked = vault.unlock(self.holder, stretched)
        vault.accept_letters(by=unlocked)
        return unlocked

    def change(self, new: str, *, someone_may_know: bool = False) -> Unlocked:
        with transaction.atomic():
            self.password, unlocked = vault.change_passphrase(
                self.holder, old=self.passphrase, new=new, someone_may_know=someone_may_know
            )
        self.passphrase = new
        return unlocked

    def restore(self, words: list[str], new: str) -> Unlocked:
        with transaction.atomic():
            self.password, unlocked = vault.restore_with_sheet(
                self.holder, words=words, new_passphrase=new
            )
        self.passphrase = new
        return unlocked


@dataclass
class World:
    """Everybody, by first name."""

    people: dict[str, Someone] = field(default_factory=dict)

    def enrol(self, name: str) -> Someone:
        holder = vault.new_holder()
        with transaction.atomic():
            password, _unlocked = vault.enrol(holder, PASSPHRASE)
        self.people[name] = Someone(holder, password)
        return self.people[name]

    def __getattr__(self, name: str) -> Someone:
        return self.people.get(name) or self.enrol(name)

    def notebook(self, name: str) -> Safe:
        return vault.create_safe("notebook", by=getattr(self, name).back())

    def circle(self, *names: str) -> Safe:
        first, *others = names
        safe = vault.create_safe("circle", by=getattr(self, first).back())
        for number, name in enumerate(others, start=2):
            self.admit(safe, name, number, by=first)
        return safe

    def admit(self, safe: Safe, name: str, number: int, *, by: str) -> None:
        vault.admit(
            safe.pk,
            getattr(self, name).id,
            number=number,
            compared=True,
            by=getattr(self, by).back(),
        )
        getattr(self, name).back()


def note(safe: Safe, text: str, *, by: Unlocked) -> Note:
    return vault.seal_row(Note(safe=safe), {"text": text}, by=by)


def card(safe: Safe, text: str, *, by: Unlocked) -> Card:
    return vault.seal_row(Card(safe=safe), {"text": text}, by=by)


def create_tables() -> None:
    """Make the tables of the two test models, inside a transaction that will be undone."""
    for model in (Note, Card):
        columns = ", ".join(
            f"{column.column} {column.db_type(connection)}"
            f"{' PRIMARY KEY' if column.primary_key else ''}"
            for column in model._meta.local_fields
        )
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE TABLE {model._meta.db_table} ({columns})")
