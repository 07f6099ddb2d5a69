"""Notebooks and notes, made by the real actions."""

from trousseau.notebook import access, actions
from trousseau.notebook.models import CheckIn, Notebook, Situation
from trousseau.notebook.rules import Moment, Note, SituationContent
from trousseau.people.http import Actor

STORY = "M. B. m’arrête devant le local poubelles : un seau d’eau est tombé par la fenêtre."


def open_notebook(by: Actor) -> Notebook:
    return actions.open_notebook(by=by)


def write(by: Actor, story: str = STORY, **content: object) -> Situation:
    return actions.write_situation(
        notebook=open_notebook(by),
        content=SituationContent(story, **content),  # type: ignore[arg-type]
        by=by,
    )


def read(situation: Situation, by: Actor) -> Note:
    row = Situation.objects.get(pk=situation.pk)
    return access.note_of(row, by=by)


def take_weather(by: Actor, moment: Moment = Moment.OTHER, **answers: str) -> CheckIn:
    open_notebook(by)
    said = answers or {"charge": "lourd", "du_bien": "parler"}
    return actions.note_weather(answers=said, moment=moment, by=by)
