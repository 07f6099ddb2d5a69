"""Composing circles on screen: a proposal, moves without script, then circles and invitations."""

from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import PASSPHRASE, Cast
from tests.circles.factories import Company
from trousseau.circles import access, actions
from trousseau.circles.models import Circle, CircleInvitation, Meeting
from trousseau.circles.rules import Refusal, Refused
from trousseau.lib.clock import today
from trousseau.people import actions as people
from trousseau.people.models import Employer, Person, Role

COMPOSE, GROUPS = "/cercles/composer/", "/cercles/composer/cercles/"


@pytest.fixture
def employers(db: None) -> list[Employer]:
    """Return two employers."""
    return [
        people.name_employer(slug="regie", name="Régie du Moulin", kind="regie_de_quartier"),
        people.name_employer(slug="ville", name="Ville de Vaubrac", kind="commune"),
    ]


@pytest.fixture
def crowd(employers: list[Employer]) -> list[Person]:
    """Return fourteen mediators, two of each seven teams."""
    return [mediator(n, employers[n % 2], f"Quartier {n % 7}") for n in range(14)]


def mediator(n: int, employer: Employer, place: str) -> Person:
    """Make a mediator who has said their profile."""
    person = people.create_person(
        email=f"m{n}@cast.example", name=f"M{n:02}", passphrase=PASSPHRASE, roles=[Role.MEDIATOR]
    )
    people.describe_profile(
        person=person,
        territory_scale=("residence", "city")[n % 2],
        territory_place=place,
        missions=["prevention"],
        employer=employer,
        supervision=("alone", "head_of_mediation")[n // 7 % 2],
        start_year=2010 + n,
    )
    return person


@pytest.mark.parametrize(
    ("years", "seniority"),
    [(0, "beginner"), (2, "beginner"), (3, "settled"), (9, "settled"), (10, "long")],
)
def test_how_long_one_has_practised_is_told_in_three(
    cast: Cast, employers: list[Employer], years: int, seniority: str
) -> None:
    mediator(today().year - years - 2010, employers[0], "Quartier")

    (placed,) = access.peers_to_place(cast.driss)

    assert placed.candidate.traits["seniority"] == {seniority}


def proposed(client: Client, crowd: list[Person], *, size: int = 7) -> dict[str, str]:
    """Ask for circles, and return every field as the browser would send it."""
    answer = client.post(COMPOSE, {"people": [str(one.pk) for one in crowd], "size": size})
    return dict(fields(answer))


def fields(answer: Any) -> Iterator[tuple[str, str]]:
    soup = BeautifulSoup(answer.content, "html.parser")
    for field in soup.select("main input[name]"):
        if field["name"] != "csrfmiddlewaretoken":
            yield str(field["name"]), str(field.get("value", ""))
    for field in soup.select("main select[name]"):
        chosen = field.select_one("option[selected]")
        yield str(field["name"]), str(chosen["value"]) if chosen else ""


def places(sent: dict[str, str]) -> list[str]:
    return sorted(value for name, value in sent.items() if name.startswith("person-"))


def text(answer: Any) -> str:
    return " ".join(BeautifulSoup(answer.content, "html.parser").get_text().split())


def test_a_proposal_places_everyone_and_creates_nothing(cast: Cast, crowd: list[Person]) -> None:
    sent = proposed(cast.client("driss"), crowd)

    assert places(sent) == ["1"] * 7 + ["2"] * 7
    assert not Circle.objects.exists()


def test_teams_are_split_and_what_remains_is_said(cast: Cast, crowd: list[Person]) -> None:
    driss = cast.client("driss")

    answer = driss.post(COMPOSE, {"people": [str(one.pk) for one in crowd], "size": "7"})

    assert "Deux personnes de la même équipe" not in text(answer)
    assert "Deux personnes du même employeur" in text(answer)
    assert "Une seule mission pour tout le monde" in text(answer)
    assert "M00 (Quartier 0, Régie du Moulin, depuis 2010)" in text(answer)


def test_the_circles_are_created_and_everyone_is_invited(cast: Cast, crowd: list[Person]) -> None:
    driss = cast.client("driss")
    sent = proposed(driss, crowd) | {"name-1": "Les Peupliers"}

    answer = driss.post(GROUPS, sent, follow=True)

    assert "2 cercles créés" in text(answer)
    assert {circle.name for circle in Circle.objects.all()} == {"Les Peupliers", "Cercle 2"}
    assert CircleInvitation.objects.count() == 14
    assert not Meeting.objects.exists()


def test_anyone_is_moved_or_left_out_without_script(cast: Cast, crowd: list[Person]) -> None:
    driss = cast.client("driss")
    sent = proposed(driss, crowd)
    moved, left = f"person-{crowd[0].pk}", f"person-{crowd[1].pk}"
    sent |= {moved: "2" if sent[moved] == "1" else "1", left: "0", "name-2": "Les Écluses"}

    looked = driss.post(GROUPS, sent | {"check": "1"})
    again = dict(fields(looked))
    driss.post(GROUPS, again)

    assert "Dans aucun cercle" in text(looked)
    assert (again[moved], again[left], again["name-2"]) == (sent[moved], "0", "Les Écluses")
    assert CircleInvitation.objects.count() == 13


def test_another_proposal_keeps_the_people(cast: Cast, crowd: list[Person]) -> None:
    driss = cast.client("driss")
    sent = proposed(driss, crowd)

    again = dict(fields(driss.post(GROUPS, sent | {"again": "1"})))

    assert again["seed"] == "1"
    assert places(again) == places(sent)


def test_a_link_is_never_proposed_and_never_accepted(cast: Cast, crowd: list[Person]) -> None:
    people.say_oversight(superior=crowd[0], subordinate=crowd[1])
    driss = cast.client("driss")
    sent = proposed(driss, crowd)
    one, other = (f"person-{person.pk}" for person in crowd[:2])
    assert sent[one] != sent[other]

    answer = driss.post(GROUPS, sent | {one: sent[other]})

    assert "deux personnes ont un lien hiérarchique" in text(answer)
    assert not Circle.objects.exists()


def test_more_links_than_circles_ask_for_one_more(cast: Cast, crowd: list[Person]) -> None:
    for superior, subordinate in ((0, 1), (0, 2), (1, 2)):
        people.say_oversight(superior=crowd[superior], subordinate=crowd[subordinate])
    driss = cast.client("driss")

    answer = driss.post(COMPOSE, {"people": [str(one.pk) for one in crowd], "size": "7"})

    assert "Il faut un cercle de plus" in text(answer)


def test_employers_oneself_ones_head_and_closed_accounts_are_not_there(
    cast: Cast, crowd: list[Person]
) -> None:
    people.say_oversight(superior=crowd[0], subordinate=cast.driss)
    crowd[1].role_set.create(role=Role.EMPLOYER)
    crowd[2].is_active = False
    crowd[2].save(update_fields=["is_active"])
    assert cast.farid

    page = text(cast.client("driss").get(COMPOSE))

    assert [
        name for name in ("M00", "M01", "M02", "M03", "Driss", "Farid") if f"{name} (" in page
    ] == ["M03"]
    assert not any(circle for circle in Circle.objects.all())


def test_who_has_not_said_their_profile_is_placed_too(cast: Cast) -> None:
    driss = cast.client("driss")

    sent = proposed(driss, [cast.aicha, cast.bruno])

    assert places(sent) == ["1", "1"]
    assert "n’a pas encore dit son profil" in text(driss.get(COMPOSE))


def test_nobody_chosen_and_nobody_kept_are_said(cast: Cast, crowd: list[Person]) -> None:
    driss = cast.client("driss")
    sent = proposed(driss, crowd[:5])

    none = driss.post(COMPOSE, {"size": "8"})
    empty = driss.post(GROUPS, {name: "0" if "person" in name else v for name, v in sent.items()})

    assert "Choisissez au moins une personne" in text(none)
    assert "Gardez au moins une personne" in text(empty)


@pytest.mark.parametrize("number", ["", "0", "rien", "99", "9999"])
def test_a_page_that_is_not_ours_is_nothing(cast: Cast, crowd: list[Person], number: str) -> None:
    driss = cast.client("driss")
    sent = proposed(driss, crowd)

    assert driss.post(GROUPS, sent | {"number": number}).status_code == 404
    assert driss.post(GROUPS, {"number": "1"}).status_code == 404


def test_nobody_to_place_yet(cast: Cast) -> None:
    assert "Personne à réunir" in text(cast.client("driss").get(COMPOSE))


@pytest.mark.parametrize("who", ["aicha", "elise", "farid", "gaelle"])
def test_only_who_facilitates_composes(cast: Cast, who: str) -> None:
    client = cast.client(who)

    assert client.get(COMPOSE).status_code == 404
    assert client.post(GROUPS, {"number": "1"}).status_code == 404


def test_the_action_refuses_too_and_undoes_everything(
    company: Company, crowd: list[Person]
) -> None:
    with pytest.raises(Refused) as refused:
        actions.compose_circles(groups=[("Un", crowd[:2])], by=company["aicha"])
    assert refused.value.refusal is Refusal.NOT_A_PEER


def test_what_the_door_refuses_creates_no_circle(cast: Cast, crowd: list[Person]) -> None:
    """Between the proposal and its acceptance, someone has become the head of another."""
    driss = cast.client("driss")
    sent = proposed(driss, crowd)
    head = next(person for person in crowd if sent[f"person-{person.pk}"] == "2")
    sent = {name: value for name, value in sent.items() if name != f"person-{head.pk}"}
    people.say_oversight(superior=head, subordinate=cast.driss)

    answer = driss.post(GROUPS, sent | {f"person-{head.pk}": "2"})

    assert answer.status_code == 302, "they are no candidate any more, and are left out"
    assert CircleInvitation.objects.filter(person=head).count() == 0
    assert CircleInvitation.objects.count() == 13


def test_the_list_asks_as_many_queries_however_many_people(
    cast: Cast, crowd: list[Person], employers: list[Employer]
) -> None:
    driss = cast.client("driss")

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert driss.get(COMPOSE).status_code == 200
        return len(queries)

    before = asked()
    for n in range(20, 24):
        mediator(n, employers[0], "Ailleurs")

    assert asked() == before
