import pytest

from tests.veil.samples import found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("exclu du collège Henri Wallon hier", "Henri Wallon"),
        ("l'association Passerelles 21 accueille", "Passerelles 21"),
        ("la régie Les Deux Rives, en bas", "Les Deux Rives"),
        ("au centre social des Glycines", "Glycines"),
        ("le bailleur, Habitat du Vexin-Est, attend", "Habitat du Vexin-Est"),
        ("GYMNASE AUGUSTE DELAUNE CE SOIR", "AUGUSTE DELAUNE"),
        ("au lycée louise weiss depuis hier", "louise weiss"),
        ("le groupe WhatsApp « Les mamans du hall » a parlé", "Les mamans du hall"),
        ("il travaille chez Elior la nuit", "Elior"),
    ],
)
def test_the_name_after_the_common_noun_is_found(text: str, name: str) -> None:
    assert found(text) == [name]


def test_a_named_quarter_is_a_place() -> None:
    assert found("le quartier des Musiciens est calme", "PLACE") == ["Musiciens"]


@pytest.mark.parametrize(
    "text",
    [
        "orienté vers la mission locale",
        "une école primaire et un centre social",
        "le Secours Populaire et les Restos du Cœur",
        "chez Madame la directrice",
        "le collège, puis l'école",
        "la maison est vide",
    ],
)
def test_a_national_body_or_a_bare_noun_is_left(text: str) -> None:
    assert found(text, "ORG") == []
