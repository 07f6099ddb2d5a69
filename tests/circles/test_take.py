"""After a restore: a member reads what no longer matches, and takes the circle as it is."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import PASSPHRASE
from tests.circles.factories import Company, case_by, draft_from, harvested
from trousseau.circles import access
from trousseau.circles.models import Case, Circle
from trousseau.lib import clock
from trousseau.vault.models import Layer, TrailRow

MISSING = "Un texte manque, avant sa date."


@pytest.fixture
def client(company: Company, circle: Circle) -> Client:
    """Return Bruno's window on a circle where a case has vanished."""
    case = case_by(company["aicha"], circle)
    case_by(company["aicha"], circle)
    Case.objects.filter(pk=case.pk).delete()
    return company.cast.client("bruno")


def test_a_member_takes_the_circle_as_it_is_having_read(client: Client, circle: Circle) -> None:
    front, page = f"/cercles/{circle.pk}/", f"/cercles/{circle.pk}/registre/"
    assert page in client.get(front).text
    assert MISSING in client.get(page).text

    refused = client.post(page, {"seen": MISSING})
    answer = client.post(page, {"seen": MISSING, "understood": "on"}, follow=True)

    assert "Cochez cette case" in refused.text
    assert "Le cercle est pris tel qu’il est." in answer.text
    assert MISSING not in client.get(front).text
    assert TrailRow.objects.filter(verb="circle.accepted", ref=str(circle.pk)).count() == 1
    assert client.get(page).url == front


def test_what_changed_since_it_was_read_is_not_accepted(client: Client, circle: Circle) -> None:
    page = f"/cercles/{circle.pk}/registre/"
    Case.objects.filter(safe=circle.safe).delete()

    answer = client.post(page, {"seen": MISSING, "understood": "on"})

    assert "Autre chose a changé" in answer.text
    assert "Un texte manque, avant sa date (2)." in answer.text
    again = client.post(page, {"seen": "Un texte manque, avant sa date (2).", "understood": "on"})
    assert again.status_code == 302


def test_it_asks_the_passphrase_again(client: Client, circle: Circle) -> None:
    page = f"/cercles/{circle.pk}/registre/"
    with clock.stopped_at(clock.now() + timedelta(minutes=11)):
        asked = client.post(page, {"seen": MISSING, "understood": "on"})
        assert "Votre phrase de passe" in asked.text
        data = {"seen": MISSING, "understood": "on", "vault_passphrase": PASSPHRASE}
        assert client.post(page, data).status_code == 302


def test_a_spoilt_register_breaks_no_page_and_is_taken_as_it_is(
    company: Company, client: Client, circle: Circle
) -> None:
    draft = draft_from(harvested(company, circle, "aicha", "bruno"), company["bruno"])
    Layer.objects.filter(safe=circle.safe).update(blob=b"\x01")
    page = f"/cercles/cles/{draft.pk}/modifier/"
    words = {"title": "Une clé", "question": "1", "kind": "Un tiers parle", "questions": "Qui ?"}

    broken = client.post(page, words)
    anomalies = access.anomalies_of(circle, by=company["bruno"])
    taken = client.post(
        f"/cercles/{circle.pk}/registre/", {"seen": " ".join(anomalies), "understood": "on"}
    )

    assert broken.status_code == 409
    assert 'value="Un tiers parle"' in broken.text
    assert taken.status_code == 302
    assert access.anomalies_of(circle, by=company["bruno"]) == []
    assert client.post(page, words).status_code == 302
