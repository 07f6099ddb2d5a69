"""Published publications for everyone, drafts for editors only."""

import pytest
from django.http import Http404

from tests.cast import Cast
from tests.publishing.factories import a_draft, a_publication
from trousseau.publishing import access


def test_only_what_is_published_is_seen(cast: Cast) -> None:
    page = a_publication(cast.elise)
    draft = a_draft(cast.elise, slug="autre", title="Autre")

    assert list(access.published_publications()) == [page]
    assert access.publication_by_slug(page.slug) == page
    assert access.edition_of(page).number == 1
    with pytest.raises(Http404):
        access.publication_by_slug("autre")
    with pytest.raises(Http404):
        access.edition_of(draft)


def test_an_editor_reaches_drafts(cast: Cast) -> None:
    page = a_draft(cast.elise)

    assert list(access.publications_for(cast.elise)) == [page]
    assert access.draft_for(cast.elise, page.pk).title == page.title
    with pytest.raises(Http404):
        access.draft_for(cast.elise, 0)


@pytest.mark.parametrize("who", ["aicha", "bruno", "chantal", "driss", "farid", "gaelle", "hugo"])
def test_nobody_else_reaches_drafts(cast: Cast, who: str) -> None:
    page = a_draft(cast.elise)

    assert list(access.publications_for(cast.person(who))) == []
    with pytest.raises(Http404):
        access.draft_for(cast.person(who), page.pk)


def test_a_publication_has_its_place_in_the_site(cast: Cast) -> None:
    place = access.place_of(a_publication(cast.elise))

    assert [shelf["label"] for shelf in place] == [
        "Accueil",
        "Publications et ressources",
        "Les publications",
        "Les textes",
    ]
    assert place[-1]["href"].endswith("/les-publications/les-textes/")
