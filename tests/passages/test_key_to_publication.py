"""The third door: an editor freezes published keys in a chapter; an edition never changes."""

import pytest
from django.test import Client

from tests.cast import Cast
from tests.keys.factories import a_key, a_received_key
from tests.publishing.factories import a_draft
from trousseau.keys import actions as keys
from trousseau.passages import key_to_publication as door
from trousseau.publishing import access
from trousseau.publishing import actions as publishing


def address(pk: int) -> str:
    return f"/passages/publication/{pk}/"


def test_a_copy_holds_every_word_and_its_version(cast: Cast) -> None:
    key = a_key(cast.elise)

    copy = door.frozen(key, "Le sac du lundi")

    assert (copy.slug, copy.version, copy.box) == (key.slug, 1, "Le sac du lundi")
    assert (copy.title, copy.kind, copy.situation) == (key.title, key.kind, key.situation)
    assert list(copy.questions) == key.questions
    assert list(copy.cautions) == key.cautions
    assert list(copy.levers) == key.levers
    assert list(copy.limits) == key.limits
    assert list(copy.reserves) == key.reserves
    assert copy.provenance.startswith("3\u00a0situations, 2\u00a0séances")


def test_an_edition_never_changes_under_a_reader(cast: Cast) -> None:
    page, key = a_draft(cast.elise), a_key(cast.elise)
    door.put_keys_in_chapter(publication=page, chapter=4, keys=[key], by=cast.elise)
    publishing.publish_publication(publication=page, by=cast.elise)

    key.title = "Autrement dit"
    key.save_revision(user=cast.elise)
    key.refresh_from_db()
    keys.publish_key(key=key, by=cast.elise)

    published = access.publication_by_slug(page.slug).document()
    assert [one.title for one in published.chapters[3].keys] == ["Qui tient le stylo ?"]


def test_a_box_tells_the_situation_of_a_key(cast: Cast) -> None:
    page, key = a_draft(cast.elise), a_key(cast.elise)

    draft = door.put_keys_in_chapter(
        publication=page, chapter=4, keys=[key], boxes={key.slug: "Le sac"}, by=cast.elise
    )

    titles = [box.title for box in draft.document().chapters[3].boxes]
    assert titles == ["Le sac du lundi", "Le sac"]


def test_an_editor_chooses_keys_on_the_screen(cast: Cast) -> None:
    page, key = a_draft(cast.elise), a_key(cast.elise)
    a_received_key(cast.elise, title="Pas encore publiée")
    browser = cast.client("elise")

    shown = browser.get(address(page.pk)).content.decode()
    wrong = browser.post(address(page.pk), {"chapter": "4", "told": key.slug})
    done = browser.post(
        address(page.pk), {"chapter": "4", "keys": [key.slug], "told": key.slug, "box": "Le sac"}
    )

    assert "Qui tient le stylo" in shown
    assert "Pas encore publiée" not in shown
    assert {"keys", "told", "box"} <= set(wrong.context["form"].errors)
    assert done.headers["Location"] == f"/edition/pages/{page.pk}/edit/"
    chapter = access.draft_for(cast.elise, page.pk).document().chapters[3]
    assert [(one.slug, one.box) for one in chapter.keys] == [(key.slug, "Le sac")]


def test_without_a_box_no_situation_is_told(cast: Cast) -> None:
    page, key = a_draft(cast.elise), a_key(cast.elise)

    cast.client("elise").post(address(page.pk), {"chapter": "4", "keys": [key.slug]})

    chapter = access.draft_for(cast.elise, page.pk).document().chapters[3]
    assert [one.box for one in chapter.keys] == [""]


@pytest.mark.parametrize("who", ["aicha", "bruno", "chantal", "driss", "farid", "gaelle", "hugo"])
def test_only_editors_pass(cast: Cast, who: str) -> None:
    page = a_draft(cast.elise)

    assert cast.client(who).get(address(page.pk)).status_code == 404


def test_a_visitor_is_asked_who_they_are(cast: Cast) -> None:
    assert Client().get(address(a_draft(cast.elise).pk)).status_code == 302
