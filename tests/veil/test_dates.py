import pytest

from tests.veil.samples import found


@pytest.mark.parametrize(
    "date",
    [
        "3 janvier 2022", "18 juin 2024", "7/03", "14/02/1991", "23.09.1965", "2024-07-12", "1er mars",
        "13 oct 2023", "9 décembre", "mardi 14 janvier", "12/08/25", "30.04", "mai 2024", "premier juin",
    ],
)  # fmt: skip
def test_a_date_is_found_however_it_is_written(date: str) -> None:
    assert found(f"à finir avant le {date}, pas plus", "DATE") == [date]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("depuis 2019 ils ne se parlent plus", "2019"),
        ("né en 85 au pays", "85"),
        ("absente en mars dernier", "mars"),
        ("fin novembre il part", "novembre"),
        ("le rendez-vous est le 17.", "17"),
        ("jeudi 18, on verra", "jeudi 18"),
        ("carte valable 09/2025", "09/2025"),
    ],
)
def test_a_partial_date_is_found(text: str, date: str) -> None:
    assert found(text, "DATE") == [date]


@pytest.mark.parametrize(
    "text",
    [
        "il en veut 3/4 du gâteau", "ouvert 24/24", "2.5 fois plus", "on va appeler le 15.", "c'est en bas",
        "il mai fou", "en 2000 euros", "vient lundi matin", "le 3 pièces est libre",
    ],
)  # fmt: skip
def test_what_is_no_date_is_left(text: str) -> None:
    assert found(text, "DATE") == []
