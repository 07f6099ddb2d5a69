"""Passphrases: one form for all ways of typing, and a judgement in French."""

import unicodedata

import pytest

from trousseau.vault.passphrases import judge_passphrase, normalise, propose_passphrase


@pytest.mark.parametrize(
    "typed",
    [
        "été  à la mer ",
        unicodedata.normalize("NFD", "été à la mer"),
        " été\tà la\u00a0mer",
    ],
)
def test_ways_of_typing_come_to_one(typed: str) -> None:
    assert normalise(typed) == "été à la mer"


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("court", "au moins 12 caractères"),
        ("x" * 257, "256 caractères au plus"),
        ("motdepasse12", "se devine trop vite"),
        ("azertyuiop12", "se devine trop vite"),
    ],
)
def test_a_weak_phrase_is_refused_in_french(phrase: str, said: str) -> None:
    (sentence,) = judge_passphrase(phrase)
    assert said in sentence


def test_a_good_phrase_passes() -> None:
    assert judge_passphrase("trois loutres dansent au grenier") == []
    assert judge_passphrase(propose_passphrase()) == []


def test_words_about_the_person_are_easy_to_guess() -> None:
    assert judge_passphrase("vandermeulenX", about=["vandermeulen"])
    assert not judge_passphrase("vandermeulenX")
