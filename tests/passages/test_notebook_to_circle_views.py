"""The journey through the first door, as a browser without JavaScript makes it."""

import re
from html import unescape

import pytest
from django.urls import reverse

from tests.cast import PASSPHRASE
from tests.passages.factories import SECRETS
from trousseau.circles import access as circles
from trousseau.circles.models import Case
from trousseau.passages import rules
from trousseau.passages.models import Crossing


@pytest.fixture
def client(scene, cast):
    return cast.client("aicha")


@pytest.fixture
def at(scene):
    def address(name, *args):
        return reverse(f"passages:{name}", args=[scene.situation.pk, *args])

    return address


def hidden(page, name):
    found = re.search(f'name="{name}" value="([^"]*)"', page)
    return unescape(found.group(1)) if found else ""


def begin(client, scene, at):
    answers = {"danger": "non", "circle": str(scene.circle.pk)}
    return client.post(at("danger-question"), answers, follow=True)


def decide_all(client, scene, at):
    """Answer each find in turn, as the sheet asks."""
    page = begin(client, scene, at).text
    while "Lire ce qui partira" not in page:
        words, wording = hidden(page, "words"), hidden(page, "wording")
        if wording:
            data = {"act": "replace", "words": words, "wording": wording}
        else:
            data = {"act": "keep", "words": words, "reason": "ne désigne personne"}
        page = client.post(at("circle-review"), data, follow=True).text
    return page


@pytest.mark.parametrize("answer", ["oui", "doute"])
def test_a_danger_or_a_doubt_passes_nothing(client, scene, at, answer):
    sent = client.post(at("danger-question"), {"danger": answer, "circle": str(scene.circle.pk)})

    assert sent.url == reverse("web:danger")
    assert not Crossing.objects.exists()
    assert client.get(at("circle-review")).status_code == 404


def test_the_question_must_be_answered_and_a_circle_chosen(client, at):
    assert "Quelqu’un est-il en danger" in client.get(at("danger-question")).text
    assert "Répondez d’abord" in client.post(at("danger-question")).text
    assert "Choisissez un cercle" in client.post(at("danger-question"), {"danger": "non"}).text


def test_a_circle_that_is_not_mine_is_refused(client, at):
    stranger = {"danger": "non", "circle": "00000000-0000-4000-8000-000000000000"}

    assert "choisi" in client.post(at("danger-question"), stranger).text.lower()
    assert not Crossing.objects.exists()


def test_without_a_circle_the_page_says_how_one_enters(cast):
    client = cast.client("chantal")
    client.post("/carnet/premiere-note/", {"understood": "on"})
    note = client.post("/carnet/noter/", {"story": "Un récit."}).url
    pk = note.strip("/").split("/")[-1]

    page = client.get(reverse("passages:danger-question", args=[pk])).text

    assert "pas encore de cercle" in page


def test_the_journey_ends_with_a_case_without_any_name(client, scene, at):
    page = decide_all(client, scene, at)
    assert "Tout est décidé" in page

    reading = client.get(at("circle-reading")).text
    assert "mot pour mot" in reading
    assert "anonyme" not in reading.lower()
    assert "pseudonymisé" in reading
    before, after = reading.split('id="passer"')[0].split("<details")
    assert not any(words in before for words in SECRETS)
    assert all(words in after for words in SECRETS)

    refused = client.post(at("circle-reading"), {"seen": hidden(reading, "seen")}).text
    assert "Relisez le texte, puis cochez" in refused
    done = client.post(
        at("circle-reading"),
        {"seen": hidden(reading, "seen"), "read": "on", "tags": ["question"]},
        follow=True,
    ).text

    assert "Le cercle peut lire votre situation" in done
    assert "Passée au cercle Val d’Orle" in done
    seen = circles.case_view(Case.objects.get(), by=scene.company["bruno"])
    assert not any(words in seen.title + seen.story for words in SECRETS)
    assert (seen.question.number, seen.domain) == (1, "")


def test_undecided_finds_block_with_a_clear_sentence(client, scene, at):
    begin(client, scene, at)

    page = client.post(
        at("circle-reading"),
        {"read": "on", "seen": hidden(client.get(at("circle-reading")).text, "seen")},
    ).text

    assert "Tout n’est pas décidé" in page
    assert 'form="passer"' not in page
    assert not Case.objects.exists()


