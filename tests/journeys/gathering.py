"""How everyone comes together: invitations by mail, a circle, words compared, a meeting planned."""

from collections.abc import Callable
from datetime import timedelta
from re import search
from typing import Any

from django.core import mail

from tests.cast import PASSPHRASE, Cast
from tests.journeys.client_way import ClientWay
from tests.journeys.story import Company, enter_circle
from trousseau.lib import clock
from trousseau.people import actions as people
from trousseau.people.models import Role

PEERS = ("Jonas", "Karima", "Louise")
NEWCOMER = "ines@cast.example"
Commits = Callable[..., Any]


def enter(who: str, email: str, way: ClientWay | None = None) -> ClientWay:
    """Log someone in through the page."""
    way = way or ClientWay(who)
    way.open("/compte/connexion/")
    way.press("Me connecter", login=email, password=PASSPHRASE)
    assert way.address == "/aujourdhui/", way.text
    return way


def come_by_mail(host: ClientWay, commits: Commits) -> ClientWay:
    """Bring in someone who has no account: a mail, a name, a passphrase."""
    host.open("/compte/inviter/")
    with commits(execute=True):
        host.press("Envoyer l’invitation", email=NEWCOMER, role="mediator")
    link = search(r"https?://[^/]+(/compte/invitation/\S+)", str(mail.outbox[-1].body))
    assert link is not None
    way = ClientWay("Inès")
    way.open(link[1])
    way.press("Ouvrir mon compte", name="Inès", passphrase=PASSPHRASE)
    return enter("Inès", NEWCOMER, way)


def let_in(host: ClientWay, newcomer: ClientWay, email: str, circle: str) -> None:
    """Invite to the circle; the charter is accepted, five words are compared, the door opens."""
    host.open("/cercles/")
    host.follow(circle)
    host.follow("Les membres")
    members = host.address
    host.press("Inviter", email=email)
    newcomer.open("/cercles/")
    newcomer.follow("Lire et répondre")
    newcomer.press("Accepter et demander à entrer", accepts=True)
    words = newcomer.part("main ol")
    host.open(members)
    host.follow(f"Faire entrer {newcomer.who}")
    assert host.part("main ol") == words
    assert len(words.split()) == 5
    host.press("Faire entrer", compared=True)
    assert newcomer.who in host.text


def gather(cast: Cast, commits: Commits) -> Company:
    """Make the circle: its host creates it, everyone is invited and let in."""
    host = enter("Driss", cast.driss.email)
    guests = {NEWCOMER: come_by_mail(host, commits)}
    for name in PEERS:
        email = f"{name.lower()}@cast.example"
        people.create_person(email=email, name=name, passphrase=PASSPHRASE, roles=[Role.MEDIATOR])
        guests[email] = enter(name, email)
    presenter, peer = enter("Aïcha", cast.aicha.email), enter("Bruno", cast.bruno.email)
    company = Company(
        presenter, peer, host, editor=enter("Élise", cast.elise.email), others=list(guests.values())
    )
    host.open("/cercles/")
    host.follow("Créer un cercle")
    host.press("Créer ce cercle", name=company.circle)
    for email, way in {cast.aicha.email: presenter, cast.bruno.email: peer, **guests}.items():
        let_in(host, way, email, company.circle)
    return company


def plan_a_meeting(company: Company) -> None:
    """The host puts a meeting in the diary."""
    host = company.host
    enter_circle(company, host)
    host.follow("Prévoir une séance")
    host.press(
        "Prévoir cette séance",
        day=(clock.today() + timedelta(days=2)).isoformat(),
        starts="14:00",
        ends="17:00",
        place="Maison des Glycines",
        questions=["4"],
    )
    assert "14 h à 17 h" in host.text
