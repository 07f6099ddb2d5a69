"""In a meeting: the circle stays open while the notebook locks, and a card leaves no trace."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.test import Client

from tests.cast import PASSPHRASE, Cast
from tests.circles.factories import Company, circle_of, enter
from trousseau.circles.models import Circle
from trousseau.lib import clock
from trousseau.people.middleware import UNLOCK
from trousseau.vault import api as vault
from trousseau.vault.models import Pass, Unlock

MEETING = UUID(int=77)
ROOM = f"/salle/{MEETING}/"
ASKED = 'name="vault_passphrase"'
Tables = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(autouse=True)
def _rooms(settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.people.room_urls"


@pytest.fixture
def company(cast: Cast) -> Company:
    return Company(cast)


@pytest.fixture
def circle(company: Company) -> Circle:
    return circle_of(company, "aicha", "bruno")


@pytest.fixture
def joined(cast: Cast, circle: Circle) -> Client:
    client = cast.client("aicha")
    assert client.get(ROOM + "rejoindre/").status_code == 200
    return client


@pytest.fixture
def later(joined: Client) -> Iterator[Client]:
    """Aïcha joined, then said nothing for forty minutes."""
    with clock.stopped_at(clock.now() + timedelta(minutes=40)):
        yield joined


def asks(client: Client, address: str) -> bool:
    return ASKED in client.get(address).content.decode()


def tables() -> Tables:
    """Return everything the base holds."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            found[table] = sorted(cursor.fetchall(), key=repr)
    return found


def taken(company: Company, circle: Circle) -> list[str]:
    by = company["bruno"].unlocked
    found = vault.pile_take(meeting=MEETING, run=1, safe_id=circle.safe_id, by=by)
    return [payload["text"] for _slot, payload in found]


def test_minute_forty_of_silence_the_circle_opens_and_the_notebook_asks(later: Client) -> None:
    assert later.get(ROOM).content.decode() == "ouvert : True"
    assert later.get(ROOM + "fragment/").content.decode() == "ici"
    assert asks(later, "/carnet/")
    assert asks(later, f"/salle/{uuid4()}/")  # another meeting
    assert later.get(ROOM + "rejoindre/").status_code == 200  # joining again from the pass


def test_half_an_hour_after_the_end_everything_asks(joined: Client) -> None:
    with clock.stopped_at(clock.now() + timedelta(hours=2, minutes=31)):
        assert asks(joined, ROOM)


def test_without_a_pass_the_meeting_asks_as_any_sealed_page(cast: Cast, circle: Circle) -> None:
    assert asks(cast.locked_client("bruno"), ROOM)
    assert cast.client("bruno").get(ROOM).content.decode() == "ouvert : True"
    assert Client().get(ROOM).status_code == 302


def test_what_needs_more_than_a_pass_asks_above_what_was_typed(later: Client) -> None:
    asked = later.post(ROOM + "sortir/", {"text": "un mot d’adieu"}).content.decode()
    assert ASKED in asked
    assert "un mot d’adieu" in asked

    data = {"text": "un mot d’adieu", "vault_passphrase": PASSPHRASE}
    assert later.post(ROOM + "sortir/", data).content.decode() == "un mot d’adieu"
    assert not asks(later, "/carnet/")


def test_a_rotation_asks_for_the_passphrase_once(
    company: Company, circle: Circle, later: Client
) -> None:
    place = enter(company, circle, "peer1")
    assert asks(later, ROOM)  # a newcomer: the circle has a new layer
    data = {"vault_passphrase": "autre chose", "vault_opened_by_get": "1"}
    assert later.post(ROOM, data).status_code == 403

    answer = later.post(ROOM, {**data, "vault_passphrase": PASSPHRASE})

    assert answer.status_code == 302
    assert place.is_facilitator is False
    with clock.stopped_at(clock.now() + timedelta(minutes=40)):
        assert later.get(ROOM).content.decode() == "ouvert : True"
        assert asks(later, "/carnet/")


@pytest.mark.parametrize("way", ["/compte/deconnexion/", "/compte/fermer/", "/quitter/"])
def test_closing_by_hand_closes_the_meeting_too(joined: Client, way: str) -> None:
    joined.post(way)

    assert not Pass.objects.exists()


def test_another_browser_of_the_same_person_has_no_pass(cast: Cast, joined: Client) -> None:
    other = cast.locked_client("aicha")

    assert asks(other, ROOM)
    assert Pass.objects.count() == 1


def test_an_idle_unlock_is_deleted_when_the_passphrase_is_asked(later: Client) -> None:
    later.get(ROOM)
    assert Unlock.objects.exists()

    later.get("/carnet/")

    assert not Unlock.objects.exists()


@pytest.mark.parametrize("minutes", [0, 10, 40])
def test_a_card_leaves_nothing_in_the_base(
    company: Company, circle: Circle, joined: Client, minutes: int
) -> None:
    with clock.stopped_at(clock.now() + timedelta(minutes=minutes)):
        before = tables()

        answer = joined.post(ROOM + "carte/", {"text": "une question"})

        assert answer.content.decode() == "posée"
        assert tables() == before
    assert {"django_session", "vault_unlock", "vault_trail", "vault_pass"} <= set(before)
    assert "trace" not in joined.session
    assert taken(company, circle) == ["une question"]


def test_a_card_sent_twice_is_one_card(company: Company, circle: Circle, joined: Client) -> None:
    for _ in range(2):
        joined.post(ROOM + "carte/", {"text": "une question"})

    assert taken(company, circle) == ["une question"]


def test_a_letter_that_waits_is_read_without_being_kept(
    cast: Cast, company: Company, circle: Circle
) -> None:
    client = cast.client("aicha")
    enter(company, circle, "peer1")
    before = tables()

    assert client.post(ROOM + "carte/", {"text": "une question"}).status_code == 200

    assert tables() == before
    assert taken(company, circle) == ["une question"]


def test_a_card_on_a_locked_page_keeps_its_text_and_writes_nothing(
    cast: Cast, company: Company, circle: Circle
) -> None:
    client = cast.locked_client("aicha")
    before = tables()
    asked = client.post(ROOM + "carte/", {"text": "une question"}).content.decode()
    assert ASKED in asked
    assert "une question" in asked
    assert tables() == before

    data = {"text": "une question", "vault_passphrase": PASSPHRASE}
    assert client.post(ROOM + "carte/", data).content.decode() == "posée"

    assert taken(company, circle) == ["une question"]
    assert UNLOCK in client.session  # a passphrase given is an opening, and is kept as one


def test_a_write_in_an_untraced_view_is_refused(joined: Client, circle: Circle) -> None:
    with pytest.raises(RuntimeError, match="writes nothing"), transaction.atomic():
        joined.post(ROOM + "trace/")

    assert Circle.objects.get().name == circle.name
