import pytest

from trousseau.veil.folding import fold
from trousseau.veil.reading import Shape, read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("l'école d'Olivier", ["l'", "école", "d'", "Olivier"]),
        ("N'Diaye n'a rien", ["N'Diaye", "n'", "a", "rien"]),
        ("dit-il à Ana-Maria", ["dit", "il", "à", "Ana-Maria"]),
        ("Val-d'Oise 95", ["Val-d'Oise", "95"]),
        ("va-t-en !", ["va", "t", "en"]),
    ],
)
def test_a_text_is_cut_into_words(text: str, words: list[str]) -> None:
    assert [token.text for token in read(text).tokens] == words


def test_a_title_does_not_end_a_sentence() -> None:
    opens = [t.text for t in read("Bonjour. M. Petit dort ! Voilà").tokens if t.opens]

    assert opens == ["Bonjour", "M", "Voilà"]


def test_words_in_capitals_together_are_shouted() -> None:
    tokens = read("APPEL DU GARDIEN puis la CAF répond").tokens

    assert [t.text for t in tokens if t.shouted] == ["APPEL", "DU", "GARDIEN"]


def test_the_shape_of_each_word_is_told() -> None:
    shapes = [token.shape for token in read("Karim a M CAF 12").tokens]

    assert shapes == [Shape.CAPITAL, Shape.LOWER, Shape.INITIAL, Shape.UPPER, Shape.NUMBER]


def test_folding_drops_capitals_accents_and_ligatures() -> None:
    assert fold("Élœdie’s") == "eloedie's"
    assert fold("ABC") == "abc"
