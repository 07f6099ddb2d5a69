"""Circles, meetings and drafts made by the real actions."""

from dataclasses import dataclass, field
from datetime import timedelta

from tests.cast import PASSPHRASE, Cast
from trousseau.circles import access, actions
from trousseau.circles.contents import CaseContent, DraftContent, HarvestContent
from trousseau.circles.models import Case, Circle, CircleMembership, Harvest, KeyDraft, Meeting
from trousseau.lib.clock import now
from trousseau.people import actions as people
from trousseau.people.http import Actor
from trousseau.people.models import Person
from trousseau.vault import api as vault

STORY = "Un voisin demande que l’on agisse contre une voisine qui ne sait rien."


@dataclass
class Company:
    """The cast and as many more peers as a story needs, each unlocked once."""

    cast: Cast
    actors: dict[str, Actor] = field(default_factory=dict)

    def __getitem__(self, who: str) -> Actor:
        if who not in self.actors:
            self.actors[who] = self._unlock(who)
        vault.accept_letters(by=self.actors[who].unlocked)
        return self.actors[who]

    def _unlock(self, who: str) -> Actor:
        if not who.startswith("peer"):
            return self.cast.actor(who)
        return unlocked(
            people.create_person(
                email=f"{who}@cast.example",
                name=who.capitalize(),
                passphrase=PASSPHRASE,
                roles=["mediator"],
            )
        )


def unlocked(person: Person) -> Actor:
    """Open someone's vault."""
    stretched = vault.verify(person.holder, password=person.password, passphrase=PASSPHRASE)
    assert stretched is not None
    return Actor(person, vault.unlock(person.holder, stretched))


def circle_of(company: Company, *who: str, by: str = "driss", name: str = "Val d’Orle") -> Circle:
    """Make a circle, its creator facilitating, and let these people in."""
    circle = actions.create_circle(name=name, by=company[by])
    for one in who:
        enter(company, circle, one, host=by)
    return circle


def asked(company: Company, circle: Circle, who: str, *, host: str = "driss") -> CircleMembership:
    """Invite someone, who says yes."""
    invitation = actions.invite_member(circle=circle, person=company[who].person, by=company[host])
    place = actions.answer_invitation(invitation=invitation, accepts=True, by=company[who])
    assert place is not None
    return place


def enter(company: Company, circle: Circle, who: str, *, host: str = "driss") -> CircleMembership:
    """Invite someone, who says yes and is let in."""
    place = asked(company, circle, who, host=host)
    return actions.admit_member(membership=place, compared=True, by=company[host])


def case_by(
    actor: Actor, circle: Circle, *, title: str = "Le seau", token: str = "", question: int = 1
) -> Case:
    """Bring a case to a circle, as the first door does."""
    return actions.receive_case(
        circle=circle,
        content=CaseContent(title=title, story=STORY, question=question, register="", domain=""),
        stub=vault.stub(token or vault.new_token()),
        by=actor,
    )


def planned(circle: Circle, by: Actor, *, days: int = 1) -> Meeting:
    """Plan a meeting of three hours."""
    starts = now() + timedelta(days=days)
    return actions.plan_meeting(
        circle=circle,
        starts_at=starts,
        ends_at=starts + timedelta(hours=3),
        place="Maison des Glycines",
        questions=[3],
        by=by,
    )


def under_way(company: Company, circle: Circle, *present: str, by: str = "driss") -> Meeting:
    """Open a meeting that these people have joined."""
    meeting = actions.open_meeting(meeting=planned(circle, company[by]), by=company[by])
    for who in present:
        actions.join_meeting(meeting=meeting, by=company[who])
    return meeting


def advanced(meeting: Meeting, by: Actor, to: str) -> Meeting:
    """Advance a meeting to a phase."""
    while meeting.phase != to:
        meeting = actions.advance_phase(meeting=meeting, by=by)
    return meeting


def harvested(
    company: Company, circle: Circle, presenter: str, *present: str, title: str = "Le seau"
) -> Harvest:
    """Hold a whole meeting on one case, and return what it gave."""
    case = case_by(company[presenter], circle, title=title)
    meeting = under_way(company, circle, presenter, *present)
    meeting = actions.choose_case(meeting=meeting, case=case, by=company["driss"])
    meeting = advanced(meeting, company["driss"], "meta")
    content = HarvestContent(learnings=("Le deuxième fauteuil.",), last_word="Je l’entends.")
    actions.close_meeting(meeting=meeting, harvests={case.pk: content}, by=company["driss"])
    return Harvest.objects.get(stub=case.stub)


WORDS = DraftContent(
    title="Chercher le deuxième fauteuil",
    kind="On demande d’agir contre une personne absente",
    question=1,
    situation="Quelqu’un veut que l’on prenne parti.",
    questions=("Qui d’autre est concerné ?",),
    cautions=("Porter un message fait de moi une partie.",),
    levers=("Proposer de voir l’autre.",),
    limits=("Un danger ne se médie pas.",),
)


def draft_from(harvest: Harvest, by: Actor) -> KeyDraft:
    """Draft a key from a harvest."""
    return actions.draft_key(circle=harvest.circle, harvests=[harvest], content=WORDS, by=by)


def agree(company: Company, draft: KeyDraft, *who: str, accepts: bool = True) -> None:
    """Let these people recognise themselves in a draft, and accept its publication."""
    for one in who:
        actions.take_stand(draft=draft, recognises=True, accepts=accepts, by=company[one])


def number_of(person: Person, circle: Circle) -> int:
    """Return someone's number."""
    return access.membership_of(person, circle).number
