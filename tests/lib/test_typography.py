"""French spaces; what no page can show is dropped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trousseau.lib.typography import french_spaces, printable

N, B = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Qui ?", f"Qui{N}?"),
        ("Non ! Si ; non", f"Non{N}! Si{N}; non"),
        ("Suite : ceci", f"Suite{B}: ceci"),
        ("« oui »", f"«{B}oui{B}»"),
        ("«oui»", f"«{B}oui{B}»"),
        ("l'eau d'ici", "l’eau d’ici"),
        ("à 14:30, https://a.fr/?q=b", "à 14:30, https://a.fr/?q=b"),
        ("", ""),
    ],
)
def test_a_text_is_set_as_french_printers_do(typed: str, printed: str) -> None:
    assert french_spaces(typed) == printed


def test_it_can_be_done_twice() -> None:
    once = french_spaces("« Qui ? » : lui !")

    assert french_spaces(once) == once


@given(st.text())
def test_what_is_printable_stays_so(text: str) -> None:
    once = printable(text)

    assert printable(once) == once
    assert "\x00" not in once


def test_what_people_write_is_kept() -> None:
    assert printable("L’été,\n« à deux »\u202f! \x07\ufffe\ud800") == "L’été,\n« à deux »\u202f! "
