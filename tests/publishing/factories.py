"""Documents and publications, made by hand or by the real actions."""

import datetime as dt
from dataclasses import replace
from typing import Any

from trousseau.lib.questions import QUESTIONS
from trousseau.people.models import Person
from trousseau.publishing import actions
from trousseau.publishing.document import (
    Box,
    Bullets,
    Chapter,
    Document,
    Paragraph,
    Part,
    PrintedKey,
    Run,
)
from trousseau.publishing.models import PublicationPage

PROSE = (
    "Quand cette situation a été posée, plusieurs d’entre nous ont ri, parce que nous avons tous"
    " un sac. Personne n’a demandé à la collègue pourquoi elle l’ouvrait. "
)
STYLO = PrintedKey(
    slug="qui-tient-le-stylo",
    version=2,
    frozen_on=dt.date(2014, 6, 12),
    title="Qui tient le stylo ?",
    kind="Tout passe par nous.",
    situation="Il vient payer.\n\nL’écran est noir.",
    questions=("Qui fait ?", "Que sait-elle faire déjà ?"),
    cautions=("Jamais de mot de passe chez moi.",),
    levers=("Passer du « pour » au « avec ».",),
    limits=("Quand le délai tombe dans la journée.",),
    reserves=("Chez nous la permanence ferme.",),
    provenance="3 situations, 2 séances. 9 membres s’y reconnaissent.",
)


def paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def a_chapter(number: int = 4, **changes: Any) -> Chapter:
    chapter = Chapter(
        question=number,
        title=QUESTIONS[number - 1].full,
        opening=(paragraph(PROSE),),
        heading="Un sac de courrier",
        text=(paragraph(PROSE * 3), Bullets(((Run("un", strong=True),), (Run("deux"),)))),
        boxes=(Box("Le sac du lundi", (paragraph(PROSE),)),),
        keys=(STYLO, replace(STYLO, slug="autre", title="Une autre clé")),
        closing=(paragraph(PROSE),),
        debate=("Qui, dans l’équipe, a le droit d’être lent ?",),
    )
    return replace(chapter, **changes)


def a_document(**changes: Any) -> Document:
    document = Document(
        title="Des clés de médiation",
        subtitle="Ce que quinze médiatrices et médiateurs ont appris",
        authors=("Cercle du Val d’Orle", "solene@centre.example"),
        accompanied=("Solène Varga, animatrice",),
        publisher="Centre de ressources du Val d’Orle",
        series="Les textes",
        published_on=dt.date(2015, 1, 1),
        keywords=("médiation sociale", "autonomie"),
        address="https://trousseau.example/publications/des-cles-de-mediation/",
        parts=(Part("Introduction", (paragraph(PROSE),)), Part("La méthode", (paragraph(PROSE),))),
        chapters=tuple(a_chapter(question.number) for question in QUESTIONS),
        bibliography=(Bullets(((Run("Un livre", stressed=True),),), numbered=True),),
        imprint=(
            ("Ce texte", "Des clés de médiation"),
            ("Adresse durable", "https://trousseau.example/publications/des-cles-de-mediation/"),
        ),
    )
    return replace(document, **changes)


def content(**changes: Any) -> actions.PublicationContent:
    chapters = tuple(
        actions.ChapterContent(
            question=question.number,
            opening=PROSE,
            heading="Un sac de courrier",
            text=f"{PROSE}\n\n- une chose\n- une autre",
            box=("Le sac du lundi", PROSE),
            closing=PROSE,
            debate=["À partir de quand un service rendu devient-il une habitude ?"],
        )
        for question in QUESTIONS
    )
    written = actions.PublicationContent(
        slug="des-cles-de-mediation",
        title="Des clés de médiation",
        subtitle="Ce que quinze médiatrices et médiateurs ont appris",
        dated_on=dt.date(2015, 1, 1),
        authors=["Cercle du Val d’Orle"],
        accompanied=["Solène Varga, animatrice"],
        keywords=["médiation sociale", "autonomie"],
        publisher="Centre de ressources du Val d’Orle",
        presentation="Ils étaient quinze.",
        introduction=PROSE,
        portrait="Une résidence, un quartier, une ville.",
        method=PROSE,
        common_ground=PROSE,
        bibliography="- Un livre",
        chapters=chapters,
        imprint=[("Directrice de la publication", "Maïwenn Jézéquel")],
    )
    return replace(written, **changes)


def a_draft(by: Person, **changes: Any) -> PublicationPage:
    """Return a publication that nobody outside has seen."""
    shelf = actions.plant_tree()
    return actions.write_publication(shelf=shelf, content=content(**changes), by=by)


def a_publication(by: Person, **changes: Any) -> PublicationPage:
    """Return a published publication, with its edition."""
    draft = a_draft(by, **changes)
    actions.publish_publication(publication=draft, by=by)
    draft.refresh_from_db()
    return draft
