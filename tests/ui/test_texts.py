"""Filters: French spaces, days, hours and counts."""

import datetime as dt

import pytest

from tests.ui.drawing import html

DAY = dt.date(2015, 1, 14)
EVENING = dt.datetime(2015, 1, 14, 17, 24, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("source", "value", "said"),
    [
        ("{{ v|fr }}", "Qui ? Moi : « oui »", "Qui\u202f? Moi\u00a0: «\u00a0oui\u00a0»"),
        ("{{ v|fr }}", "l'eau", "l’eau"),
        ("{{ v|day }}", DAY, "14\u00a0janvier 2015"),
        ("{{ v|weekday }}", DAY, "mercredi 14\u00a0janvier"),
        ("{{ v|day }}", dt.datetime(2015, 1, 13, 23, 30, tzinfo=dt.UTC), "14\u00a0janvier 2015"),
        ("{{ v|clock }}", EVENING, "18\u00a0h\u00a024"),
        ("{{ v|clock }}", dt.time(14), "14\u00a0h"),
        ("{{ v|as_circle }}", "Val d’Orle", "cercle Val d’Orle"),
        ('{{ v|how_many:"membre" }}', 12, "douze membres"),
        ('{{ v|how_many:"canal,canaux" }}', 3, "trois canaux"),
    ],
)
def test_filters_speak_french(source: str, value: object, said: str) -> None:
    assert html(source, v=value) == said
