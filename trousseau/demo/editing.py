"""Take agreed drafts through the second door, publish the keys, and make the publication."""

from datetime import date
from typing import Any

from trousseau.demo import library
from trousseau.demo.company import Company
from trousseau.demo.gathering import on
from trousseau.keys import access as keys_access
from trousseau.keys import actions as keys
from trousseau.passages import actions as passages
from trousseau.passages import circle_to_key, key_to_publication, rules
from trousseau.passages.circle_to_key_access import key_passage_for, texts_of
from trousseau.people.http import Actor
from trousseau.people.models import Person
from trousseau.publishing import actions as publishing
from trousseau.publishing.actions import ChapterContent, PublicationContent

PASSED_DAY, PUBLISHED_DAY = date(2014, 11, 20), date(2015, 3, 16)
COMMON = "mot courant, ne désigne personne"


def pass_keys(company: Company, drafts: list[tuple[Any, str]]) -> None:
    """Let each drafter take their key out of the circle, every find decided."""
    with on(PASSED_DAY):
        for draft, drafter in drafts:
            pass_key(draft, by=company[drafter])


def pass_key(draft: Any, *, by: Actor) -> Any:
    """Review one draft and pass it: its words were composed so that nobody is in them."""
    circle_to_key.begin_key_passage(draft_id=draft.pk, by=by)
    passage = key_passage_for(by, draft.pk)
    review = passage.review
    for item in review.items:
        review = rules.decide(review, item.words, rules.KEPT, reason=COMMON)
    texts = texts_of(passage.agreed)
    passages.keep_review(crossing=passage.crossing, texts=texts, review=review, by=by)
    return circle_to_key.pass_to_keys(passage=key_passage_for(by, draft.pk), by=by)


def publish(company: Company) -> None:
    """Publish the keys, write the publication, freeze the keys in its chapters, publish it."""
    editor = company["elise-garnier"].person
    with on(PUBLISHED_DAY):
        for row in library.drafted_keys():
            keys.publish_key(key=keys_access.key_for(editor, row["slug"]), by=editor)
        shelf = publishing.plant_tree()
        publishing.seat_editors()
        page = publishing.write_publication(shelf=shelf, content=content(), by=editor)
        for number in range(1, 7):
            freeze(page, number, editor)
        publishing.publish_publication(publication=page, by=editor)


def freeze(page: Any, number: int, editor: Person) -> None:
    """Take a chapter's keys through the third door."""
    slugs = library.table(f"publication/chapter-{number}")["keys"]
    chosen = [keys_access.key_by_slug(slug) for slug in slugs]
    key_to_publication.put_keys_in_chapter(publication=page, chapter=number, keys=chosen, by=editor)


def content() -> PublicationContent:
    """Return the publication's words, its keys apart."""
    row = library.table("publication/publication")
    year, month = row["date"].split("-")
    return PublicationContent(
        slug=row["slug"],
        title=row["title"],
        subtitle=row["subtitle"],
        dated_on=date(int(year), int(month), 1),
        authors=row["authors"],
        accompanied=row["with"],
        keywords=row["subjects"],
        publisher=row["publisher"],
        series=row["series"],
        presentation=row["presentation"].strip(),
        introduction=library.prose("publication/introduction"),
        portrait=library.prose("publication/portrait"),
        method=library.prose("publication/method"),
        common_ground=library.prose("publication/commun"),
        bibliography="\n".join(f"- {entry(one)}" for one in row["bibliography"]),
        chapters=[chapter(number) for number in range(1, 7)],
        imprint=imprint(row),
    )


def entry(one: dict[str, str]) -> str:
    """Return one line of the bibliography."""
    return f"{one['author']}, *{one['title']}*, {one['year']}. {one['note']} {one['url']}"


def chapter(number: int) -> ChapterContent:
    """Return a chapter's words."""
    row = library.table(f"publication/chapter-{number}")
    return ChapterContent(
        question=number,
        title=row["question"],
        opening=row["lead"].strip(),
        text=library.prose(f"publication/chapter-{number}"),
        box=(row["box"]["title"], row["box"]["text"].strip()),
        closing=row["closing"].strip(),
        debate=row["debate"],
    )


def imprint(row: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the imprint's lines."""
    ours = row["imprint"]
    named = [
        ("Direction de la publication", "director"),
        ("Animation du cercle", "facilitation"),
        ("Mise en page", "layout"),
        ("Adresse", "address"),
        ("Contact", "contact"),
        ("Collection", "series"),
        ("Dépôt légal", "deposit"),
        ("Participants", "participants"),
        ("Licence", "licence_text"),
        ("Avertissement", "disclaimer"),
        ("Démonstration", "demonstration"),
    ]
    lines = [(term, ours[name]) for term, name in named if ours.get(name)]
    return [*lines, ("Révision", row["revision_note"])] if row.get("revision_note") else lines
