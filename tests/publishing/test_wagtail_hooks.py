"""The editors' screens: draft, preview, refusal, publication; and nobody else there."""

from typing import Any

import pytest
from django.test import Client
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from tests.cast import Cast
from tests.publishing.factories import a_draft
from trousseau.publishing.models import PublicationPage


def form_of(page: PublicationPage, **changes: Any) -> dict[str, Any]:
    """Return what the editor's form posts for a publication without chapters."""
    texts = ("presentation", "introduction", "method", "common_ground", "bibliography")
    streams = ("authors", "accompanied", "chapters", "imprint")
    plain = ("title", "slug", "subtitle", "publisher", "series", "keywords", "licence", "portrait")
    data = {name: getattr(page, name) for name in plain}
    data |= {"dated_on": page.dated_on.isoformat(), "seo_title": "", "search_description": ""}
    data |= {name: rich_text("<p>Un texte.</p>") for name in texts}
    data |= {name: streamfield([]) for name in streams}
    return nested_form_data(data | changes)


def test_the_editors_form_shows_a_publication_and_the_third_door(cast: Cast) -> None:
    page, browser = a_draft(cast.elise), cast.client("elise")

    shown = browser.get(f"/edition/pages/{page.pk}/edit/").content.decode()

    assert "portrait du groupe" in shown.lower()
    assert f"/passages/publication/{page.pk}/" in shown


def test_what_cannot_be_printed_is_kept_as_a_draft_and_told(cast: Cast) -> None:
    page, browser = a_draft(cast.elise), cast.client("elise")
    data = form_of(page, subtitle="Un \U0001f600") | {"action-publish": "1"}

    answer = browser.post(f"/edition/pages/{page.pk}/edit/", data, follow=True)

    page.refresh_from_db()
    assert "Hors des chapitres" in answer.content.decode()
    assert not page.live
    assert page.get_latest_revision_as_object().subtitle == "Un \U0001f600"


def new_form(**changes: Any) -> dict[str, Any]:
    """Return what the form of a new publication posts; a script makes its address."""
    page = PublicationPage(title="Des seuils partagés", slug="des-seuils-partages")
    return form_of(page, **changes) | {"action-publish": "1"}


@pytest.fixture
def making(cast: Cast) -> str:
    """Return where a publication is made, among the others."""
    return f"/edition/pages/add/publishing/publicationpage/{a_draft(cast.elise).get_parent().pk}/"


def test_a_publication_written_from_nothing_is_published_at_once(cast: Cast, making: str) -> None:
    cast.client("elise").post(making, new_form())

    page = PublicationPage.objects.get(title="Des seuils partagés")
    assert (page.slug, page.live) == ("des-seuils-partages", True)
    assert page.editions.count() == 1
    assert Client().get("/publications/des-seuils-partages/").status_code == 200


def test_an_address_with_accents_is_written_without(cast: Cast, making: str) -> None:
    """Left as Wagtail takes it, it would lead nowhere: our routes read plain letters."""
    cast.client("elise").post(making, new_form(slug="des-seuils-partagés"))

    assert PublicationPage.objects.get(slug="des-seuils-partages").live


def test_what_is_refused_at_its_making_is_public_nowhere(cast: Cast, making: str) -> None:
    browser = cast.client("elise")

    answer = browser.post(making, new_form(subtitle="Un \U0001f600"), follow=True)

    page = PublicationPage.objects.get(title="Des seuils partagés")
    assert "il ne peut pas être publié" in answer.content.decode()
    assert (page.live, page.has_unpublished_changes) == (False, True)
    assert Client().get("/publications/des-seuils-partages/").status_code == 404
    corrected = form_of(page, subtitle="Un essai") | {"action-publish": "1"}
    browser.post(f"/edition/pages/{page.pk}/edit/", corrected)
    assert Client().get("/publications/des-seuils-partages/").status_code == 200


def test_the_publish_button_prints_an_edition(cast: Cast) -> None:
    page, browser = a_draft(cast.elise), cast.client("elise")

    browser.post(f"/edition/pages/{page.pk}/edit/", form_of(page) | {"action-publish": "1"})

    page.refresh_from_db()
    assert page.live
    assert page.editions.get().pages >= 3


def test_other_pages_are_published_as_ever(cast: Cast) -> None:
    page, browser = a_draft(cast.elise).get_parent(), cast.client("elise")
    data = {"title": "Nos textes", "slug": page.slug, "action-publish": "1"}

    answer = browser.post(f"/edition/pages/{page.pk}/edit/", data)

    page.refresh_from_db()
    assert answer.status_code == 302
    assert page.title == "Nos textes"


@pytest.mark.parametrize("mode", ["read", "pdf"])
def test_a_draft_is_previewed(cast: Cast, rf: Any, mode: str) -> None:
    page = a_draft(cast.elise)

    answer = page.serve_preview(rf.get("/"), mode)

    assert mode in dict(page.preview_modes)
    assert answer.status_code == 200
    assert b"%PDF" in answer.content or "Le sac du lundi" in answer.content.decode()


def test_a_refused_preview_says_why(cast: Cast, rf: Any) -> None:
    page = a_draft(cast.elise, title="Un \U0001f600")

    answer = page.serve_preview(rf.get("/"), "pdf")

    assert answer.status_code == 422
    assert "Hors des chapitres" in answer.content.decode()


@pytest.mark.parametrize("who", ["aicha", "driss", "farid"])
def test_nobody_else_enters(cast: Cast, who: str) -> None:
    page = a_draft(cast.elise)

    for address in ("/edition/", f"/edition/pages/{page.pk}/edit/"):
        assert cast.client(who).get(address).status_code == 404
    assert Client().get("/edition/").headers["Location"].startswith("/compte/connexion/")
