"""Provenance in numbers, said in French."""

import pytest

from trousseau.keys.rules import Provenance


@pytest.mark.parametrize(
    ("provenance", "sentence"),
    [
        (
            Provenance(3, 2, 9, "mars et avril 2014"),
            "3\u00a0situations, 2\u00a0séances, mars et avril 2014. 9\u00a0membres s’y reconnaissent.",
        ),
        (Provenance(1, 1, 1), "1\u00a0situation, 1\u00a0séance. 1\u00a0membre s’y reconnaît."),
    ],
)
def test_provenance_is_said_in_numbers(provenance: Provenance, sentence: str) -> None:
    assert provenance.sentence() == sentence
