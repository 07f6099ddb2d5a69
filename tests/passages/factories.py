"""Situations on their way through the first door, by the real actions."""

from dataclasses import dataclass

from tests.cast import Cast
from tests.circles.factories import Company, circle_of
from tests.notebook.factories import write
from trousseau.circles import actions as circles
from trousseau.circles.models import Circle
from trousseau.notebook.models import Situation
from trousseau.passages import access, actions, rules
from trousseau.passages import notebook_to_circle as door
from trousseau.passages.access import CirclePassage
from trousseau.passages.rules import KEPT
from trousseau.people.http import Actor

TITLE = "La voisine de M. Karim Belhadji"
STORY = (
    "M. Karim Belhadji, 8 allée des Tilleuls à Vaubrac, me demande d’appeler le bailleur."
    " Il me donne son numéro, 06 39 98 12 34.\n\n"
    "Mme Odile Ferrand ignore qu’on se plaint d’elle. M. Belhadji raconte le reste dans le hall."
)
SECRETS = ("Karim", "Belhadji", "Tilleuls", "Vaubrac", "06 39 98 12 34", "Odile", "Ferrand")


@dataclass
class Scene:
    """Aïcha, her circle with Bruno (its charter accepted by her), and her situation."""

    company: Company
    circle: Circle
    situation: Situation

    @property
    def aicha(self) -> Actor:
        return self.company["aicha"]

    @property
    def passage(self) -> CirclePassage:
        return access.circle_passage_for(self.aicha, self.situation.pk)

    def begin(self) -> CirclePassage:
        note = access.note_for(self.aicha, self.situation.pk)
        door.begin_passage(situation=self.situation, note=note, circle=self.circle, by=self.aicha)
        return self.passage

    def decide_everything(self) -> CirclePassage:
        """Replace what has a proposal, keep the rest."""
        passage = self.begin()
        review = passage.review
        for item in review.items:
            if item.proposal:
                review = rules.decide(review, item.words, rules.REPLACED, wording=item.proposal)
            else:
                review = rules.decide(review, item.words, KEPT, reason="ne désigne personne")
        return self.keep(review)

    def keep(self, review: rules.Review) -> CirclePassage:
        passage = self.passage
        actions.keep_review(
            crossing=passage.crossing, texts=passage.texts, review=review, by=self.aicha
        )
        return self.passage


def scene_of(cast: Cast) -> Scene:
    company = Company(cast)
    circle = circle_of(company, "aicha", "bruno")
    for who in ("aicha", "bruno"):
        circles.accept_charter(circle=circle, by=company[who])
    situation = write(
        company["aicha"],
        STORY,
        title=TITLE,
        question=1,
        register="conflit",
        domain="habitat",
        weight="piégée",
    )
    return Scene(company, circle, situation)
