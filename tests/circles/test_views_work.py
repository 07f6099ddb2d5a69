"""The pages of the work itself: slips, voices, cases, harvests, keys."""

import pytest
from django.urls import reverse

from tests.circles.factories import (
    Company,
    advanced,
    case_by,
    circle_of,
    draft_from,
    enter,
    harvested,
    under_way,
)
from trousseau.circles import access, actions
from trousseau.circles.models import (
    Case,
    Circle,
    Contribution,
    KeyDraft,
    Meeting,
)
from trousseau.circles.protocols import Kind


@pytest.fixture
def room(company: Company, circle: Circle) -> str:
    """Return the address of a meeting at its questions, on Aïcha's case."""
    case = case_by(company["aicha"], circle)
    meeting = under_way(company, circle, "aicha", "bruno")
    meeting = actions.choose_case(meeting=meeting, case=case, by=company["driss"])
    advanced(meeting, company["driss"], "questions")
    return reverse("circles:meeting", args=[circle.pk, meeting.pk])


def test_what_is_refused_stays_in_the_page(company: Company, room: str) -> None:
    bruno, aicha = company.cast.client("bruno"), company.cast.client("aicha")

    empty = bruno.post(f"{room}deposer/", {"kind": "question", "text": ""})
    actions.stop_exchange(meeting=Meeting.objects.get(), by=company["aicha"])
    late = bruno.post(f"{room}deposer/", {"kind": "question", "text": "Trop tard"}, follow=True)

    assert empty.status_code == 200
    assert "Ce n’est plus le moment d’écrire" in late.content.decode()
    assert not Contribution.objects.exists()
    assert aicha.get(f"{room}deposer/").status_code == 302


