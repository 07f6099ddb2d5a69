"""Cross-expertise: six grids as data, mistakes explained, a spread without names or conclusion."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trousseau.circles import library
from trousseau.circles.grids import UNKNOWN, BadGridError, Grid, Item, Spread, read_grid, spread
from trousseau.circles.rules import ENOUGH_TO_BE_UNSIGNED
from trousseau.lib.questions import NUMBERS

POINT = '[[items]]\nslug = "{0}"\nask = "Le point {0} ?"\nanswers = ["oui", "non"]\n'
HEAD = 'question = 1\ntitle = "Médiation"\nsources = ["Nous."]\ndiscuss = ["Pourquoi ?", "Et ?"]\n'
GOOD = HEAD + "".join(POINT.format(slug) for slug in "abcd")
GRID = Grid(1, "T", ("S",), ("Pourquoi ?",), (Item("a", "Oui ?", ("oui", "non", UNKNOWN)),))
WRONG = [
    ("question = 1", "question = 7", "« question » est un nombre de 1 à 6."),
    ("question = 1", "question = true", "« question » est un nombre de 1 à 6."),
    ('title = "Médiation"', "title = 3", "« title » est un texte"),
    ('sources = ["Nous."]', "sources = []", "nomme au moins une source"),
    ('["Pourquoi ?", "Et ?"]', '["Pourquoi ?"]', "deux ou trois questions au groupe"),
    (POINT.format("d"), "", "de quatre à six points"),
    ('slug = "b"', 'slug = "a"', "le même « slug »"),
    ('slug = "b"', 'slug = "Bé"', "petites lettres sans accent, chiffres et traits bas (point 2)"),
    ('ask = "Le point c ?"', 'ask = ""', "« ask » est un texte de 120 signes au plus (point 3)"),
    ('answers = ["oui", "non"]', 'answers = ["oui"]', "deux ou trois réponses"),
    ('answers = ["oui", "non"]', 'answers = ["oui", "oui"]', "chaque réponse est différente"),
    ('answers = ["oui", "non"]', f'answers = ["oui", "{UNKNOWN}"]', "s’ajoute toute seule"),
    ('answers = ["oui", "non"]', 'answers = ["niveau 1", "non"]', "sans chiffre ni note"),
    ("question = 1", "question = 1\nnote = 3", "« note » n’est pas un mot connu."),
    ('slug = "a"', 'slug = "a"\nseuil = 2', "« seuil » n’est pas un mot connu (point 1)."),
    (GOOD, "items = [", "n’est pas du TOML lisible"),
    (GOOD, HEAD + "items = [1, 2, 3, 4]", "ou un point n’en a pas"),
]


@pytest.mark.parametrize("number", NUMBERS)
def test_each_question_has_its_grid(number: int) -> None:
    grid = library.grid(number)

    assert grid.question == number
    assert 4 <= len(grid.items) <= 6
    assert all(item.answers[-1] == UNKNOWN for item in grid.items)
    assert all(3 <= len(item.answers) <= 4 for item in grid.items)
    assert 2 <= len(grid.discuss) <= 3
    assert grid.discuss[0] == "Qu’est-ce qui nous fait répondre si différemment ?"


@pytest.mark.parametrize("number", NUMBERS)
def test_a_grid_of_ours_gives_no_verdict(number: int) -> None:
    grid = library.grid(number)
    said = " ".join([grid.title, *grid.discuss, *(one.ask for one in grid.items)])

    assert not re.search(r"\b(faut|devez|doit|bonne réponse|faute|erreur|note)\b", said)


@pytest.mark.parametrize(("before", "after", "said"), WRONG)
def test_a_mistake_is_explained_with_the_name_of_the_file(
    before: str, after: str, said: str
) -> None:
    assert before in GOOD

    with pytest.raises(BadGridError) as caught:
        read_grid(GOOD.replace(before, after, 1), source="maison.toml")

    assert str(caught.value).startswith("maison.toml : ")
    assert said in str(caught.value)


def test_every_mistake_is_told_at_once() -> None:
    with pytest.raises(BadGridError) as caught:
        read_grid('title = ""\n', source="x.toml")

    assert str(caught.value).count("«") == 5


def test_a_centre_replaces_a_grid_and_keeps_the_others(settings: Any, tmp_path: Path) -> None:
    (tmp_path / "circles" / "grids").mkdir(parents=True)
    (tmp_path / "circles" / "grids" / "la-notre.toml").write_text(GOOD, encoding="utf-8")
    settings.TROUSSEAU_CONTENT = str(tmp_path)

    assert library.grid(1).items[0].ask == "Le point a ?"
    assert library.grid(2).question == 2


def test_under_five_answers_nothing_is_shown() -> None:
    assert spread(GRID, [{"a": "oui"}] * (ENOUGH_TO_BE_UNSIGNED - 1)) is None


def test_at_five_the_counts_stand_beside_the_words() -> None:
    answers = [{"a": "oui"}, {"a": "oui"}, {"a": "oui"}, {"a": "non"}, {"a": UNKNOWN}]

    shown = spread(GRID, answers)

    assert shown is not None
    assert shown.tallies[0].counts == (("oui", 3), ("non", 1), (UNKNOWN, 1))
    assert shown.discuss == ("Pourquoi ?",)


def test_an_item_that_too_few_answered_is_left_out() -> None:
    two = Grid(1, "T", (), (), (*GRID.items, Item("b", "Et ?", ("oui", UNKNOWN))))
    answers = [{"a": "oui", "b": "oui"}] * 4 + [{"a": "oui", "b": "peut-être"}]

    shown = spread(two, answers)

    assert shown is not None
    assert [tally.ask for tally in shown.tallies] == ["Oui ?"]


@given(st.lists(st.dictionaries(st.sampled_from("ab"), st.sampled_from(["oui", "non", "?"]))))
def test_a_spread_forgets_order_and_never_shows_less_than_five(answers: list[Any]) -> None:
    shown = spread(GRID, answers)

    assert shown == spread(GRID, list(reversed(answers)))
    for tally in shown.tallies if shown else ():
        assert sum(many for _words, many in tally.counts) >= ENOUGH_TO_BE_UNSIGNED
    if shown:
        assert Spread.from_payload(shown.payload()) == shown
