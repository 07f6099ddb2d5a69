import pytest

from tests.veil.samples import found


@pytest.mark.parametrize(
    "number",
    [
        "06 39 98 50 12",
        "0639985012",
        "06.39.98.50.12",
        "06-39-98-50-12",
        "+33639985012",
        "+33 6 39 98 50 12",
        "+33 (0)6 39 98 50 12",
        "0033 6 39 98 50 12",
        "06 399 850 12",
        "01/99/00/12/34",
        "+216 71 000 000",
        "zéro six, trente-neuf, quatre-vingt-dix-huit, douze, treize",
    ],
)
def test_a_telephone_is_found_however_it_is_grouped(number: str) -> None:
    assert found(f"son tel c'est {number}.", "PHONE") == [number]


def test_a_number_cut_short_is_found_after_the_word_for_it() -> None:
    assert found("tel 06 39 98 et la suite manque", "PHONE") == ["06 39 98"]


@pytest.mark.parametrize(
    "text", ["il doit 1 870 euros", "le 3919 et le 115", "27 % de 1 140 accueils", "art. 226-13"]
)
def test_amounts_and_short_service_numbers_are_not_telephones(text: str) -> None:
    assert found(text, "PHONE") == []


def test_a_parenthesis_around_a_telephone_stays() -> None:
    assert found("Mme Colas (03 53 01 44 55)", "PHONE") == ["03 53 01 44 55"]


@pytest.mark.parametrize(
    "mail", ["a.b-c@exemple.fr", "bouzid_sab@exemple.co.uk", "nom (at) exemple.fr", "x@local"]
)
def test_an_address_of_mail_is_found(mail: str) -> None:
    assert found(f"écrire à {mail}, vite", "EMAIL") == [mail]


@pytest.mark.parametrize(
    "link",
    ["https://www.exemple.fr/a?b=4432", "www.exemple.fr", "exemple.org/dossier", "@kim_lv93"],
)
def test_links_and_handles_are_found(link: str) -> None:
    assert found(f"voir {link}.", "URL") == [link]


def test_an_account_is_found_after_the_name_of_its_network() -> None:
    assert found("insta : lil.yaya_93 et snap kimkim.93.", "URL") == ["lil.yaya_93", "kimkim.93"]
    assert found("son compte : black_panther", "URL") == ["black_panther"]


def test_a_plain_word_after_a_network_is_no_account() -> None:
    assert found("il est sur facebook depuis hier", "URL") == []
