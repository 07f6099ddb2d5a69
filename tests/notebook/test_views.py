import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import PASSPHRASE
from tests.notebook.factories import STORY, open_notebook, read, write
from trousseau.notebook import access, actions
from trousseau.notebook.models import Draft, Situation
from trousseau.notebook.rules import SituationContent
from trousseau.vault.models import Layer, RowSecret, TrailRow

pytestmark = pytest.mark.django_db
LIST, WRITE = "/carnet/", "/carnet/noter/"


@pytest.fixture
def aicha(cast):
    return cast.actor("aicha")


@pytest.fixture
def client(cast, aicha):
    return cast.client("aicha")


def url(name, *args):
    return reverse(f"notebook:{name}", args=args)


def test_an_empty_notebook_says_so_and_offers_one_thing(client):
    page = client.get(LIST)

    assert "Votre carnet est vide" in page.text
    assert page.headers["Cache-Control"].count("no-store")


def test_the_honest_sentence_comes_before_the_first_note(client, cast):
    assert client.get(WRITE).url == url("first-note")
    page = client.get(url("first-note"))
    assert "votre carnet est perdu" in page.text

    refused = client.post(url("first-note"))
    assert "Cochez cette case" in refused.text
    assert access.notebook_of(cast.aicha) is None

    assert client.post(url("first-note"), {"understood": "on"}).url == WRITE
    assert client.get(url("first-note")).url == WRITE


def test_a_situation_is_written_and_read(client, aicha):
    open_notebook(aicha)
    answer = client.post(
        WRITE,
        {
            "story": STORY,
            "title": "Le seau",
            "question": "1",
            "domain": "habitat",
            "weight": "lasse",
        },
        follow=True,
    )

    assert "Gardée, scellée." in answer.text
    for words in ("Le seau", "poubelles", "1 · Médiation", "Habitat", "lasse"):
        assert words in answer.text
    assert "Le seau" not in answer.text.split("</title>")[0]


def test_an_untitled_situation_can_be_edited(client, aicha):
    situation = write(aicha)
    assert "Sans titre" in client.get(url("situation-detail", situation.pk)).text

    page = client.get(url("situation-edit", situation.pk))
    assert "poubelles" in page.text
    client.post(url("situation-edit", situation.pk), {"story": "Autre chose."})

    assert read(situation, aicha).content == SituationContent("Autre chose.")


def test_the_list_is_newest_first_and_shows_where_notes_went(client, aicha):
    first, _second = write(aicha, title="Ancienne"), write(aicha, title="Récente", question=4)
    actions.note_passage(situation=first, circle_name="Val d’Orle", token="t", by=aicha)

    page = client.get(LIST).text

    assert page.index("Récente") < page.index("Ancienne")
    assert "4 · Autonomie" in page
    assert "passée au cercle Val d’Orle" in page


def queries_of_the_list(client):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(LIST).status_code == 200
    return len(captured)


def test_the_list_asks_as_many_queries_for_two_notes_as_for_twelve(client, aicha):
    write(aicha), write(aicha)
    few = queries_of_the_list(client)
    for _turn in range(10):
        write(aicha)

    assert queries_of_the_list(client) == few
    assert few < 30


def test_a_long_notebook_is_read_page_by_page(client, aicha, monkeypatch):
    monkeypatch.setattr("trousseau.notebook.views.NOTES_A_PAGE", 2)
    for number in range(3):
        write(aicha, title=f"Note {number}")

    assert "Note 0" not in client.get(LIST).text
    assert "Note 0" in client.get(LIST, {"page": 2}).text


def test_search_is_a_post_and_forgives(client, aicha):
    write(aicha, "Des seaux d’eau par la fenêtre")
    write(aicha, "Un autre jour")

    found = client.post(url("search"), {"words": "FENETRES seau"}).text

    assert "1 situation trouvée" in found
    assert "Un autre jour" not in found
    assert "Aucune situation pour" in client.post(url("search"), {"words": "bailleur"}).text
    nothing = client.post(url("search"), {"words": ""}).text
    assert "Écrivez un mot à chercher" in nothing
    assert "2 situations" in nothing
    assert client.get(url("search"), {"words": "seau"}).url == LIST


def test_a_hundred_thousand_signs_are_kept(client, aicha):
    open_notebook(aicha)
    story = ("é" * 49_999 + "\n") * 2

    client.post(WRITE, {"story": story.replace("\n", "\r\n")})

    row = Situation.objects.get()
    assert len(read(row, aicha).content.story) == 99_999  # the last line break is trimmed


def test_a_longer_text_is_refused_and_stays_on_the_page(client, aicha):
    open_notebook(aicha)
    story = "à" * 100_001

    page = client.post(WRITE, {"story": story})

    assert "Rien n’est perdu" in page.text
    assert story in page.text
    assert not Situation.objects.exists()


def test_a_locked_session_keeps_the_text_and_saves_it_once(cast, aicha):
    open_notebook(aicha)
    client = cast.locked_client("aicha")
    story = "é" * 50_000

    asked = client.post(WRITE, {"story": story})
    assert story in asked.text
    assert not Situation.objects.exists()

    client.post(WRITE, {"story": story, "vault_passphrase": PASSPHRASE})
    assert read(Situation.objects.get(), aicha).content.story == story


