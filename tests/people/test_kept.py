"""What a locked POST carried is shown under the passphrase, as its form names it."""

import pytest
from bs4 import BeautifulSoup
from django.http import QueryDict

from tests.cast import PASSPHRASE, Cast
from tests.notebook.factories import open_notebook
from trousseau.account.forms import PassphraseForm
from trousseau.notebook.forms import SearchForm, SituationForm
from trousseau.notebook.models import Situation
from trousseau.people.kept import Kept, kept_of

WRITE = "/carnet/noter/"
TYPED = {"story": "Il ne parle plus.", "title": "Le palier", "weight": "lourd"}


def shown(posted: str, room: str = "trousseau.notebook") -> list[Kept]:
    """Return what is kept of a query string."""
    return kept_of(QueryDict(posted), room=room, without={"csrfmiddlewaretoken"})


def test_the_forms_of_the_room_are_loaded() -> None:
    """`kept_of` knows the forms whose screens run: the tests below need these two."""
    assert {SituationForm.__module__, SearchForm.__module__} == {"trousseau.notebook.forms"}


@pytest.mark.parametrize(
    ("posted", "kept"),
    [
        ("story=Court", Kept("story", "Court", "area", "Ce qui s’est passé, comme ça vient")),
        ("title=Le palier", Kept("title", "Le palier", "text", "Un titre pour la retrouver")),
        ("title=", Kept("title", "", "hidden")),
        ("a1b2-title=x", Kept("a1b2-title", "x", "text", "Un titre pour la retrouver")),
        ("words=nuit", Kept("words", "nuit", "search", "Chercher dans mes situations")),
        ("question=2", Kept("question", "2", "hidden")),
        ("domain=famille", Kept("domain", "famille", "hidden")),
        ("understood=on", Kept("understood", "on", "hidden")),
        ("take=as-it-is", Kept("take", "as-it-is", "hidden")),
        ("unknown=deux mots", Kept("unknown", "deux mots", "text")),
        (f"unknown={'long ' * 50}", Kept("unknown", "long " * 50, "area")),
        ("unknown=une%0Adeux", Kept("unknown", "une\ndeux", "area")),
    ],
)
def test_what_is_typed_is_told_from_what_is_chosen(posted: str, kept: Kept) -> None:
    assert shown(posted) == [kept]


def test_without_a_form_of_the_room_words_are_still_shown() -> None:
    assert [one.kind for one in shown("title=mot&story=trois petits mots", "")] == [
        "hidden",
        "text",
    ]


def test_a_locked_session_shows_each_field_typed_and_replays_it_once(cast: Cast) -> None:
    open_notebook(cast.actor("aicha"))
    client = cast.locked_client("aicha")

    page = BeautifulSoup(client.post(WRITE, TYPED | {"question": "3"}).text, "html.parser")
    fields = {one["name"]: one for one in page.select("form.stack [name]")}
    labels = {
        name: page.select_one(f"label[for={fields[name]['id']}]").text.strip()  # type: ignore[union-attr]
        for name in TYPED
    }

    assert labels == {
        "story": "Ce qui s’est passé, comme ça vient",
        "title": "Un titre pour la retrouver",
        "weight": "Ce que ça me fait, en un mot",
    }
    assert (fields["question"]["value"], fields["question"]["type"]) == ("3", "hidden")
    assert not Situation.objects.exists()

    filled = {"title": "Le palier du 3e", "vault_passphrase": PASSPHRASE, "question": "3"}
    answer = client.post(WRITE, TYPED | filled, follow=True)

    assert "Le palier du 3e" in answer.text
    assert Situation.objects.count() == 1


def test_a_wrong_passphrase_keeps_what_was_typed(cast: Cast) -> None:
    client = cast.locked_client("aicha")

    page = client.post(WRITE, TYPED | {"vault_passphrase": "autre chose que cela"})

    assert page.status_code == 403
    assert 'value="Le palier"' in page.text
    assert "Il ne parle plus." in page.text


def test_a_secret_typed_blind_is_never_shown_in_clear() -> None:
    assert PassphraseForm.base_fields["old"].label
    assert shown("old=un deux trois", "trousseau.account") == [
        Kept("old", "un deux trois", "hidden")
    ]
