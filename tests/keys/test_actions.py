"""A key is received, published, versioned, flagged; each act leaves a trail without content."""

import pytest
from django.core.exceptions import PermissionDenied

from tests.cast import Cast
from tests.keys.factories import CONTENT, a_key, a_received_key
from trousseau.keys import actions
from trousseau.keys.models import Key
from trousseau.lib.clock import today
from trousseau.vault.models import TrailRow


def test_a_received_key_holds_the_words_and_waits(cast: Cast) -> None:
    key = a_received_key(cast.bruno)

    assert (key.slug, key.live, key.version) == ("qui-tient-le-stylo", False, 0)
    assert key.provenance == CONTENT.provenance
    assert key.reserves == list(CONTENT.reserves)
    assert TrailRow.objects.filter(verb="key.received").count() == 1


def test_editors_are_told_that_a_key_waits_and_nothing_of_it(
    cast: Cast, django_capture_on_commit_callbacks, mailoutbox
) -> None:  # type: ignore[no-untyped-def]
    assert cast.elise
    with django_capture_on_commit_callbacks(execute=True):
        key = a_received_key(cast.bruno)

    (letter,) = mailoutbox

    assert (letter.to, letter.subject) == ([cast.elise.email], "Une clé attend à l’édition")
    assert "/edition/snippets/keys/key/" in letter.body
    words = [key.title, key.slug, cast.bruno.name, cast.bruno.email]
    assert [one for one in words if one in letter.body + letter.subject] == []


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("L’œil du cœur", "l-oeil-du-coeur"),
        ("…", "cle"),
        ("Connaître un visage", "connaitre-un-visage"),
    ],
)
def test_an_address_is_made_from_the_title(cast: Cast, title: str, slug: str) -> None:
    assert a_received_key(cast.bruno, title=title).slug == slug
    assert a_received_key(cast.bruno, title=title).slug == f"{slug}-2"


def test_each_publication_is_a_version(cast: Cast) -> None:
    key = a_key(cast.elise)

    assert (key.live, key.version, key.published_on) == (True, 1, today())
    assert actions.publish_key(key=key, by=cast.elise).version == 2
    assert TrailRow.objects.filter(verb="key.published").count() == 2


def test_a_key_without_a_draft_is_published_as_it_is(cast: Cast) -> None:
    key = a_received_key(cast.bruno)
    Key.objects.filter(pk=key.pk).update(latest_revision=None)

    assert actions.publish_key(key=key, by=cast.elise).live


@pytest.mark.parametrize("who", ["aicha", "driss", "farid", "gaelle"])
def test_only_an_editor_publishes(cast: Cast, who: str) -> None:
    key = a_received_key(cast.bruno)

    with pytest.raises(PermissionDenied):
        actions.publish_key(key=key, by=cast.person(who))


def test_a_withdrawal_is_said_beside_the_keys(cast: Cast) -> None:
    key, other = a_key(cast.elise), a_key(cast.elise, title="Une autre")

    assert actions.flag_withdrawal(slugs=[key.slug, "inconnue"]) == 1
    key.refresh_from_db()
    other.refresh_from_db()

    assert (key.withdrawals, other.withdrawals) == (1, 0)


def test_the_editors_button_counts_a_version_even_without_a_name(cast: Cast) -> None:
    key = a_received_key(cast.bruno)

    key.latest_revision.publish()

    key.refresh_from_db()
    assert key.version == 1
