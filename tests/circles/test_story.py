"""A whole GAPP meeting, from an invitation to an agreed key, played in browsers."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import PASSPHRASE
from tests.circles.factories import Company, case_by, circle_of
from trousseau.circles.models import Circle, Contribution, Harvest, KeyDraft, Meeting
from trousseau.lib.clock import now, today

PEERS = [f"peer{n}" for n in range(1, 6)]
EVERYONE = ["driss", "aicha", "bruno", *PEERS]


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


class Evening:
    """A circle of eight around Aïcha's case, each in their own browser."""

    def __init__(self, company: Company) -> None:
        self.circle = circle_of(company, "aicha", "bruno", *PEERS)
        self.case = case_by(company["aicha"], self.circle)
        self.home = f"/cercles/{self.circle.pk}/"
        self.people = {who: browser(company, who) for who in EVERYONE}

    @property
    def room(self) -> str:
        return f"{self.home}seances/{Meeting.objects.get().pk}/"

    def get(self, who: str, url: str = "") -> str:
        return said(self.people[who], url or self.room)

    def post(self, who: str, url: str, **data: object) -> str:
        return said(self.people[who], url if url.startswith("/") else self.room + url, data)

    def open(self) -> None:
        day = timezone.localdate(now()) + timedelta(days=2)
        plan = {"day": day.isoformat(), "starts": "14:00", "ends": "17:00", "questions": ["1"]}
        self.post("driss", f"{self.home}seances/prevoir/", **plan, place="Ici", protocol="gapp")
        assert "14\u00a0h à 17\u00a0h" in self.get("bruno", self.home)
        self.post("driss", "ouvrir/")
        for who in EVERYONE:
            self.post(who, "rejoindre/")
        self.post("driss", "avancer/")
        assert Meeting.objects.get().phase == "demarrage", "a case is chosen first"
        for who in ("bruno", *PEERS):
            assert "Votre voix est sur celle-ci" in self.post(who, "voix/", case=str(self.case.pk))
        assert "6 voix" not in self.get("driss"), "nobody sees the count before its end"
        assert "6 voix" in self.post("driss", "voix/compter/")
        self.post("driss", "choisir/", case=str(self.case.pk))

    def ask(self) -> None:
        self.post("driss", "avancer/")
        self.post("driss", "avancer/")
        self.post("bruno", "deposer/", kind="question", text="Qui était là ?")
        question = Contribution.objects.get()
        assert "Répondre" in self.get("aicha")
        self.post("aicha", f"contributions/{question.pk}/repondre/", text="Le gardien.")
        assert "Le gardien." in self.get("bruno")

    def suppose(self) -> None:
        self.post("driss", "avancer/")
        assert "Déposer" not in self.get("aicha")
        for who in PEERS:
            text = f"Et si {who}"
            self.post(who, "deposer-sans-signer/", kind="hypothesis", text=text)
        self.post("bruno", "deposer/", kind="hypothesis", text="La fatigue")
        assert "Et si peer1" in self.get("peer1"), "one's own card, and one's own only"
        assert "Et si peer1" not in self.get("peer2")
        self.post("driss", "avancer/")
        assert all(f"Et si {who}" in self.get("aicha") for who in PEERS)

    def conclude(self) -> Harvest:
        self.post("aicha", "deposer/", kind="last_word", text="Je l’entends autrement.")
        self.post("aicha", "deposer/", kind="lead", text="Retourner la voir.")
        self.post("driss", "avancer/")
        self.post("bruno", "deposer/", kind="learning", text="Le fauteuil vide")
        assert "Le fauteuil vide" not in self.get("driss")
        assert "Le fauteuil vide" in self.post("driss", "recolter/")
        kept = {f"{self.case.pk.hex}-learnings": "Le fauteuil", f"{self.case.pk.hex}-meta": "Bien."}
        assert "Le fauteuil" in self.post("driss", "clore/", **kept)
        return Harvest.objects.get()

    def draft(self, harvest: Harvest) -> str:
        words = {"title": "Le fauteuil", "question": "1", "kind": "Un absent", "questions": "Qui ?"}
        url = f"{self.home}cles/ecrire/"
        assert "Il manque le oui" in self.post("bruno", url, **words, harvest=str(harvest.pk))
        return f"/cercles/cles/{KeyDraft.objects.get().pk}/"


@pytest.mark.django_db
def test_a_meeting_is_played_from_its_plan_to_an_agreed_key(company: Company) -> None:
    evening = Evening(company)
    evening.open()
    evening.ask()
    evening.suppose()
    harvest = evening.conclude()
    assert "Le fauteuil" in evening.get("bruno", f"{evening.home}recoltes/")

    draft = evening.draft(harvest)
    for who in ("bruno", *PEERS):
        evening.post(who, draft, recognises="1", accepts="yes")
    assert "Il manque le oui" in evening.get("bruno", draft)
    ends_on = (today() + timedelta(days=9)).isoformat()
    evening.post("bruno", f"{draft}tour/", ends_on=ends_on)
    evening.post("aicha", draft, recognises="0", reserve="Pas la nuit.", accepts="yes")

    agreed = evening.get("bruno", draft)
    assert "Elle peut sortir du cercle." in agreed
    assert "Pas la nuit." in agreed
