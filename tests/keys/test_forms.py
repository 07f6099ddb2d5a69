"""The editor's form: lists typed one line each."""

from typing import Any

from tests.cast import Cast
from tests.keys.factories import a_received_key
from trousseau.keys.forms import LinesField
from trousseau.keys.models import Key


def test_lines_are_a_list_and_back() -> None:
    field = LinesField(required=False)

    assert field.clean("un\n\n  deux \n") == ["un", "deux"]
    assert field.clean("") == []
    assert field.prepare_value(["un", "deux"]) == "un\ndeux"
    assert field.prepare_value("un\ndeux") == "un\ndeux"
    assert not field.has_changed(["un"], "un\n")
    assert field.has_changed(["un"], "deux")


def posted(key: Key, **changes: str) -> dict[str, Any]:
    kept = {name: getattr(key, name) for name in ("title", "slug", "question", "kind", "situation")}
    lists = ("questions", "cautions", "levers", "limits", "reserves")
    return kept | {name: "\n".join(getattr(key, name)) for name in lists} | changes


def test_an_editor_edits_and_publishes_in_the_editors_screens(cast: Cast) -> None:
    key, browser = a_received_key(cast.bruno), cast.client("elise")
    address = f"/edition/snippets/keys/key/edit/{key.pk}/"

    listed = browser.get("/edition/snippets/keys/key/").content.decode()
    shown = browser.get(address)
    data = posted(key, title="Autrement dit", questions="Une\nDeux", **{"action-publish": "1"})
    answer = browser.post(address, data)

    assert "Qui tient le stylo" in listed
    assert "Une par ligne" in shown.content.decode()
    assert answer.status_code == 302
    key.refresh_from_db()
    assert (key.title, key.questions, key.version, key.live) == (
        "Autrement dit",
        ["Une", "Deux"],
        1,
        True,
    )


def test_nobody_adds_a_key_there(cast: Cast) -> None:
    assert cast.client("elise").get("/edition/snippets/keys/key/add/").status_code == 302


def test_others_stay_out_of_the_editors_screens(cast: Cast) -> None:
    for who in ("aicha", "driss", "farid"):
        assert cast.client(who).get("/edition/snippets/keys/key/").status_code == 404
