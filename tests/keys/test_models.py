"""Where a key stands, and what an old draft cannot wind back."""

from django.test import RequestFactory

from tests.cast import Cast
from tests.keys.factories import a_key, a_received_key
from trousseau.keys import actions
from trousseau.keys.models import Key, State


def test_a_key_is_received_then_published_then_taken_down(cast: Cast) -> None:
    key = a_received_key(cast.bruno)
    received = key.state
    key = actions.publish_key(key=key, by=cast.elise)
    published = key.state
    key.unpublish()
    key.refresh_from_db()

    assert (received, published, key.state) == (
        State.RECEIVED,
        State.PUBLISHED,
        State.TAKEN_DOWN,
    )


def test_a_draft_never_winds_back_what_was_counted(cast: Cast) -> None:
    key = a_key(cast.elise)
    key.title = "Autrement dit"
    key.save_revision(user=cast.elise)
    actions.flag_withdrawal(slugs=[key.slug])

    again = actions.publish_key(key=key, by=cast.elise)

    assert (again.title, again.version, again.withdrawals) == ("Autrement dit", 2, 1)


def test_a_key_is_previewed_on_its_own_page(cast: Cast) -> None:
    key = a_received_key(cast.bruno)

    page = key.serve_preview(RequestFactory().get("/"), "")

    assert "Qui tient le stylo" in page.render().content.decode()
    assert str(key) == key.title
    assert Key.objects.published().count() == 0
