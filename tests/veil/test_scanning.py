import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.veil.samples import NOTES
from trousseau.veil import Find, Kind, scan, veil

# Pieces that look like what the detectors hunt, to reach further than random letters do.
PIECES = (
    "Mme ", "M. ", "Karim", "le ", "d'", "rue ", "de la ", "12 ", "06 39 98 50 12", "@", ".fr", "n° ", "FR76",
    "1 75 06 99 208 033 41", " ans", "/", "-", "\n", " ", "« ", " »", "É", "e\u0301", "🙂", "BP 12", "janvier ", "collège ",
    "à ", "Nantes", "dossier ", "AB-123-CD", "zéro six ", "(", ")", ",", ". ", "bât ", "B", "\u2019", "\x00",
)  # fmt: skip
texts = st.one_of(
    st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
)


def assert_sound(text: str, finds: list[Find]) -> None:
    end = 0
    for find in finds:
        assert end <= find.start < find.end <= len(text)
        assert text[find.start : find.end] == find.text
        assert find.text.strip()
        assert find.proposal.strip()
        end = find.end


@settings(deadline=None, max_examples=300)
@given(texts)
def test_finds_are_in_order_apart_and_true_to_the_text(text: str) -> None:
    finds = scan(text)

    assert_sound(text, finds)
    assert scan(text) == finds


@settings(deadline=None, max_examples=100)
@given(texts)
def test_keeping_every_find_gives_the_text_back(text: str) -> None:
    assert veil(text, {find.start: None for find in scan(text)}) == text


@pytest.mark.parametrize("note", NOTES)
def test_a_note_of_ours_is_sound(note: str) -> None:
    assert_sound(note, scan(note))


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (0, ["diallo", "kadiatou", "9 ans", "06 39 98 11 20"]),
        (
            1,
            [
                "Lucien Marchetti",
                "81 ans",
                "3 impasse du Lavoir",
                "Vaubrac",
                "Da Silva",
                "9 février",
            ],
        ),
        (2, ["KONATE", "ISSA", "BATIMENT B", "ISSA", "19 ANS"]),
        (3, ["Olivier", "Olivier", "Kim-Son"]),
        (4, ["Sabrina", "Ould Ahmed", "1234567", "ould.a@exemple.fr"]),
        (5, []),
    ],
)
def test_our_notes_give_up_their_names_and_nothing_else(note: int, expected: list[str]) -> None:
    covered = " | ".join(find.text for find in scan(NOTES[note]))

    for part in expected:
        assert part in covered
    assert len(scan(NOTES[note])) <= len(expected)


def test_a_veiled_note_no_longer_tells_the_names() -> None:
    veiled = veil(NOTES[1])

    for name in ("Marchetti", "Lavoir", "Vaubrac", "Silva", "9 février"):
        assert name not in veiled


def test_an_empty_text_holds_nothing() -> None:
    assert scan("") == []


@pytest.mark.parametrize("note", NOTES)
def test_letters_written_with_combining_accents_are_read_as_one(note: str) -> None:
    decomposed = "vu Aïcha a\u0300 Séte".replace("ï", "i\u0308")

    assert scan(decomposed)[0].text == "Ai\u0308cha"


def test_every_kind_has_its_proposal() -> None:
    text = (
        "Karim, 43 ans, 06 39 98 50 12, k@exemple.fr, www.exemple.fr, 12 rue Danton, né à Nantes, le 3 mars, "
        "dossier 7503912844, chez Elior"
    )

    assert {find.kind for find in scan(text)} == set(Kind)


@pytest.mark.parametrize(
    "piece",
    [
        "a", "1", "a@", "0 ", "06 39 ", "rue de la ", "1/", "A-", "l'", "Mme ", "12 ", "zéro un ", "« ", "FR76 ", "n° ",
        "AB12", "www.", "x.fr.", "tel ", "école de la ", "e\u0301", "bat 1 ", "A B ", "(", "\n", "Zyx, ", "groupe « ", "compte : ",
    ],
)  # fmt: skip
def test_a_hostile_text_of_100_kb_takes_little_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))

    began = time.process_time()
    scan(text)

    # Two seconds or so here; a quadratic search would take minutes. Tracing slows it tenfold.
    assert time.process_time() - began < 30


def test_a_name_cut_inside_the_last_word_is_worded() -> None:
    finds = scan("AA000BA-AF")

    assert [find.text for find in finds if find.kind == "PERSON"] == ["AF"]


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", "\u3000"])
@pytest.mark.parametrize(
    "text",
    [
        "Appelez le 06 39 98 12 34.",
        "Il habite 8 allée des Tilleuls à Vaubrac.",
        "Le 14 janvier 2015, elle vient.",
        "M. Karim Belhadji, 61 ans, un bébé de 3 mois.",
        "Voiture AB 123 CD, compte FR76 3000 6000 0112 3456 7890 189.",
    ],
)
def test_every_width_of_space_is_a_space(text: str, space: str) -> None:
    spaced = text.replace(" ", space)

    found = [(find.start, find.end, find.kind) for find in scan(spaced)]

    assert found == [(find.start, find.end, find.kind) for find in scan(text)]
    assert all(find.text == spaced[find.start : find.end] for find in scan(spaced))


def test_an_unbreakable_hyphen_is_a_hyphen() -> None:
    assert [find.text for find in scan("Voici Jean\u2011Marc Pinson.")] == ["Jean\u2011Marc Pinson"]
