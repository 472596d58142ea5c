"""Every table that a migration declares append-only refuses to change, lose or replace a row."""

from __future__ import annotations

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from review.store.schema import alembic_config
from tests.store.office import furnish


def declared() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Table → keys, over all migrations."""
    revisions = ScriptDirectory.from_config(alembic_config()).walk_revisions()
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for revision in revisions:
        found |= getattr(revision.module, "APPEND_ONLY", {})
    return found


KEPT = declared()


def test_what_people_say_and_decide_is_among_them():
    assert {
        "audit",
        "verdicts",
        "results",
        "fact_corrections",
        "sorting_corrections",
        "added_findings",
        "ledger_imports",
        "draws",
        "grades",
        "objection_answers",
        "rectification_events",
        "comparisons",
        "grade_marks",
    } <= set(KEPT)


@pytest.fixture
def furnished(store):
    """An office with a row in every table."""
    furnish(store)
    return store.database


def test_no_row_is_changed_deleted_or_replaced(furnished):
    for table, keys in KEPT.items():
        before = rows_of(furnished, table)
        assert before, table
        for statement in statements(table, keys[0][0], furnished.dialect):
            with pytest.raises(DBAPIError, match="append-only"), furnished.write() as s:
                s.execute(text(statement))
        assert rows_of(furnished, table) == before


def statements(table: str, column: str, dialect: str) -> list[str]:
    whole = (
        f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"
        if dialect == "sqlite"
        else f"TRUNCATE {table} CASCADE"
    )
    return [f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}", whole]


def rows_of(database, table: str) -> list:
    with database.read() as s:
        return sorted(map(str, s.execute(text(f"SELECT * FROM {table}")).all()))
