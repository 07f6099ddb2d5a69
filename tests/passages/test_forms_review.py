import pytest

from trousseau.passages import rules
from trousseau.passages.forms_review import ReviewForm
from trousseau.passages.rules import KEPT, OPEN, REPLACED, Item, Review

TEXTS = ("", "Odile voit Rachid, puis Rachid voit Odile au square Voltaire.")
REVIEW = Review(
    (Item("Odile", "PERSON", "une dame", sure=True), Item("Rachid", "PERSON", "", sure=False))
)


def form(**data):
    return ReviewForm(data, review=REVIEW, texts=TEXTS)


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        ({"act": "replace", "words": "Odile", "wording": "une dame"}, None),
        ({"act": "replace", "words": "Odile", "wording": "  "}, "wording"),
        ({"act": "replace", "words": "Odile", "wording": "Mme Odile"}, "wording"),
        ({"act": "replace", "words": "Odile", "wording": "x" * 301}, "wording"),
        ({"act": "replace", "words": "", "wording": "une dame"}, None),
        ({"act": "keep", "words": "Odile", "reason": "utile"}, None),
        ({"act": "keep", "words": "Odile", "reason": "\u00a0"}, "reason"),
        ({"act": "add", "typed": "SQUARE voltaire"}, None),
        ({"act": "add", "typed": "Dupont"}, "typed"),
        ({"act": "sure"}, None),
        ({"act": "undo"}, None),
        ({"act": "detruire"}, "act"),
        ({}, "act"),
    ],
)
def test_each_gesture_asks_for_what_it_needs(data, wrong):
    asked = form(**data)

    asked.is_valid()

    assert (list(asked.errors) or [None]) == [wrong]


@pytest.mark.parametrize(
    ("data", "states", "next_number"),
    [
        ({"act": "replace", "words": "Odile", "wording": "une dame"}, [REPLACED, OPEN], 2),
        ({"act": "keep", "words": "Rachid", "reason": "utile"}, [OPEN, KEPT], 1),
        ({"act": "replace", "words": "Inconnu", "wording": "rien"}, [OPEN, OPEN], 1),
        ({"act": "sure"}, [REPLACED, OPEN], 2),
        ({"act": "undo"}, [OPEN, OPEN], 1),
        ({"act": "add", "typed": "square voltaire"}, [OPEN, OPEN, OPEN], 3),
        ({"act": "add", "typed": "Odile"}, [OPEN, OPEN], 1),
    ],
)
def test_a_gesture_changes_the_review_and_says_what_comes_next(data, states, next_number):
    asked = form(**data)

    assert asked.is_valid()
    assert [item.state for item in asked.decided.items] == states
    assert asked.next_number == next_number


def test_after_the_last_decision_nothing_comes_next():
    review = rules.decide(REVIEW, "Rachid", KEPT, reason="r")
    asked = ReviewForm(
        {"act": "replace", "words": "Odile", "wording": "une dame"}, review=review, texts=TEXTS
    )

    assert asked.is_valid()
    assert asked.next_number == 0
