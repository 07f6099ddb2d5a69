import pytest

from trousseau.passages import rules
from trousseau.passages.forms_review import ReviewForm
from trousseau.passages.review import KINDS, screen_of, sheet_of
from trousseau.passages.rules import KEPT, REPLACED, Item, Review
from trousseau.veil import Kind

TEXTS = ("Odile", "Odile voit Rachid.\n\nKarim part, Rachid aussi.")
REVIEW = Review(
    (
        Item("Odile", "PERSON", "une dame", sure=True),
        Item("Rachid", "PERSON", "", sure=False),
        Item("Karim", "PERSON", "un voisin", sure=True),
    )
)


def screen(review=REVIEW, *, number="", gesture=""):
    return screen_of(
        review, TEXTS, ReviewForm(review=review, texts=TEXTS), number=number, gesture=gesture
    )


def test_every_kind_of_the_veil_has_a_name_in_french():
    assert {kind.value for kind in Kind} <= set(KINDS)


def test_the_first_undecided_find_is_asked_about():
    shown = screen()

    assert shown.sheet.number == 1
    assert str(shown.sheet.kind) == "Un nom"
    assert [[mark.state for mark in line] for line in shown.texts[1]] == [
        ["now", "", "doubt", ""],
        ["sure", "", "doubt", ""],
    ]


def test_each_state_has_its_line_and_each_item_one_anchor():
    review = rules.decide(REVIEW, "Odile", REPLACED, wording="une dame")
    review = rules.decide(review, "Rachid", KEPT, reason="r")

    shown = screen(review)
    marks = [mark for text in shown.texts for line in text for mark in line if mark.number]

    assert {mark.text: mark.state for mark in marks} == {
        "une dame": "done",
        "Rachid": "kept",
        "Karim": "now",
    }
    assert [mark.digits for mark in marks if mark.anchor] == ["1", "2", "3"]


@pytest.mark.parametrize("number", ["0", "4", "-1", "x", "²", ""])
def test_a_number_that_makes_no_sense_is_the_next_undecided_find(number):
    assert screen(number=number).sheet.number == 1


def test_nothing_is_asked_once_everything_is_decided():
    review = Review((Item("Odile", "PERSON", "", sure=True, state=KEPT),))

    assert screen(review).sheet is None
    assert screen(review, number="1").sheet.number == 1


@pytest.mark.parametrize(
    ("number", "gesture", "field"),
    [(1, "", ""), (1, "keep", "keep"), (1, "x", ""), (2, "", "replace"), (2, "keep", "keep")],
)
def test_without_a_proposal_the_field_is_open_at_once(number, gesture, field):
    assert sheet_of(REVIEW, number, gesture).gesture == field


def test_a_field_starts_with_what_was_proposed_or_decided():
    review = rules.decide(REVIEW, "Rachid", KEPT, reason="le gardien")

    assert screen(number="1", gesture="replace").form["wording"].value() == "une dame"
    assert screen(review, number="2", gesture="keep").form["reason"].value() == "le gardien"


def test_the_authors_wording_is_offered_before_the_machines():
    review = rules.decide(REVIEW, "Odile", REPLACED, wording="ma voisine")

    assert sheet_of(review, 1, "").proposal == "ma voisine"
    assert sheet_of(REVIEW, 1, "").proposal == "une dame"
