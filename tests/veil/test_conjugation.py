import pytest

from trousseau.veil.conjugation import forms_of


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("parler", "parlaient"), ("manger", "mangeons"), ("placer", "plaçait"), ("appeler", "appelle"),
        ("acheter", "achètent"), ("répéter", "répète"), ("payer", "paie"), ("jeter", "jette"), ("finir", "finissaient"),
        ("attendre", "attendu"), ("oser", "ose"), ("tuer", "tue"),
    ],
)  # fmt: skip
def test_the_usual_forms_are_given(verb: str, form: str) -> None:
    assert form in forms_of(verb)


def test_what_is_no_verb_is_given_back() -> None:
    assert forms_of("bazar") == {"bazar"}
