"""Tables whose rows stay as written (只增不改): the triggers that keep them so.

A migration that makes such a table calls `keep_rows` for it. One that builds the table anew (as
Alembic does on SQLite to change a column) loses the triggers and has to call it again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import op

if TYPE_CHECKING:
    from collections.abc import Mapping

    Keys = tuple[tuple[str, ...], ...]
    """What may stand in a table once: its primary key, then its other unique keys.

    On SQLite a table whose primary key is no whole number has its `rowid` besides.
    """


def refuse_changes() -> None:
    """The function that the triggers of PostgreSQL call; made once, by migration 0002."""
    op.execute(
        "CREATE FUNCTION juanjian_append_only() RETURNS trigger LANGUAGE plpgsql AS $$"
        " BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME"
        " USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )


def keep_rows(tables: Mapping[str, Keys]) -> None:
    """Rows of these tables are neither changed nor deleted nor replaced, whoever asks."""
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    for table, keys in tables.items():
        if on_sqlite:
            _keep_rows_sqlite(table, keys)
        else:
            _keep_rows_postgresql(table)


def watch_keys(tables: Mapping[str, Keys]) -> None:
    """Tables that are kept already: a row gives way through none of these keys any more.

    Nothing to do on PostgreSQL, whose ON CONFLICT DO UPDATE asks the trigger for UPDATE.
    """
    if op.get_bind().dialect.name == "sqlite":
        for table, keys in tables.items():
            op.execute(f"DROP TRIGGER {table}_no_replace")
            _refuse_replacing(table, keys)


def _keep_rows_sqlite(table: str, keys: Keys) -> None:
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}"
            f" BEGIN {_said(table)} END"
        )
    _refuse_replacing(table, keys)


def _refuse_replacing(table: str, keys: Keys) -> None:
    """INSERT OR REPLACE deletes the row in its way without asking the triggers for DELETE."""
    same = " OR ".join(
        "(" + " AND ".join(f"{name} = NEW.{name}" for name in key) + ")" for key in keys
    )
    op.execute(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}"
        f" WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) BEGIN {_said(table)} END"
    )


def _said(table: str) -> str:
    return f"SELECT RAISE(ABORT, '{table} is append-only');"


def _keep_rows_postgresql(table: str) -> None:
    for name, when, each in (
        ("append_only", "UPDATE OR DELETE", "ROW"),
        ("no_truncate", "TRUNCATE", "STATEMENT"),
    ):
        op.execute(
            f"CREATE TRIGGER {table}_{name} BEFORE {when} ON {table}"
            f" FOR EACH {each} EXECUTE FUNCTION juanjian_append_only()"
        )