def test_deleting_asks_then_destroys(client, aicha):
    situation = write(aicha)
    pk = situation.pk
    actions.note_passage(situation=situation, circle_name="Val d’Orle", token="t", by=aicha)

    asked = client.get(url("situation-delete", pk))
    assert "Effacer cette situation" in asked.text
    assert "vous ne pourrez plus l’en retirer" in asked.text
    assert Situation.objects.exists()

    assert client.post(url("situation-delete", pk)).url == LIST
    assert not Situation.objects.exists()
    assert not RowSecret.objects.filter(pk=pk).exists()
    assert client.get(url("situation-detail", pk)).status_code == 404


def test_a_situation_may_be_kept_two_years_more(client, aicha):
    situation = write(aicha)
    Situation.objects.filter(pk=situation.pk).update(keep_until=None)

    client.post(url("situation-renew", situation.pk))

    assert Situation.objects.get().keep_until is not None


def test_what_does_not_open_is_named_and_kept(client, aicha):
    situation, good = write(aicha), write(aicha, title="Lisible")
    Situation.objects.filter(pk=situation.pk).update(blob=b"\x01" + bytes(99))

    page = client.get(LIST).text
    assert "ne s’ouvre pas" in page
    assert "Lisible" in page
    for name in ("situation-detail", "situation-edit"):
        assert "Il est toujours là, intact" in client.get(url(name, situation.pk)).text
    assert "1 situation ne s’ouvre pas" in client.post(url("search"), {"words": "a"}).text

    client.post(url("situation-delete", situation.pk))
    assert list(Situation.objects.all()) == [good]


def test_a_missing_row_is_named_on_the_list(client, aicha):
    situation = write(aicha)
    Situation.objects.filter(pk=situation.pk).delete()

    assert "Une situation manque" in client.get(LIST).text


def test_anomalies_are_counted_by_kind_and_accepted_once_by_their_owner(client, aicha):
    for title in ("un", "deux", "trois"):
        write(aicha, title=title)
    Situation.objects.filter(pk=Situation.objects.order_by("pk").first().pk).update(
        keep_until="2020-01-31"
    )
    Situation.objects.exclude(keep_until="2020-01-31").delete()
    page = client.get(LIST).text
    assert "elle a disparu du serveur avant sa date. 2 fois." in page
    assert "sera détruite a été changée." in page

    unlocked_twice = client.post(LIST, {"vault_passphrase": "", "vault_opened_by_get": "1"})
    assert "Quelque chose a changé" in unlocked_twice.text
    answer = client.post(LIST, {"take": "as-it-is"})

    assert answer.status_code == 302
    assert "Quelque chose a changé" not in client.get(LIST).text
    assert TrailRow.objects.filter(verb="safe.accepted").count() == 2


def test_a_notebook_whose_index_was_spoilt_can_be_written_in_again(client, aicha):
    write(aicha)
    Layer.objects.update(blob=b"\x01")

    client.post(LIST, {"take": "as-it-is"})

    assert client.post(url("situation-create"), {"story": "Après."}).status_code == 302


def test_before_it_is_accepted_a_spoilt_index_keeps_what_was_typed(client, aicha):
    write(aicha)
    Layer.objects.update(blob=b"\x01")

    answer = client.post(WRITE, {"story": "Je l’écris après la panne.", "title": "Après"})

    assert answer.status_code == 409
    assert "Je l’écris après la panne.</textarea>" in answer.text
    assert 'value="Après"' in answer.text
    assert f'href="{LIST}"' in answer.text
    assert "le prendre tel qu’il est" in answer.text
    assert "no-store" in answer["Cache-Control"]
    assert Situation.objects.count() == 1


def test_nobody_takes_a_notebook_they_do_not_have(client):
    assert client.post(LIST, {"take": "as-it-is"}).status_code == 404


def test_a_draft_is_kept_sealed_and_taken_up_again(client, aicha):
    open_notebook(aicha)

    assert client.post(url("draft-save"), {"story": "Une ébauche"}).status_code == 204
    assert b"bauche" not in bytes(Draft.objects.get().blob)
    assert "Un brouillon vous attend" in client.get(LIST).text
    page = client.get(WRITE).text
    assert "Une ébauche" in page
    assert "Vous reprenez votre brouillon" in page
    assert "Rien n’est encore gardé" not in page

    assert client.post(url("draft-drop")).url == LIST
    assert not Draft.objects.exists()


def test_the_draft_of_an_edit_is_its_own(client, aicha):
    situation = write(aicha)

    saved = client.post(url("situation-draft-save", situation.pk), {"story": "Reprise"})

    assert saved.status_code == 204
    assert "Reprise" in client.get(url("situation-edit", situation.pk)).text
    assert "sans la garder" in client.get(url("situation-detail", situation.pk)).text
    assert "Reprise" not in client.get(WRITE).text
    dropped = client.post(url("situation-draft-drop", situation.pk))
    assert dropped.url == url("situation-edit", situation.pk)


def test_autosave_on_a_closed_notebook_says_so_and_stores_nothing(cast, aicha):
    open_notebook(aicha)

    answer = cast.locked_client("aicha").post(url("draft-save"), {"story": "secret"})

    assert (answer.status_code, answer.content) == (403, b"")
    assert not Draft.objects.exists()


def test_the_decharge_has_no_name_no_form_and_no_autosave(cast):
    page = cast.locked_client("aicha").get(url("unload")).text
    area = page[page.index("<textarea") : page.index("</textarea>")]

    assert "name=" not in area
    assert "<form" not in page[page.index('id="contenu"') : page.index("</main>")]
    assert "autosave" not in page
    assert "<noscript>" in page
