"""Numbers, dates and times in French words."""

import datetime as dt

import pytest

from trousseau.lib.wording import (
    circle_in_words,
    counted,
    day_in_words,
    minutes_in_words,
    number_in_words,
    time_in_words,
)

B = "\u00a0"


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "zéro"), (1, "un"), (12, "douze"), (20, "vingt"), (21, "21"), (100_000, "100\u202f000")],
)
def test_small_numbers_are_words(number: int, said: str) -> None:
    assert number_in_words(number) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [("Val d’Orle", "cercle Val d’Orle"), ("Cercle du Confluent", "Cercle du Confluent")],
)
def test_a_circle_is_called_so_once(name: str, said: str) -> None:
    assert circle_in_words(name) == said


def test_one_has_a_feminine() -> None:
    assert counted(1, "situation", feminine=True) == "une situation"


@pytest.mark.parametrize(
    ("number", "said"), [(0, "zéro membre"), (1, "un membre"), (2, "deux membres")]
)
def test_zero_and_one_are_singular(number: int, said: str) -> None:
    assert counted(number, "membre") == said


def test_an_irregular_plural_is_given() -> None:
    assert counted(3, "travail", "travaux") == "trois travaux"


def test_days() -> None:
    first = dt.date(2015, 1, 1)

    assert day_in_words(first) == f"jeudi 1er{B}janvier 2015"
    assert day_in_words(first, weekday=False, year=False) == f"1er{B}janvier"


def test_times() -> None:
    assert time_in_words(dt.time(18, 4)) == f"18{B}h{B}04"
    assert time_in_words(dt.time(9)) == f"9{B}h"


@pytest.mark.parametrize(
    ("minutes", "said"), [(12, f"12{B}min"), (60, f"1{B}h"), (80, f"1{B}h{B}20")]
)
def test_durations(minutes: int, said: str) -> None:
    assert minutes_in_words(minutes) == said
