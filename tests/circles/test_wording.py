"""Codes said in French, one for each."""

import pytest

from trousseau.circles import wording
from trousseau.circles.library import protocol
from trousseau.circles.protocols import Kind, Speaker
from trousseau.circles.rules import Refusal


def test_every_code_has_its_sentence() -> None:
    assert set(wording.REFUSALS) == set(Refusal)
    assert set(wording.KINDS) == set(wording.KINDS_HEARD) == set(Kind)
    assert set(wording.FLOOR) == set(Speaker)


@pytest.mark.parametrize(
    ("slug", "detail"),
    [
        ("demarrage", ""),
        ("expose", "Bruno parle, le groupe écoute."),
        ("questions", ""),
        ("hypotheses", "Bruno écoute, en silence."),
    ],
)
def test_what_the_presenter_does_meanwhile(slug: str, detail: str) -> None:
    phase = protocol("gapp").phase(slug)

    assert wording.floor_detail(phase, "Bruno", hushed=phase.presenter_silent) == detail
    assert wording.floor_detail(phase, "", hushed=True) == ""


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (None, ""),
        ((0, 0), "quelques mois"),
        ((1, 1), "1 an"),
        ((0, 19), "de quelques mois à 19 ans"),
        ((3, 19), "de 3 à 19 ans"),
    ],
)
def test_seniority_in_words(span: tuple[int, int] | None, words: str) -> None:
    assert wording.seniority_in_words(span) == words


def test_what_does_not_match_is_counted_from_two() -> None:
    assert wording.anomaly_in_words("missing", 1) == "Un texte manque, avant sa date."
    assert wording.anomaly_in_words("missing", 3) == "Un texte manque, avant sa date (3)."


def test_a_charter_is_read_in_parts() -> None:
    parts = wording.charter_parts("## Écouter\n\n*D’abord.* Puis\nse taire.\n\nEnfin.")

    assert [(part.is_heading, part.strong, part.text) for part in parts] == [
        (True, "", "Écouter"),
        (False, "D’abord.", "Puis se taire."),
        (False, "", "Enfin."),
    ]
