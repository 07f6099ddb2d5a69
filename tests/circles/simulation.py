"""Twelve people in browsers, their cards through the whole house, and what an operator guesses."""

import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import setup_test_environment
from django.urls import reverse

from tests import curious
from tests.cast import PASSPHRASE, Cast
from tests.circles.factories import Company, advanced, case_by, circle_of, under_way
from trousseau.circles import access, actions
from trousseau.circles.models import Circle, Contribution, Meeting
from trousseau.lib import clock
from trousseau.vault import config, derivation

NAMES = [f"peer{number}" for number in range(12)]
PHASE = "hypotheses"
ROUNDS = 20  # of cards in a meeting: the facilitator goes back, and the phase begins again
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DRAW = random.Random(12)  # noqa: S311  (the order of arrival, the same at each run)
TABLES = {
    "vault_unlock": "holder_id",
    "vault_grant": "holder_id",
    "vault_pass": "holder_id",
    "people_person": "holder_id",
}


def run(rounds: int) -> Counter[str]:
    """Hold as many phases of twelve cards, and count what each guess finds."""
    setup_test_environment()
    call_command("migrate", run_syncdb=True, verbosity=0)
    company = Company(Cast())
    counted: Counter[str] = Counter()
    with clock.stopped_at(START):
        circle = circle_of(company, "aicha", *NAMES)
        for number in range(rounds):
            day, turn = divmod(number, ROUNDS)
            began = START + timedelta(days=day, minutes=15 * turn)
            clock.use(lambda began=began: began)
            if turn == 0:
                meeting = opened(company, circle)
                browsers = {name: browser(company, name, meeting) for name in NAMES}
            counted.update(one_phase(company, meeting, browsers))
            if turn == ROUNDS - 1:
                actions.close_meeting(meeting=meeting, by=company["driss"])
            else:
                meeting = actions.go_back(meeting=meeting, by=company["driss"])
    return counted


def opened(company: Company, circle: Circle) -> Meeting:
    """Open a meeting on Aïcha's case, at the phase of unsigned cards."""
    case = case_by(company["aicha"], circle)
    meeting = under_way(company, circle, "aicha", *NAMES)
    meeting = actions.choose_case(meeting=meeting, case=case, by=company["driss"])
    return advanced(meeting, company["driss"], PHASE)


def one_phase(company: Company, meeting: Meeting, browsers: dict[str, Client]) -> Counter[str]:
    """Everybody acts a minute apart, and puts a card down at once."""
    coming = list(browsers.items())
    DRAW.shuffle(coming)
    before = set(Contribution.objects.values_list("pk", flat=True))
    began = clock.now()
    for minute, (name, client) in enumerate(coming):
        clock.use(lambda minute=minute: began + timedelta(minutes=minute))
        assert client.get("/compte/phrase/").status_code == 200  # an act, and a short page
        put(client, meeting, name)
    actions.advance_phase(meeting=meeting, by=company["driss"])
    written = set(Contribution.objects.values_list("pk", flat=True)) - before
    return guess(company, list(Contribution.objects.filter(pk__in=written)))


def browser(company: Company, name: str, meeting: Meeting) -> Client:
    """Log in through the real page, and join; what counts tries there is no matter here."""
    cache.clear()
    client = Client()
    data = {"login": company[name].person.email, "password": PASSPHRASE}
    assert client.post("/compte/connexion/", data).status_code == 302
    assert client.post(page(meeting, "meeting-join")).status_code == 302
    assert client.get(page(meeting)).status_code == 200
    return client


def put(client: Client, meeting: Meeting, name: str) -> None:
    """Put a card down; no byte of the base and of its WAL moves."""
    before = picture()
    answer = client.post(page(meeting, "card-put"), {"kind": "hypothesis", "text": name})
    assert answer.status_code == 302
    assert picture() == before


def page(meeting: Meeting, name: str = "meeting") -> str:
    """Return one of the meeting's addresses."""
    return reverse(f"circles:{name}", args=(meeting.circle_id, meeting.pk))


def picture() -> list[bytes]:
    """Return the bytes of the base and of its WAL; nothing on another engine."""
    if connection.vendor != "sqlite":
        return []
    files = sorted(Path(settings.VAULT_RUN_DIR).parent.glob("base.sqlite3*"))
    return [path.read_bytes() for path in files if not path.name.endswith("-shm")]


def guess(company: Company, rows: list[Contribution]) -> Counter[str]:
    """Try every order of the cards against every order of the people."""
    reader = company["driss"]
    opened = access.readable(rows, by=reader)
    authors = {row.pk.hex: holder_of(company, payload["text"]).hex for row, payload in opened}
    assert len(set(authors.values())) == len(NAMES)
    cards = curious.orders_of(Contribution._meta.db_table, "id", authors)
    cards |= curious.orders_of("vault_row_secret", "id", authors)
    people = set(authors.values())
    seen: curious.Orders = {}
    for table, column in TABLES.items():
        seen |= curious.orders_of(table, column, people)
    seen |= renamed(curious.orders_of("vault_trail", "who", pseudonyms(people)), pseudonyms(people))
    seen |= renamed(curious.orders_of("django_session", "session_key", owners(company, people)),
                    owners(company, people))  # fmt: skip
    return curious.hits(cards, seen, authors)


def holder_of(company: Company, name: str) -> UUID:
    return company.actors[name].person.holder_id


def renamed(orders: curious.Orders, names: dict[str, str]) -> curious.Orders:
    """Return the orders of people behind those of their names, each at their last one."""
    return {
        order: list(dict.fromkeys(names[one] for one in reversed(found)))[::-1]
        for order, found in orders.items()
    }


def pseudonyms(people: set[str]) -> dict[str, str]:
    """Return the holders behind the names of the trail: the operator has its file."""
    secret = config.trail_secret()
    return {derivation.pseudonym(secret, UUID(hex=one).bytes): one for one in people}


def owners(company: Company, people: set[str]) -> dict[str, str]:
    """Return whose each living session is: the operator reads session data."""
    holders = {
        str(actor.person.pk): actor.person.holder_id.hex for actor in company.actors.values()
    }
    found = {}
    for session in Session.objects.all():
        holder = holders.get(session.get_decoded().get("_auth_user_id", ""))
        if holder in people:
            found[session.pk] = holder
    return found
