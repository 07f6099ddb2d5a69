"""Words: read however they are typed, refused where they are wrong."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from trousseau.vault import words
from trousseau.vault.errors import WrongSheet
from trousseau.vault.secret import SheetSecret

SECRET = SheetSecret(bytes(range(16)))


@pytest.mark.parametrize(
    "typed",
    [
        "académie",
        unicodedata.normalize("NFD", "académie"),
        "ACAD",
        "academie",
        " Académie ",
        "acad",
    ],
)
def test_a_word_is_found_however_it_is_typed(typed: str) -> None:
    place = words.place_of(typed)

    assert place is not None
    assert words.WORDS[place] == "académie"


@pytest.mark.parametrize("typed", ["", "aca", "acadx", "académies", "zzzz", "1234"])
def test_what_is_not_a_word_is_not_found(typed: str) -> None:
    assert words.place_of(typed) is None


@given(some.binary(min_size=16, max_size=16))
def test_twelve_words_hold_128_bits(raw: bytes) -> None:
    written = words.words_of(SheetSecret(raw))

    assert len(written) == 12
    assert words.secret_of(written) == SheetSecret(raw)
    assert words.secret_of([words.folded(word)[:4].upper() for word in written]) == SheetSecret(raw)


def test_a_sheet_says_what_is_wrong_and_where() -> None:
    written = words.words_of(SECRET)

    for typed, reason, place in [
        (written[:11], "count", None),
        ([*written[:4], "zut", *written[5:]], "word", 5),
        ([written[1], written[0], *written[2:]], "checksum", None),
    ]:
        with pytest.raises(WrongSheet) as caught:
            words.secret_of(typed)
        assert (caught.value.reason, caught.value.place) == (reason, place)


def test_each_reason_has_a_sentence_in_french() -> None:
    assert WrongSheet("word", 5).sentence == "Le mot n° 5 n’est pas dans la liste."
    assert WrongSheet("replaced").sentence == (
        "Cette feuille a été remplacée par une plus récente."
    )


def test_spoken_words_are_the_first_bits() -> None:
    assert words.spoken(bytes(32)) == ["abaisser"] * 5
    assert words.spoken(b"\xff" * 32, 2) == ["zoologie"] * 2


def test_a_proposed_passphrase_has_six_words_without_accents() -> None:
    proposed = words.propose().split()

    assert len(proposed) == 6
    assert all(word.isascii() and word in words.WORDS for word in proposed)
    assert words.propose() != words.propose()
