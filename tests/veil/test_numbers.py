import pytest

from tests.veil.samples import found
from trousseau.veil import scan
from trousseau.veil.numbers import iban_is_valid, luhn_is_valid, nir_is_valid

NIR = "1 75 06 99 208 033"


def key_of(body: str) -> str:
    figures = "".join(body.split()).replace("2A", "19").replace("2B", "18")
    return f"{97 - int(figures) % 97:02d}"


@pytest.mark.parametrize("body", [NIR, "2 69 05 2A 588 157", "2 69 05 2B 588 157"])
def test_the_key_of_a_nir_is_checked(body: str) -> None:
    right = f"{body} {key_of(body)}"
    wrong = f"{body} {(int(key_of(body)) % 97) + 1:02d}"

    assert nir_is_valid(right)
    assert not nir_is_valid(wrong)
    assert not nir_is_valid(body)


def test_a_nir_with_its_key_is_sure_and_one_without_is_doubtful() -> None:
    (checked,) = scan(f"vu {NIR} {key_of(NIR)}, noté")
    (bare,) = scan(f"vu {NIR}, noté")

    assert checked.sure
    assert not bare.sure
    assert checked.proposal == bare.proposal == "un numéro de sécurité sociale"


def test_an_iban_is_cut_where_its_key_holds() -> None:
    iban = "FR14 2004 1010 0505 0001 3M02 606"

    assert iban_is_valid(iban)
    assert not iban_is_valid(iban.replace("606", "607"))
    assert not iban_is_valid("FR14")
    assert found(f"IBAN {iban} ABCD à déplacer", "ID") == [iban]


def test_a_mistyped_iban_is_still_found_in_doubt() -> None:
    (find,) = scan("compte FR14 2004 1010 0505 0001 3M02 607.")

    assert find.kind == "ID"


def test_a_card_number_is_checked() -> None:
    assert luhn_is_valid("4111 1111 1111 1111")
    assert not luhn_is_valid("4111 1111 1111 1112")
    assert not luhn_is_valid("0")
    assert found("carte 4111 1111 1111 1111", "ID") == ["4111 1111 1111 1111"]
    assert found("vu 4111 1111 1111 1112 hier", "ID") == ["4111 1111 1111 1112"]


@pytest.mark.parametrize("plate", ["AB-229-XY", "CX 904 RR", "AB229XY", "dr 459 qs", "1234 ABC 93"])
def test_a_number_plate_is_found(plate: str) -> None:
    assert found(f"garé là, {plate} dehors", "ID") == [plate]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("n° allocataire 3057142 P", "3057142 P"),
        ("récépissé 7503912844 expiré", "7503912844"),
        ("dossier n° 2021-07-11902", "2021-07-11902"),
        ("Le dossier : RG 24/01577.", "RG 24/01577"),
        ("ref dossier logement 0 93 1217 114 305 21 hier", "0 93 1217 114 305 21"),
        ("passeport 18AB12345", "18AB12345"),
        ("signalement HYG-2025-0318.", "HYG-2025-0318"),
        ("vu le 500214778 hier", "500214778"),
        ("mot de passe : Chouchou2012!", "Chouchou2012!"),
    ],
)
def test_a_file_number_is_found_by_its_label_or_its_shape(text: str, number: str) -> None:
    assert found(text, "ID") == [number]


@pytest.mark.parametrize(
    "text",
    ["dossier de 2300 euros", "il doit 12 312 000 €", "3 dossiers et 45 appels", "clé n° 3"],
)
def test_amounts_and_counts_are_not_file_numbers(text: str) -> None:
    assert found(text, "ID") == []
