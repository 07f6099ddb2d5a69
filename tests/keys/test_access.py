"""Published keys for everyone, all of them for editors only."""

import pytest
from django.http import Http404

from tests.cast import Cast
from tests.keys.factories import a_key, a_received_key
from trousseau.keys import access


def test_only_published_keys_are_seen(cast: Cast) -> None:
    key = a_key(cast.elise)
    other = a_key(cast.elise, title="Démêler sans tout porter")
    a_key(cast.elise, title="Tenir sa place", question=5)
    a_received_key(cast.bruno, title="Pas encore")

    assert len(access.published_keys()) == 3
    assert list(access.related_keys(key)) == [other]
    assert access.key_by_slug(key.slug) == key
    with pytest.raises(Http404):
        access.key_by_slug("pas-encore")


def test_an_editor_sees_received_keys_first(cast: Cast) -> None:
    published, received = a_key(cast.elise), a_received_key(cast.bruno, title="Pas encore")

    assert list(access.keys_for(cast.elise)) == [received, published]
    assert access.key_for(cast.elise, "pas-encore") == received
    with pytest.raises(Http404):
        access.key_for(cast.elise, "jamais")


@pytest.mark.parametrize("who", ["aicha", "bruno", "chantal", "driss", "farid", "gaelle", "hugo"])
def test_nobody_else_reaches_drafts(cast: Cast, who: str) -> None:
    key = a_received_key(cast.bruno)

    assert list(access.keys_for(cast.person(who))) == []
    with pytest.raises(Http404):
        access.key_for(cast.person(who), key.slug)
