import pytest

from tests.veil.samples import found


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Elle a 17 ans et demi", "17 ans et demi"),
        ("le père, 43 ans, boit", "43 ans"),
        ("il a 12ans", "12ans"),
        ("elle a quatre ans", "quatre ans"),
        ("elle a quatre-vingts ans", "quatre-vingts ans"),
        ("trois enfants de 2, 5 et 9 ans", "2, 5 et 9 ans"),
        ("un bébé de 6 mois", "6 mois"),
        ("âgé de 43, fatigué", "43"),
        ("il a la cinquantaine, je crois", "la cinquantaine"),
        ("il a 16 piges", "16 piges"),
    ],
)
def test_an_age_is_found(text: str, age: str) -> None:
    assert found(text, "AGE") == [age]


@pytest.mark.parametrize(
    "text",
    [
        "depuis 3 ans il attend", "il y a 10 ans", "pendant deux ans", "un bail de 6 ans", "dans 5 ans",
        "3 ans de retard", "2 ans ferme", "6 mois de loyers", "tous les 3 ans", "dix-huit mois",
    ],
)  # fmt: skip
def test_a_span_of_time_is_no_age(text: str) -> None:
    assert found(text, "AGE") == []
