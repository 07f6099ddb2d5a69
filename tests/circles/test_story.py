"""A whole GAPP meeting, from an invitation to an agreed key, played in browsers."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import PASSPHRASE
from tests.circles.factories import Company, case_by, circle_of
from trousseau.circles.models import Circle, Contribution, Harvest, KeyDraft, Meeting, Vote
from trousseau.lib.clock import now, today

PEERS = [f"peer{n}" for n in range(1, 6)]


def browser(company: Company, who: str) -> Client:
    if not who.startswith("peer"):
        return company.cast.client(who)
    client = Client()
    data = {"login": company[who].person.email, "password": PASSPHRASE}
    assert client.post("/compte/connexion/", data).status_code == 302
    return client


def said(client: Client, url: str, data: dict[str, object] | None = None) -> str:
    answer = client.post(url, data, follow=True) if data is not None else client.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return answer.content.decode()


def words_of(page: str) -> list[str]:
    return re.findall(r"<li>([^<]+)</li>", page.split("Les cinq mots")[1].split("</ol>")[0])


@pytest.mark.django_db
def test_somebody_is_invited_compares_words_and_comes_in(company: Company) -> None:
    driss, aicha = browser(company, "driss"), browser(company, "aicha")
    assert "Vous n’êtes dans aucun cercle" in said(driss, "/cercles/")
    said(driss, "/cercles/creer/", {"name": "Val d’Orle"})
    home = f"/cercles/{Circle.objects.get().pk}/"
    said(driss, f"{home}membres/", {"email": company["aicha"].person.email})

    invited = said(aicha, "/cercles/")
    answer_url = re.search(r'href="(/cercles/invitations/[^"]+)"', invited)
    assert answer_url is not None
    assert "Venir librement" in said(aicha, answer_url[1])
    waiting = said(aicha, answer_url[1], {"accepts": "on"})
    assert aicha.get(home).status_code == 404

    admit_url = re.search(r'href="(/cercles/[^"]+/entrer/)"', said(driss, f"{home}membres/"))
    assert admit_url is not None
    admitting = said(driss, admit_url[1])
    words = words_of(admitting)
    assert len(words) == 5
    assert words == words_of(waiting)
    said(driss, admit_url[1], {"words": " ".join(words), "compared": "on"})

    assert "Deux membres" in said(aicha, home)


@pytest.mark.django_db
def test_a_meeting_is_played_from_its_plan_to_an_agreed_key(company: Company) -> None:
    circle = circle_of(company, "aicha", "bruno", *PEERS)
    case = case_by(company["aicha"], circle)
    people = {who: browser(company, who) for who in ("driss", "aicha", "bruno", *PEERS)}
    driss, aicha, bruno = people["driss"], people["aicha"], people["bruno"]
    home = f"/cercles/{circle.pk}/"

    day = timezone.localdate(now()) + timedelta(days=2)
    plan = {"day": day.isoformat(), "starts": "14:00", "ends": "17:00", "questions": ["1"]}
    said(driss, f"{home}seances/prevoir/", plan | {"place": "Glycines", "protocol": "gapp"})
    room = f"{home}seances/{Meeting.objects.get().pk}/"
    assert "14\u00a0h à 17\u00a0h" in said(bruno, home)
    said(bruno, f"/cercles/situations/{case.pk}/voix/", {})
    said(driss, f"{room}ouvrir/", {})
    for client in people.values():
        said(client, f"{room}rejoindre/", {})
    said(driss, f"{room}avancer/", {})
    assert Meeting.objects.get().phase == "demarrage", "a case is chosen first"
    said(driss, f"{room}choisir/", {"case": str(case.pk)})
    said(driss, f"{room}avancer/", {})
    said(driss, f"{room}avancer/", {})

    said(bruno, f"{room}deposer/", {"kind": "question", "text": "Qui était là ?"})
    question = Contribution.objects.get()
    assert "Répondre" in said(aicha, room)
    said(aicha, f"/cercles/contributions/{question.pk}/repondre/", {"text": "Le gardien."})
    assert "Le gardien." in said(bruno, room)

    said(driss, f"{room}avancer/", {})
    assert "Déposer" not in said(aicha, room)
    for who in PEERS:
        said(people[who], f"{room}deposer/", {"kind": "hypothesis", "text": f"Et si {who}"})
    said(bruno, f"{room}deposer/", {"kind": "hypothesis", "text": "La fatigue", "signed": "1"})
    assert "Et si peer1" not in said(people["peer1"], room)
    said(driss, f"{room}avancer/", {})
    seen = said(aicha, room)
    assert all(f"Et si {who}" in seen for who in PEERS)

    said(aicha, f"{room}deposer/", {"kind": "last_word", "text": "Je l’entends autrement."})
    said(aicha, f"{room}deposer/", {"kind": "lead", "text": "Retourner la voir."})
    said(driss, f"{room}avancer/", {})
    said(bruno, f"{room}deposer/", {"kind": "learning", "text": "Le fauteuil vide", "signed": "1"})
    assert "Le fauteuil vide" in said(driss, f"{room}clore/")
    kept = {f"{case.pk.hex}-learnings": "Le fauteuil vide", f"{case.pk.hex}-last_word": "Voilà."}
    assert "Le fauteuil vide" in said(driss, f"{room}clore/", kept)
    assert not Vote.objects.exists()

    harvest = Harvest.objects.get()
    assert "Le fauteuil vide" in said(bruno, f"{home}recoltes/")
    words = {"title": "Le fauteuil", "question": "1", "kind": "Un absent", "questions": "Qui ?\nOù ?"}
    key = said(bruno, f"{home}cles/ecrire/", words | {"harvest": str(harvest.pk)})
    assert "Il manque le oui" in key
    draft = f"/cercles/cles/{KeyDraft.objects.get().pk}/"
    for who in ("bruno", *PEERS):
        said(people[who], draft, {"recognises": "1", "accepts": "yes"})
    assert "Il manque le oui" in said(bruno, draft)
    said(bruno, f"{draft}tour/", {"ends_on": (today() + timedelta(days=9)).isoformat()})
    said(aicha, draft, {"recognises": "0", "reserve": "Pas la nuit.", "accepts": "yes"})
    agreed = said(bruno, draft)
    assert "Elle peut sortir du cercle." in agreed
    assert "Pas la nuit." in agreed
    assert "contributions" in said(bruno, f"{home}effacements/")
