"""The pages: what they say, how many queries they ask. Who gets them: tests/house."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.circles.factories import (
    Company,
    asked,
    case_by,
    draft_from,
    enter,
    harvested,
    planned,
)
from trousseau.circles import access, actions
from trousseau.circles.models import (
    Circle,
    CircleInvitation,
    CircleMembership,
    Harvest,
    Meeting,
)


def queries(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as asked_of_the_base:
        assert client.get(url).status_code == 200
    return len(asked_of_the_base)


def more_cases(company: Company, circle: Circle) -> None:
    for n in range(3):
        case_by(company["bruno"], circle, title=f"Situation {n}")


def more_drafts(company: Company, circle: Circle) -> None:
    for harvest in Harvest.objects.all():
        draft_from(harvest, company["bruno"])


LISTS: dict[str, Callable[[Company, Circle], None]] = {
    "detail": more_cases,
    "drafts": more_drafts,
    "harvests": lambda company, circle: None,
    "fading": lambda company, circle: None,
}


@pytest.mark.parametrize("name", LISTS)
def test_lists_ask_as_many_queries_however_long(
    company: Company, circle: Circle, name: str
) -> None:
    draft_from(harvested(company, circle, "aicha", "bruno"), company["bruno"])
    case_by(company["aicha"], circle)
    client, url = company.cast.client("aicha"), reverse(f"circles:{name}", args=[circle.pk])
    before = queries(client, url)

    LISTS[name](company, circle)
    harvested(company, circle, "bruno", "aicha", title="Autre")

    assert queries(client, url) == before


def test_members_ask_as_many_queries_however_many(company: Company, circle: Circle) -> None:
    client, url = company.cast.client("aicha"), reverse("circles:members", args=[circle.pk])
    before = queries(client, url)

    enter(company, circle, "chantal")
    case_by(company["aicha"], circle)

    assert queries(client, url) == before


def test_a_circle_of_ones_own_is_created(company: Company) -> None:
    client = company.cast.client("aicha")
    assert "Un cercle réunit des pairs" in client.get("/cercles/").content.decode()

    answer = client.post("/cercles/creer/", {"name": "Orle"})

    assert answer.headers["Location"] == f"/cercles/{Circle.objects.get().pk}/"


def test_an_invitation_against_the_rules_says_why(company: Company, circle: Circle) -> None:
    client, url = company.cast.client("aicha"), f"/cercles/{circle.pk}/membres/"

    stranger = client.post(url, {"email": "x@y.example"}).content.decode()
    employer = client.post(url, {"email": company.cast.person("farid").email}).content.decode()

    assert "Personne n’a de compte avec cette adresse" in stranger
    assert "Un compte employeur n’entre dans aucun cercle." in employer
    assert not CircleInvitation.objects.exists()


def test_an_invitation_is_declined(company: Company, circle: Circle) -> None:
    invitation = actions.invite_member(
        circle=circle, person=company["chantal"].person, by=company["aicha"]
    )
    client = company.cast.client("chantal")
    url = reverse("circles:invitation", args=[invitation.pk])
    assert "J’ai lu cette charte" in client.post(url, {}).content.decode()

    client.post(reverse("circles:invitation-decline", args=[invitation.pk]))

    assert not CircleInvitation.objects.exists()


def test_a_newcomer_may_name_who_lets_them_in(company: Company, circle: Circle) -> None:
    asked(company, circle, "chantal")
    bruno = access.membership_of(company["bruno"].person, circle)
    client, url = company.cast.client("chantal"), reverse("circles:waiting", args=[circle.pk])

    assert "Driss va vous faire entrer" in client.get(url).content.decode()
    assert "Bruno va vous faire entrer" in client.get(f"{url}?avec={bruno.pk}").content.decode()


def test_leaving_and_removing_ask_first(company: Company, circle: Circle) -> None:
    driss, home = company.cast.client("driss"), f"/cercles/{circle.pk}/"
    bruno = access.membership_of(company["bruno"].person, circle)
    remove = reverse("circles:member-remove", args=[circle.pk, bruno.pk])
    assert "Retirer cette personne du cercle" in driss.get(remove).content.decode()

    driss.post(remove)
    company.cast.client("aicha").post(f"{home}quitter/")
    refused = driss.post(f"{home}quitter/", follow=True)

    assert refused.redirect_chain[-1][0] == "/cercles/", "alone, he closes the circle"
    assert not CircleMembership.objects.filter(standing="admitted").exists()


def test_the_last_facilitator_is_told_why_he_may_not_leave(
    company: Company, circle: Circle
) -> None:
    driss = company.cast.client("driss")

    left = driss.post(f"/cercles/{circle.pk}/quitter/", follow=True).content.decode()
    place = access.membership_of(company["driss"].person, circle)
    url = reverse("circles:member-remove", args=[circle.pk, place.pk])
    removed = driss.post(url, follow=True).content.decode()

    assert "Confiez d’abord l’animation" in left
    assert "Confiez d’abord l’animation" in removed


def test_the_facilitation_is_entrusted(company: Company, circle: Circle) -> None:
    aicha = access.membership_of(company["aicha"].person, circle)

    company.cast.client("driss").post(
        f"/cercles/{circle.pk}/membres/animation/", {"member": str(aicha.pk)}
    )

    aicha.refresh_from_db()
    assert aicha.is_facilitator


def test_a_charter_is_changed_then_accepted(company: Company, circle: Circle) -> None:
    url = f"/cercles/{circle.pk}/charte/"
    text = "## Écouter\n\n*D’abord.* Et puis se taire."
    company.cast.client("driss").post(f"{url}modifier/", {"text": text})
    aicha = company.cast.client("aicha")

    page = aicha.get(url).content.decode()
    aicha.post(url, {"accepts": "on"})

    assert "<strong>D’abord.</strong> Et puis se taire." in page
    assert "Vous l’avez acceptée" in aicha.get(url).content.decode()


def test_a_meeting_is_moved_missed_and_cancelled(company: Company, circle: Circle) -> None:
    meeting = planned(circle, company["driss"])
    url = reverse("circles:meeting", args=[circle.pk, meeting.pk])
    driss, aicha = company.cast.client("driss"), company.cast.client("aicha")
    plan = {"day": "2030-01-23", "starts": "14:00", "ends": "13:00", "place": "Là"}

    wrong = driss.post(f"{url}modifier/", plan).content.decode()
    driss.post(f"{url}modifier/", plan | {"ends": "17:00"})
    aicha.post(f"{url}absence/")

    assert "La séance finit après avoir commencé." in wrong
    assert "Mercredi 23\u00a0janvier" in aicha.get(url).content.decode()
    assert "Vous avez dit que vous ne pourrez pas venir." in aicha.get(url).content.decode()
    assert "Annuler cette séance" in driss.get(f"{url}annuler/").content.decode()
    driss.post(f"{url}annuler/")
    assert "Séance annulée" in aicha.get(url).content.decode()


def test_a_plan_without_a_day_keeps_the_rest(company: Company, circle: Circle) -> None:
    url = f"/cercles/{circle.pk}/seances/prevoir/"
    page = company.cast.client("driss").post(url, {"place": "Ici", "protocol": "gapp"})

    assert "Ici" in page.content.decode()
    assert not Meeting.objects.exists()
