"""The trail: a chain that only the server writes, and that the database refuses to rewrite."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django import Settings

from tests.vault.world import World
from trousseau.lib import clock
from trousseau.vault import api as vault
from trousseau.vault import trail
from trousseau.vault.models import TrailMark, TrailRow

pytestmark = pytest.mark.django_db
SOMEONE = UUID(int=7)


def written(count: int = 5) -> None:
    for number in range(count):
        vault.trail("situation.created", "situation", by=SOMEONE, ref=f"r{number}")


def by_hand(statement: str, *values: Any) -> None:
    """Do what the triggers refuse, as somebody who owns the database."""
    vault.lift_guard(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
    vault.raise_guard(connection)


def test_a_row_holds_codes_and_a_pseudonym() -> None:
    with clock.stopped_at(datetime(2026, 5, 4, 10, 20, 30, tzinfo=UTC)):
        day = vault.trail("situation.created", "situation", by=SOMEONE, ref="ab", reason="asked")
        minute = vault.trail("unlock.opened", "unlock", by=None)

    assert (day.seq, minute.seq) == (1, 2)
    assert day.at == datetime(2026, 5, 4, tzinfo=UTC)
    assert minute.at == datetime(2026, 5, 4, 10, 20, tzinfo=UTC)
    assert len(day.who) == 64
    assert SOMEONE.hex not in day.who
    assert minute.who == ""
    assert bytes(minute.previous) == bytes(day.hash)
    assert str(day) == "1"


@pytest.mark.parametrize(
    "said",
    [
        {"verb": "Une phrase"},
        {"kind": ""},
        {"reason": "parce que"},
        {"ref": "aïe"},
        {"verb": "x" * 49},
    ],
)
def test_texts_are_refused(said: dict[str, str]) -> None:
    codes = {"verb": "a.b", "kind": "c", **said}
    with pytest.raises(ValueError, match="never a text"):
        vault.trail(codes.pop("verb"), codes.pop("kind"), by=None, **codes)
    assert not TrailRow.objects.exists()


def test_a_whole_chain_verifies() -> None:
    assert vault.verify_trail() == vault.TrailReport(1, 0, None)
    written()

    report = vault.verify_trail()

    assert report == vault.TrailReport(1, 5, None)
    assert report.is_whole


@pytest.mark.parametrize(
    ("change", "values", "broken_at"),
    [
        ("UPDATE vault_trail SET verb = 'a.b' WHERE seq = 3", (), 3),
        ("UPDATE vault_trail SET at = %s WHERE seq = 2", (datetime(2020, 1, 1, tzinfo=UTC),), 2),
        ("DELETE FROM vault_trail WHERE seq = 2", (), 2),
        ("DELETE FROM vault_trail WHERE seq = 1", (), 1),
        ("UPDATE vault_trail SET seq = 1000 - seq", (), 1),
    ],
)
def test_an_edit_a_deletion_or_another_order_is_found(
    change: str, values: tuple[Any, ...], broken_at: int
) -> None:
    written()

    by_hand(change, *values)

    report = vault.verify_trail()
    assert report.broken_at == broken_at
    assert not report.is_whole


def test_recomputing_without_the_file_is_found(settings: Settings) -> None:
    written()
    right = settings.VAULT_TRAIL_SECRET
    settings.VAULT_TRAIL_SECRET = bytes(32)
    forged = TrailRow.objects.get(seq=3)
    forged.verb = "a.b"
    digest = trail._hash(forged)
    by_hand("UPDATE vault_trail SET verb = 'a.b', hash = %s WHERE seq = 3", digest)
    settings.VAULT_TRAIL_SECRET = right

    assert vault.verify_trail().broken_at == 3


def test_cutting_the_end_is_seen_only_against_an_anchor() -> None:
    written()
    anchor = trail.head()
    by_hand("DELETE FROM vault_trail WHERE seq > 3")

    assert vault.verify_trail() == vault.TrailReport(1, 3, None)
    assert trail.head() != anchor


STATEMENTS = [
    "UPDATE vault_trail SET verb = 'a.b' WHERE seq = 2",
    "DELETE FROM vault_trail WHERE seq = 2",
    "DELETE FROM vault_trail",
    "UPDATE vault_trail_mark SET seq = 99",
    "DELETE FROM vault_trail_mark",
    "INSERT INTO vault_trail SELECT * FROM vault_trail WHERE seq = 5",
    "TRUNCATE vault_trail" if connection.vendor == "postgresql" else
    "INSERT OR REPLACE INTO vault_trail SELECT * FROM vault_trail WHERE seq = 5",
    "TRUNCATE vault_trail_mark" if connection.vendor == "postgresql" else
    "REPLACE INTO vault_trail_mark SELECT * FROM vault_trail_mark",
]  # fmt: skip


@pytest.mark.parametrize("statement", STATEMENTS)
@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_the_database_refuses_to_rewrite(statement: str, recursive: str) -> None:
    written()
    TrailMark.objects.create(seq=1, hash=b"x", proof=b"x")
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA recursive_triggers={recursive}")
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute(statement)
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA recursive_triggers=ON")

    assert TrailRow.objects.count() == 5
    assert TrailMark.objects.count() == 1


def days(count: int) -> None:
    start = datetime(2026, 1, 1, 12, tzinfo=UTC)
    for number in range(count):
        with clock.stopped_at(start + timedelta(days=number)):
            written(1)


def test_old_rows_go_and_the_chain_still_verifies() -> None:
    days(6)

    assert trail.forget(date(2026, 1, 4)) == 3

    assert vault.verify_trail() == vault.TrailReport(4, 6, None)
    assert trail.forget(date(2026, 1, 4)) == 0
    assert trail.forget(date(2026, 1, 6)) == 2
    assert TrailMark.objects.count() == 1
    written(1)
    assert vault.verify_trail() == vault.TrailReport(6, 7, None)


def test_all_may_go_and_the_chain_goes_on() -> None:
    days(3)

    assert trail.forget(date(2027, 1, 1)) == 3

    assert str(TrailMark.objects.get()) == "3"
    assert trail.head()[0] == 3
    written(1)
    assert vault.verify_trail() == vault.TrailReport(4, 4, None)


def test_a_forged_mark_is_found() -> None:
    written()
    row = TrailRow.objects.get(seq=3)
    TrailMark.objects.create(seq=3, hash=bytes(row.hash), proof=bytes(32))
    TrailRow.objects.filter(seq__lte=3).delete()

    assert vault.verify_trail().broken_at == 3


def test_vault_acts_leave_their_trace(world: World) -> None:
    safe = world.circle("aicha", "bruno")
    vault.remove(safe.pk, world.bruno.id, by=world.aicha.back())

    verbs = list(TrailRow.objects.order_by("seq").values_list("verb", flat=True))

    assert verbs == ["safe.admitted", "safe.removed"]
    assert vault.verify_trail().is_whole
    assert uuid4().hex not in verbs
