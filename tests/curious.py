"""The curious operator: who has the base, its WAL and the trail in hand, and wants a name per card.

A guess lays one order of the cards against one order of the people. The orders are all those a base
shows: where rows lie, which transaction wrote them, and every column of every table that names
somebody. Under a good shuffle each guess hits one time in `people`, within noise.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import sqrt
from statistics import NormalDist
from typing import Any
from uuid import UUID

from django.db import connection

Orders = dict[str, list[str]]
CONFIDENCE = 0.99


def orders_of(table: str, column: str, among: Iterable[str]) -> Orders:
    """Return the orders in which a table shows some values of a column, each value once, latest last."""
    wanted = sorted(among)
    values = [_as_stored(one) for one in wanted]
    marks = ", ".join(["%s"] * len(wanted))
    found: Orders = {}
    with connection.cursor() as cursor:
        described = connection.introspection.get_table_description(cursor, table)
        columns = [f'"{one.name}"' for one in described if one.name != "blob"]
        for by in [*_of_the_engine(), *columns]:
            cursor.execute(
                f"SELECT {column} FROM {table} WHERE {column} IN ({marks}) ORDER BY {by}",  # noqa: S608  (our names)
                values,
            )
            shown = [_text(value) for (value,) in cursor.fetchall()]
            last = {value: place for place, value in enumerate(shown)}
            if len(last) == len(wanted):
                found[f"{table}/{by}"] = sorted(last, key=last.__getitem__)
    return found


def _of_the_engine() -> list[str]:
    """Return what an engine knows of a row beside its columns."""
    if connection.vendor == "sqlite":
        return ["rowid"]
    return ["ctid", "xmin::text::bigint, ctid", "xmax::text::bigint, ctid"]


def _as_stored(value: str) -> str:
    """Return an identifier as its column has it; names of the trail and of sessions as they are."""
    is_id = len(value) == 32 and connection.vendor == "postgresql"
    return str(UUID(hex=value)) if is_id and not set(value) - set("0123456789abcdef") else value


def _text(value: Any) -> str:
    return str(value).replace("-", "")


def hits(cards: Orders, people: Orders, authors: Mapping[str, str]) -> Counter[str]:
    """Count the right names of every guess, in one meeting."""
    counted: Counter[str] = Counter()
    for card_order, ids in cards.items():
        for people_order, names in people.items():
            for way, tried in (("", names), (" backwards", names[::-1])):
                right = sum(authors[one] == name for one, name in zip(ids, tried, strict=True))
                counted[f"{card_order} by {people_order}{way}"] += right
    return counted


def outside(counted: Mapping[str, int], *, meetings: int) -> dict[str, int]:
    """Return the guesses whose hits chance does not explain, at 99 % over all of them together.

    The right names of a random order are one a meeting on average, with a variance of one.
    """
    reach = NormalDist().inv_cdf(1 - (1 - CONFIDENCE) / 2 / len(counted)) * sqrt(meetings)
    return {guess: right for guess, right in counted.items() if abs(right - meetings) > reach}


def best(counted: Mapping[str, int], *, meetings: int, people: int) -> tuple[float, float]:
    """Return the hit rate of the best guess, and of all guesses together."""
    cards = meetings * people
    return max(counted.values()) / cards, sum(counted.values()) / len(counted) / cards
