"""Accents, plurals and elisions are forgiven, whatever the database."""

import pytest

from trousseau.catalogue import rules


def finds(query: str, text: str) -> bool:
    words = rules.folded(text)
    return all(any(f" {form} " in words for form in forms) for forms in rules.asked(query))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("bailleur", "Les bailleurs sociaux"),
        ("bailleurs", "le bailleur"),
        ("autonomie", "Développer l’autonomie"),
        ("l'autonomie", "une vraie autonomie"),
        ("ecoute", "Une écoute, d’abord"),
        ("écoute", "l’ecoute"),
        ("écouter", "on nous écoutait"),
        ("stylo", "deux stylos"),
        ("jeu", "les jeux"),
        ("ecoutee", "elle a été écoutée"),
        ("qu’il demande", "Qui demande, pour qui ?"),
        ("oeil", "L’œil du cœur"),
        ("cœur", "coeur"),
        ("secret professionnel", "Le secret des professionnels"),
        ("mot de passe", "Jamais de mots de passe chez moi"),
        ("MÉDIATION", "médiations"),
        ("aujourd'hui", "Aujourd’hui encore"),
        ("rendez-vous", "Un rendez-vous manqué"),
        ("de", "un verre de lait"),
        ("119", "appeler le 119"),
    ],
)
def test_it_is_found(query: str, text: str) -> None:
    assert finds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [("bailleur", "le bail"), ("secret", "secrétaire"), ("police", "la politesse")],
)
def test_it_is_not_found(query: str, text: str) -> None:
    assert not finds(query, text)


def test_nothing_asked_is_nothing() -> None:
    assert rules.asked(" !? ") == []
    assert rules.folded("") == ""
