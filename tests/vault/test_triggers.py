"""The triggers as written for each engine; tests/vault/test_trail.py tries them on this one."""

from typing import Any

from trousseau.vault import triggers
from trousseau.vault.apps import harden_sqlite


class Recorder:
    """A connection that writes down what it is asked."""

    def __init__(self, vendor: str) -> None:
        self.vendor = vendor
        self.said: list[str] = []

    def cursor(self) -> "Recorder":
        return self

    def __enter__(self) -> "Recorder":
        return self

    def __exit__(self, *_: Any) -> None:
        pass

    def execute(self, statement: str) -> None:
        self.said.append(statement)


def test_both_tables_are_guarded_on_both_engines() -> None:
    for vendor, verbs in [("sqlite", 3), ("postgresql", 3)]:
        recorder = Recorder(vendor)
        triggers.raise_guard(recorder)

        assert len(recorder.said) == verbs * len(triggers.TABLES)
        assert any("vault_trail_mark" in statement for statement in recorder.said)


def test_postgresql_refuses_truncate_too() -> None:
    (_function, rows, table) = triggers.postgresql_statements("vault_trail")

    assert "BEFORE UPDATE OR DELETE" in rows
    assert "BEFORE TRUNCATE" in table


def test_lifting_takes_away_what_raising_put() -> None:
    for vendor, drops in [("sqlite", 6), ("postgresql", 2)]:
        recorder = Recorder(vendor)
        triggers.lift_guard(recorder)

        assert len(recorder.said) == drops
        assert all(statement.startswith("DROP") for statement in recorder.said)


def test_pragmas_are_for_sqlite_only() -> None:
    lite, postgres = Recorder("sqlite"), Recorder("postgresql")

    harden_sqlite(connection=lite)
    harden_sqlite(connection=postgres)

    assert lite.said == ["PRAGMA secure_delete=ON", "PRAGMA recursive_triggers=ON"]
    assert postgres.said == []
