"""Protocol files: GAPP reads well, and a mistake is told in French."""

import re

import pytest

from trousseau.circles import library
from trousseau.circles.protocols import BadProtocolError, Kind, Reveal, Signature, read_protocol

HEAD = 'slug = "x"\nname = "X"\ntitle = "X"\npresentation = "Nous."\nsources = ["moi"]\n'
CHOOSE = '[[phases]]\nslug = "a"\nname = "A"\nrule = "Choisir."\nspeaker = "facilitator"\nchooses_case = true\n'
WORK = '[[phases]]\nslug = "b"\nname = "B"\nrule = "Chercher."\nspeaker = "group"\n'
LAST = (
    '[[phases]]\nslug = "c"\nname = "C"\nrule = "Finir."\nspeaker = "presenter"\nlast_word = true\n'
)
GOOD = HEAD + CHOOSE + WORK + LAST


def test_gapp_has_six_phases_and_no_advice() -> None:
    gapp = library.protocol("gapp")

    assert [phase.slug for phase in gapp.phases] == [
        "demarrage", "expose", "questions", "hypotheses", "conclusion", "meta",
    ]  # fmt: skip
    assert gapp.phase("hypotheses").presenter_silent
    assert gapp.phase("meta").contributions == (Kind.LEARNING,)
    assert {kind.value for kind in Kind} == {
        "question", "hypothesis", "learning", "lead", "last_word",
    }  # fmt: skip


def test_what_may_be_unsigned_waits_for_the_end_of_its_phase() -> None:
    for phase in library.protocol("gapp").phases:
        assert phase.signature is Signature.SIGNED or phase.reveal is Reveal.END


def test_a_small_protocol_reads() -> None:
    protocol = read_protocol(GOOD, source="x.toml")

    assert protocol.place("b") == 2
    assert protocol.phase("b").minutes is None
    with pytest.raises(KeyError):
        protocol.phase("z")


MISTAKES = [
    ("slug = ", "pas du TOML lisible"),
    (GOOD.replace('title = "X"\n', ""), "il manque « title »"),
    (GOOD.replace('rule = "Chercher."\n', ""), "il manque « rule » (phase 2)"),
    (GOOD + 'couleur = "rouge"\n', "« couleur » n’est pas un mot connu"),
    (GOOD + 'minutes = "dix"\n', "« minutes » n’a pas la forme attendue"),
    (GOOD + "minutes = 0\n", "au moins une minute"),
    (GOOD.replace('"group"', '"chef"'), "« chef » n’est pas possible"),
    (GOOD + 'contributions = ["conseil"]\n', "« conseil » n’est pas possible"),
    (GOOD + 'signature = "choice"\nreveal = "now"\n', "l’heure dirait qui l’a écrite"),
    (GOOD + "presenter_silent = true\n", "parler et se taire"),
    (
        GOOD + 'contributions = ["lead"]\nsignature = "choice"\nreveal = "end"\n',
        "une piste et le dernier mot sont signés",
    ),
    (GOOD.replace('slug = "b"', 'slug = "a"'), "le même « slug »"),
    (HEAD + WORK + LAST, "une seule, choisit la situation"),
    (HEAD + CHOOSE + WORK, "une seule, donne le dernier mot"),
    (HEAD + LAST + CHOOSE, "se choisit avant le dernier mot"),
    (HEAD + CHOOSE + "last_word = true\n", "se choisit avant le dernier mot"),
]


@pytest.mark.parametrize(("text", "sentence"), MISTAKES)
def test_a_mistake_is_told_in_french_with_the_name_of_the_file(text: str, sentence: str) -> None:
    with pytest.raises(BadProtocolError) as told:
        read_protocol(text, source="x.toml")

    said = re.sub("[\u00a0\u202f]", " ", str(told.value))
    assert said.startswith("x.toml :")
    assert sentence in said
