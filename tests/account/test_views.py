"""My account: close the vault, change the passphrase, make a sheet and come back with it."""

import re

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client

from tests.cast import PASSPHRASE, Cast
from trousseau.people.actions import name_employer
from trousseau.vault.models import PassLock

NEW = "violon barque lichen poivre cuivre"


def words_of(page: bytes) -> list[str]:
    soup = BeautifulSoup(page, "html.parser")
    return [li.get_text() for li in soup.select("ol.words li")]


def make_sheet(client: Client) -> list[str]:
    shown = client.post("/compte/feuille/")
    words = words_of(shown.content)
    number = BeautifulSoup(shown.content, "html.parser").find("input", {"name": "number"})
    data = {"number": number["value"], "word2": words[1], "word7": words[6], "word11": words[10]}
    answer = client.post("/compte/feuille/", data)
    assert answer.status_code == 302
    return words


def test_closing_the_vault_asks_the_passphrase_again(cast: Cast) -> None:
    client = cast.client("aicha")

    client.post("/compte/fermer/")

    assert b"Votre carnet s" in client.get("/compte/feuille/").content


def test_a_locked_post_keeps_what_was_typed_and_runs_once(cast: Cast) -> None:
    client = cast.locked_client("aicha")

    asked = client.post("/compte/phrase/", {"old": PASSPHRASE, "new": "court"})
    opened = client.post(
        "/compte/phrase/", {"old": PASSPHRASE, "new": "court", "vault_passphrase": PASSPHRASE}
    )

    assert b'value="court"' in asked.content
    assert opened.context["form"].errors["new"]


def test_a_wrong_passphrase_says_how_many_tries_are_left(cast: Cast) -> None:
    client = cast.locked_client("aicha")

    answers = [client.post("/compte/feuille/", {"vault_passphrase": "non"}) for _ in range(6)]

    assert "Il reste 4 essais" in answers[0].content.decode()
    assert "Attendez cinq minutes" in answers[5].content.decode()


def test_unlocking_a_page_asked_by_get_comes_back_to_it(cast: Cast) -> None:
    client = cast.locked_client("aicha")

    data = {"vault_passphrase": PASSPHRASE, "vault_opened_by_get": "1"}
    answer = client.post("/compte/phrase/", data)

    assert answer.status_code == 302
    assert client.get("/compte/phrase/").context["form"] is not None


def test_the_passphrase_changes_and_other_sessions_end(cast: Cast) -> None:
    here, elsewhere = cast.client("aicha"), cast.client("aicha")

    wrong = here.post("/compte/phrase/", {"old": "autre", "new": NEW})
    answer = here.post("/compte/phrase/", {"old": PASSPHRASE, "new": NEW, "someone_may_know": "on"})

    assert wrong.context["form"].errors["old"]
    assert answer.status_code == 302
    assert here.get("/compte/phrase/").context["form"] is not None
    assert elsewhere.get("/compte/").status_code == 302


def test_the_sheet_is_shown_once_and_restores_with_the_mailbox(
    cast: Cast, django_capture_on_commit_callbacks
) -> None:  # type: ignore[no-untyped-def]
    words = make_sheet(cast.client("aicha"))
    visitor = Client()

    visitor.post("/compte/phrase-oubliee/", {"email": cast.aicha.email})
    link = re.search(r"/compte/rouvrir/\S+", mail.outbox[-1].body)
    assert link is not None
    wrong = visitor.post(link[0], {"words": " ".join(reversed(words)), "passphrase": NEW})
    right = visitor.post(link[0], {"words": " ".join(words), "passphrase": NEW})

    assert wrong.context["form"].errors["words"]
    assert right.status_code == 302
    assert visitor.get(link[0]).status_code == 404
    login = {"login": cast.aicha.email, "password": NEW}
    assert visitor.post("/compte/connexion/", login).status_code == 302


def test_a_mail_link_alone_changes_nothing(cast: Cast) -> None:
    before = cast.aicha.password
    lock = list(PassLock.objects.order_by("pk").values_list())

    Client().post("/compte/phrase-oubliee/", {"email": cast.aicha.email})
    Client().post("/compte/phrase-oubliee/", {"email": "personne@ailleurs.example"})

    cast.aicha.refresh_from_db()
    assert cast.aicha.password == before
    assert list(PassLock.objects.order_by("pk").values_list()) == lock
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("link", ["faux", "a:b:c"])
def test_a_forged_link_is_absent(link: str, db: None) -> None:
    assert Client().get(f"/compte/rouvrir/{link}/").status_code == 404


def test_three_wrong_words_do_not_confirm(cast: Cast) -> None:
    client = cast.client("aicha")
    client.post("/compte/feuille/")

    data = {"number": "1", "word2": "abaisser", "word7": "abaisser", "word11": "abaisser"}
    answer = client.post("/compte/feuille/", data)

    assert "ne correspondent pas" in answer.content.decode()


def test_my_account_says_where_it_is_open_and_closes_it_elsewhere(cast: Cast) -> None:
    here, elsewhere = cast.client("aicha"), cast.client("aicha")

    answer = here.post("/compte/ailleurs/")

    assert answer.status_code == 302
    assert b"Votre carnet s" in elsewhere.get("/compte/phrase/").content


def test_the_profile_is_said(cast: Cast) -> None:
    employer = name_employer(slug="regie", name="Régie", kind="regie_de_quartier")
    client = cast.client("aicha")
    traits = {
        "territory_scale": "city",
        "missions": ["prevention"],
        "employer": str(employer.pk),
        "supervision": "alone",
    }

    wrong = client.post("/compte/profil/", {**traits, "start_year": "1789"})
    right = client.post("/compte/profil/", {**traits, "start_year": "2015"})

    assert wrong.context["form"].errors["start_year"]
    assert right.status_code == 302
    assert "prévention" in client.get("/compte/").content.decode()


@pytest.mark.parametrize("number", ["", "deux", "-1", "²", "9" * 30])
def test_a_number_that_is_no_sheets_is_absent(cast: Cast, number: str) -> None:
    assert cast.client("aicha").post("/compte/feuille/", {"number": number}).status_code == 404


@pytest.mark.parametrize(("who", "may"), [("gaelle", True), ("driss", True), ("aicha", False)])
def test_my_account_leads_to_inviting_for_those_who_may(cast: Cast, who: str, may: bool) -> None:
    page = cast.client(who).get("/compte/").content.decode()

    assert ("/compte/inviter/" in page) is may


def test_a_profile_offers_no_empty_answer(cast: Cast) -> None:
    client = cast.client("aicha")

    assert "---------</span>" not in client.get("/compte/profil/").text
    assert "Choisissez une réponse." in client.post("/compte/profil/", {"start_year": "2010"}).text
