import lzma
import time

import pytest

from trousseau.veil import lists


def test_the_lists_load_once_and_fast() -> None:
    lists.lists.cache_clear()

    began = time.process_time()
    first = lists.lists()

    assert time.process_time() - began < 2
    assert lists.lists() is first


def test_the_withheld_names_of_insee_are_not_names() -> None:
    assert not lists.is_name("autres noms")
    assert not lists.is_name("_prenoms_rares")


@pytest.mark.parametrize("name", ["coulibaly", "karine", "rahmani", "ana-maria", "da silva"])
def test_a_name_outweighs_prose(name: str) -> None:
    assert lists.name_weight(name) > 0


@pytest.mark.parametrize("word", ["maison", "vient", "personne", "moisissures", "rendez-vous"])
def test_prose_outweighs_names(word: str) -> None:
    assert lists.name_weight(word) < -3


def test_an_unknown_word_ending_as_french_does_is_prose() -> None:
    assert lists.looks_like_prose("zorglubation")
    assert lists.looks_like_prose("moisissures")
    assert not lists.looks_like_prose("xhevdet")
    assert lists.name_weight("zorglubation") < lists.name_weight("xhevdet") < 0


def test_a_large_town_weighs_more_than_a_small_one() -> None:
    assert lists.place_weight("nantes") > lists.place_weight("maubeuge") > 0


def test_a_compound_of_plain_words_is_prose() -> None:
    assert lists.is_prose("porte-monnaie") or lists.is_prose("compte-rendu")
    assert not lists.is_prose("kim-son")


def test_the_data_stay_under_two_megabytes() -> None:
    sizes = [path.stat().st_size for path in lists._DATA.iterdir()]

    assert sum(sizes) < 2_000_000


def test_the_stored_lists_are_sorted_by_level() -> None:
    lines = lzma.decompress((lists._DATA / "towns.xz").read_bytes()).decode().splitlines()
    levels = [int(line.split("\t")[0]) for line in lines]

    assert levels == sorted(set(levels))
