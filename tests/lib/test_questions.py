"""The six questions."""

import pytest

from trousseau.lib.questions import CHOICES, NUMBERS, QUESTIONS, question

NAMES = ["Médiation", "Distance", "Demande", "Autonomie", "Partenaires", "Confidentialité"]


def test_there_are_six_in_order() -> None:
    assert NUMBERS == (1, 2, 3, 4, 5, 6)
    assert [one.name for one in QUESTIONS] == NAMES
    assert CHOICES[3] == (4, "Autonomie")


def test_a_question_is_found_by_its_number() -> None:
    assert question(3).full == "Quelle réponse face à une demande faussée\u202f?"
    assert str(question(3)) == "3 · Demande"


@pytest.mark.parametrize("number", [0, 7, -1])
def test_there_is_no_seventh(number: int) -> None:
    with pytest.raises(ValueError, match="six questions"):
        question(number)


def test_each_has_its_own_bit_and_words() -> None:
    assert len({one.bit for one in QUESTIONS}) == 6
    assert all(one.full and one.short and one.intro for one in QUESTIONS)
    assert all("'" not in one.full + one.short + one.intro for one in QUESTIONS)
