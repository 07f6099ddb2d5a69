"""What is measured upon: the demonstration's people, keys and publication, by the real actions."""

from trousseau.demo import editing, library
from trousseau.demo.company import Company
from trousseau.keys import actions as keys
from trousseau.keys.rules import KeyContent, Provenance
from trousseau.publishing import access
from trousseau.publishing.models import PublicationPage

MEDIATOR, EDITOR = "aicha-benslimane", "elise-garnier"


def company() -> Company:
    """Make a mediator and an editor, their vaults open."""
    made = Company()
    made.settle_employers()
    for row in library.table("people")["people"]:
        if row["slug"] in (MEDIATOR, EDITOR):
            made.welcome(row)
    return made


def publication(people: Company) -> PublicationPage:
    """Publish the eighteen keys, then the publication with its keys frozen in it.

    The demonstration's keys come out of a circle; here they are received as if they had.
    """
    for row in library.drafted_keys():
        keys.receive_key(content=content_of(row), by=people[EDITOR].person)
    editing.publish(people)
    return access.publication_by_slug(editing.content().slug)


def content_of(row: library.Table) -> KeyContent:
    """Read a key of the demonstration as what a circle lets out."""
    situations = len(row["from_situations"])
    return KeyContent(
        slug=row["slug"],
        question=row["question"],
        title=row["title"],
        kind=row["kind"],
        situation=row["situation"].strip(),
        provenance=Provenance(situations, meetings=2, members=9, period="mars et avril 2014"),
        questions=row["questions"],
        cautions=row["cautions"],
        levers=row["levers"],
        limits=row["limits"],
        reserves=[one["text"] for one in row.get("reserves", [])],
    )