def test_a_refusal_of_the_rules_is_said_above_the_text(
    company: Company, room: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trousseau.circles.rules.writers", lambda *_a, **_k: 9)
    meeting = actions.advance_phase(meeting=Meeting.objects.get(), by=company["driss"])
    seen = access.room_of(meeting, by=company["bruno"])
    assert seen.may_be_unsigned
    monkeypatch.setattr("trousseau.circles.rules.meeting.ENOUGH_TO_BE_UNSIGNED", 99)
    monkeypatch.setattr("trousseau.circles.rules.may_be_unsigned", lambda *_a: True)

    page = company.cast.client("bruno").post(
        f"{room}deposer-sans-signer/", {"kind": "hypothesis", "text": "Et si"}
    )

    assert "Non signée demande au moins cinq personnes" in page.content.decode()
    assert "Et si" in page.content.decode()


def test_slips_are_edited_answered_hidden_and_taken_back(company: Company, room: str) -> None:
    slip = actions.contribute(
        meeting=Meeting.objects.get(), kind=Kind.QUESTION, text="Qui ?", by=company["bruno"]
    )
    bruno, aicha = company.cast.client("bruno"), company.cast.client("aicha")
    url = f"{room}contributions/{slip.pk}/"

    assert (
        "Seule la personne qui expose"
        in bruno.post(f"{url}repondre/", {"text": "Moi"}).content.decode()
    )
    assert (
        "Seule la personne qui l’a écrit"
        in aicha.post(f"{url}modifier/", {"text": "Non"}).content.decode()
    )
    bruno.post(f"{url}modifier/", {"text": "Qui était là ?"})
    aicha.post(f"{url}masquer/")
    assert access.slip_of(Contribution.objects.get(), by=company["aicha"]).is_hidden
    assert (
        "Seule la personne qui expose" in bruno.post(f"{url}masquer/", follow=True).content.decode()
    )
    assert (
        "Seule la personne qui l’a écrit"
        in aicha.post(f"{url}retirer/", follow=True).content.decode()
    )
    bruno.post(f"{url}retirer/")
    assert not Contribution.objects.exists()


def test_one_withdraws_ones_own_case_after_being_asked(company: Company, circle: Circle) -> None:
    case = case_by(company["aicha"], circle)
    url, aicha = f"/cercles/situations/{case.pk}/retirer/", company.cast.client("aicha")
    assert "Elle disparaît tout de suite." in aicha.get(url).content.decode()

    aicha.post(url)

    assert not Case.objects.exists()


def test_a_case_from_before_ones_time_says_so(company: Company, circle: Circle) -> None:
    case = case_by(company["aicha"], circle)
    enter(company, circle, "chantal")
    chantal = company.cast.client("chantal")

    page = chantal.get(f"/cercles/situations/{case.pk}/").content.decode()
    front = chantal.get(f"/cercles/{circle.pk}/").content.decode()

    assert "Une situation d’avant votre arrivée" in page
    assert "Une situation mise en commun avant votre arrivée" in front


def test_harvests_and_what_is_common(company: Company, circle: Circle) -> None:
    harvest = harvested(company, circle, "aicha", "bruno")
    client, home = company.cast.client("bruno"), f"/cercles/{circle.pk}/"

    held = client.get(reverse("circles:meeting", args=[circle.pk, harvest.meeting_id]))
    client.post(f"{home}commun/", {"lines": "Nous arrivons avant les mots.\n– Debout."})

    assert "Le deuxième fauteuil." in held.content.decode()
    assert "Nous arrivons avant les mots." in client.get(f"{home}commun/").content.decode()


def test_a_key_is_written_rewritten_and_given_up(company: Company, circle: Circle) -> None:
    harvest = harvested(company, circle, "aicha", "bruno")
    client, url = company.cast.client("bruno"), f"/cercles/{circle.pk}/cles/ecrire/"
    words = {"title": "A", "question": "1", "kind": "B", "questions": "– Qui ?\n\n– Où ?"}
    assert "Le deuxième fauteuil." in client.get(f"{url}?recolte={harvest.pk}").content.decode()
    assert client.get(f"{url}?recolte=non").status_code == 404
    nothing = client.post(url, words, follow=True)
    assert "Une clé vient d’au moins une récolte" in nothing.content.decode()

    client.post(url, words | {"harvest": str(harvest.pk)})
    draft = KeyDraft.objects.get()
    view = access.draft_view(draft, by=company["bruno"])
    assert view.content is not None
    assert view.content.questions == ("Qui ?", "Où ?")
    page = f"/cercles/cles/{draft.pk}/"
    client.post(f"{page}modifier/", words | {"title": "Autre"})
    assert "Autre" in client.get(page).content.decode()
    assert (
        "au moins sept jours"
        in client.post(f"{page}tour/", {"ends_on": "2000-01-01"}).content.decode()
    )
    client.post(f"{page}supprimer/")
    assert not KeyDraft.objects.exists()


def test_a_reserve_asks_for_words_and_an_old_answer_is_asked_again(
    company: Company, circle: Circle
) -> None:
    draft = draft_from(harvested(company, circle, "aicha", "bruno"), company["bruno"])
    client, url = company.cast.client("bruno"), f"/cercles/cles/{draft.pk}/"

    silent = client.post(url, {"recognises": "0", "accepts": "later"}).content.decode()
    client.post(url, {"recognises": "0", "reserve": "La nuit.", "accepts": "no"})
    kept = client.get(url).content.decode()
    words = {"title": "A", "question": "1", "kind": "B", "questions": "Qui ?"}
    company.cast.client("aicha").post(f"{url}modifier/", words)

    assert "Écrivez votre réserve" in silent
    assert "La nuit." in kept
    assert "Le texte a changé depuis votre avis" in client.get(url).content.decode()


def test_a_key_from_before_ones_time_and_one_gone_out(company: Company, circle: Circle) -> None:
    draft = draft_from(harvested(company, circle, "aicha", "bruno"), company["bruno"])
    for who in ("aicha", "bruno"):
        actions.take_stand(draft=draft, recognises=True, accepts=True, by=company[who])
    actions.mark_passed(draft=draft, key_slug="a", by=company["bruno"])
    enter(company, circle, "chantal")
    url = f"/cercles/cles/{draft.pk}/"

    assert "Sortie du cercle." in company.cast.client("bruno").get(url).content.decode()
    assert (
        "Une clé d’avant votre arrivée" in company.cast.client("chantal").get(url).content.decode()
    )
    edited = company.cast.client("bruno").post(f"{url}supprimer/", follow=True)
    assert "Cette clé est déjà sortie du cercle." in edited.content.decode()


def test_a_closed_vault_keeps_what_was_typed(company: Company, room: str) -> None:
    client = company.cast.locked_client("bruno")

    page = client.post(f"{room}deposer/", {"kind": "question", "text": "Ce que j’ai tapé"})

    assert "Ce que j’ai tapé" in page.content.decode()
    assert not Contribution.objects.exists()


def test_a_crowded_circle_is_told(company: Company) -> None:
    circle = circle_of(company, *(f"peer{n}" for n in range(12)))

    page = company.cast.client("driss").get(f"/cercles/{circle.pk}/").content.decode()

    assert "Vous êtes plus de douze." in page
