"""What the home gathers, without opening anything."""

from tests.cast import Cast
from trousseau.web import access


def test_a_newcomer_has_no_circle_and_no_key_yet(cast: Cast) -> None:
    today = access.today_of(cast.aicha, 7)

    assert today.circles == []
    assert today.key is None