def test_a_text_changed_since_it_was_read_does_not_leave(client, scene, at):
    decide_all(client, scene, at)

    page = client.post(at("circle-reading"), {"seen": "autre", "read": "on"}).text
    assert "Le texte a changé depuis votre lecture" in page
    assert not Case.objects.exists()

    again = client.post(at("circle-reading"), {"seen": hidden(page, "seen"), "read": "on"})
    assert again.status_code == 302


def test_a_word_that_comes_back_elsewhere_is_named(client, scene, at):
    decide_all(client, scene, at)
    replaced = [one.words for one in scene.passage.review.items if one.state == rules.REPLACED]
    wording = f"quelqu’un près de {replaced[0]}"
    data = {"act": "replace", "words": replaced[2], "wording": wording}
    client.post(at("circle-review"), data)

    page = client.get(at("circle-reading")).text

    assert "Un mot remplacé revient ailleurs" in page
    assert 'form="passer"' not in page


def test_each_gesture_has_its_own_field(client, scene, at):
    begin(client, scene, at)

    assert 'name="reason"' in client.get(at("circle-review"), {"n": 1, "geste": "keep"}).text
    assert 'name="wording"' in client.get(at("circle-review"), {"n": 1, "geste": "replace"}).text
    assert client.get(at("circle-review"), {"n": "99", "geste": "x"}).status_code == 200
    assert client.get(at("circle-review"), {"n": "²"}).status_code == 200


def test_a_wrong_answer_stays_on_its_find(client, scene, at):
    begin(client, scene, at)
    words = scene.passage.review.items[1].words

    page = client.post(at("circle-review"), {"act": "keep", "n": "2", "words": words}).text

    assert "pourquoi vous les gardez" in page
    assert f", 2 sur {scene.passage.review.total}" in page


def test_one_tap_replaces_all_that_is_sure_and_undo_takes_it_back(client, scene, at):
    begin(client, scene, at)

    client.post(at("circle-review"), {"act": "sure"})
    assert scene.passage.review.done > 2

    client.post(at("circle-review"), {"act": "undo"})
    assert scene.passage.review.done == 0


def test_what_the_machine_missed_is_added_by_typing_it(client, scene, at):
    begin(client, scene, at)

    answer = client.post(at("circle-review"), {"act": "add", "typed": "dans le hall"})
    page = client.get(answer.url).text

    assert "Vos mots" in page
    refused = client.post(at("circle-review"), {"act": "add", "typed": "absent"}).text
    assert "ne sont pas dans le texte" in refused


def test_a_locked_session_loses_no_decision(client, scene, at, cast):
    begin(client, scene, at)
    words = scene.passage.review.items[0].words
    locked = cast.locked_client("aicha")
    data = {"act": "replace", "words": words, "wording": "une personne"}

    asked = locked.post(at("circle-review"), data).text
    assert 'value="une personne"' in asked
    locked.post(at("circle-review"), data | {"vault_passphrase": PASSPHRASE})

    assert scene.passage.review.items[0].wording == "une personne"


def test_a_passage_may_be_given_up(client, scene, at):
    begin(client, scene, at)

    page = client.post(at("circle-give-up"), follow=True).text

    assert "Rien n’est parti" in page
    assert client.get(at("circle-review")).status_code == 404


def test_withdrawing_asks_then_tells_what_came_of_it(client, scene, at):
    decide_all(client, scene, at)
    seen = hidden(client.get(at("circle-reading")).text, "seen")
    client.post(at("circle-reading"), {"seen": seen, "read": "on"})

    asked = client.get(at("circle-withdraw", 0)).text
    assert "Retirer cette situation du cercle" in asked
    assert "La laisser" in asked
    told = client.post(at("circle-withdraw", 0)).text

    assert "Aucune clé n’en était venue" in told
    assert not Case.objects.exists()
    assert client.get(at("circle-withdraw", 0)).status_code == 404
    assert client.get(at("circle-withdraw", 5)).status_code == 404
    assert "Retirée du cercle" in client.get(f"/carnet/{scene.situation.pk}/").text


def test_no_address_and_no_title_of_the_door_holds_content(client, scene, at):
    for name in ("danger-question", "circle-review", "circle-reading"):
        page = begin(client, scene, at) if name == "danger-question" else client.get(at(name))
        title = page.text.split("</title>")[0]
        assert not any(words in title for words in SECRETS)
        for address in re.findall(r'(?:href|action)="([^"]*)"', page.text):
            assert not any(words in unescape(address) for words in SECRETS)
