"""The database's own refusal to rewrite the trail, on SQLite and PostgreSQL (docs/vault.md §10).

UPDATE, TRUNCATE and a replacing INSERT are refused; DELETE passes only below the last mark, and a
mark goes only when a later one has taken its place.
"""

# ruff: noqa: S608  (the names of tables are the two below)
from typing import Any

TABLES = ("vault_trail", "vault_trail_mark")
REFUSAL = "the trail is not rewritten"
MAY_GO = {
    "vault_trail": "OLD.seq <= (SELECT COALESCE(MAX(seq), 0) FROM vault_trail_mark)",
    "vault_trail_mark": "OLD.seq < (SELECT MAX(seq) FROM vault_trail_mark)",
}


def sqlite_statements(table: str) -> list[str]:
    """Return the triggers of one table on SQLite."""
    refuse = f"SELECT RAISE(ABORT, '{REFUSAL}')"
    return [
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN {refuse}; END",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
        f"WHEN NOT ({MAY_GO[table]}) BEGIN {refuse}; END",
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE seq = NEW.seq OR id = NEW.id) "
        f"BEGIN {refuse}; END",
    ]


def postgresql_statements(table: str) -> list[str]:
    """Return the function and the triggers of one table on PostgreSQL."""
    return [
        f"CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP = 'DELETE' THEN IF {MAY_GO[table]} THEN RETURN OLD; END IF; END IF; "
        f"RAISE EXCEPTION '{REFUSAL}'; END $$",
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_refuse()",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()",
    ]


def raise_guard(connection: Any) -> None:
    """Put the triggers in place."""
    write = sqlite_statements if connection.vendor == "sqlite" else postgresql_statements
    with connection.cursor() as cursor:
        for table in TABLES:
            for statement in write(table):
                cursor.execute(statement)


def lift_guard(connection: Any) -> None:
    """Take the triggers away: for the tests and the demonstration, which start from nothing."""
    with connection.cursor() as cursor:
        for table in TABLES:
            if connection.vendor == "sqlite":
                for name in ("no_update", "no_delete", "no_replace"):
                    cursor.execute(f"DROP TRIGGER IF EXISTS {table}_{name}")
            else:
                cursor.execute(f"DROP FUNCTION IF EXISTS {table}_refuse() CASCADE")
