"""Every table that a migration declares append-only refuses to change, lose or replace a row."""

from __future__ import annotations

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Integer, insert, inspect, select, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import DBAPIError

from review.store.all_tables import Base
from review.store.database import Database
from review.store.files import FileStore
from review.store.office import Store
from review.store.schema import alembic_config
from tests.store.office import furnish


def declared() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Table → keys, over all migrations; the newest word on a table holds."""
    revisions = ScriptDirectory.from_config(alembic_config()).walk_revisions()  # newest first
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for revision in revisions:
        found = getattr(revision.module, "APPEND_ONLY", {}) | found
    return found


KEPT = declared()
ROWID = frozenset(["rowid"])


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


def test_all_keys_of_the_database_are_watched(furnished):
    for table, watched in KEPT.items():
        assert keys_of(furnished, table) <= {frozenset(key) for key in watched}, table


def test_no_row_gives_way_to_another_that_has_one_of_its_keys(furnished):
    for table in KEPT:
        for key in keys_of(furnished, table) - {ROWID}:
            with furnished.write() as s:
                row = row_with(s, table, key)
            before = rows_of(furnished, table)
            asked = replacing(table, key, another(table, row, key), furnished.dialect)
            with pytest.raises(DBAPIError, match="append-only"), furnished.write() as s:
                s.execute(asked)
            assert rows_of(furnished, table) == before


def test_no_row_gives_way_to_another_of_its_hidden_number(tmp_path):
    """SQLite numbers the rows of every table, also of one whose primary key is a text."""
    store = Store(Database.open(f"sqlite:///{tmp_path}/a.sqlite3"), FileStore(tmp_path / "files"))
    furnish(store)
    hidden = [one for one in KEPT if ROWID in keys_of(store.database, one)]
    assert hidden
    for table in hidden:
        with store.database.read() as s:
            found = s.execute(text(f"SELECT rowid, * FROM {table} LIMIT 1")).mappings().one()
        row = another(table, dict(found), ROWID)
        before = rows_of(store.database, table)
        asked = (
            f"INSERT OR REPLACE INTO {table} ({', '.join(row)})"
            f" VALUES ({', '.join(f':{name}' for name in row)})"
        )
        with pytest.raises(DBAPIError, match="append-only"), store.database.write() as s:
            s.execute(text(asked), row)
        assert rows_of(store.database, table) == before
    store.database.close()


def keys_of(database, table: str) -> set[frozenset[str]]:
    """Primary key, unique constraints and indexes as the database has them; SQLite's rowid."""
    there = inspect(database.engine)
    primary = there.get_pk_constraint(table)["constrained_columns"]
    keys = [primary, *(one["column_names"] for one in there.get_unique_constraints(table))]
    keys += [one["column_names"] for one in there.get_indexes(table) if one["unique"]]
    columns = there.get_columns(table)
    numbers = [[one["name"]] for one in columns if isinstance(one["type"], Integer)]
    hidden = database.dialect == "sqlite" and primary not in numbers
    return {*map(frozenset, keys), *([ROWID] if hidden else [])}


def row_with(s, table: str, key: frozenset[str]) -> dict[str, object]:
    """A row whose key is not empty; one that points to the first of its table, if none is."""
    kept = Base.metadata.tables[table]
    query = select(kept).where(*(kept.c[name].is_not(None) for name in key)).limit(1)
    found = s.execute(query).mappings().first()
    if found is None:
        (name,) = key
        first = dict(s.execute(select(kept).limit(1)).mappings().one())
        s.execute(insert(kept).values({**another(table, first, frozenset()), name: first["id"]}))
        found = s.execute(query).mappings().one()
    return dict(found)


def another(table: str, row: dict[str, object], kept: frozenset[str]) -> dict[str, object]:
    """The row with all its keys changed but for this one."""
    other = dict(row)
    columns = Base.metadata.tables[table].columns
    for key in KEPT[table]:
        free = [columns[name] for name in key if name not in kept and name != "rowid"]
        if free and other.items() >= {name: row[name] for name in key}.items():
            column = next((one for one in free if not one.foreign_keys), free[0])
            other[column.name] = fresh(column, row[column.name])
    return other


def fresh(column, value: object) -> object:
    if column.foreign_keys:
        return None
    return value + 1000 if isinstance(value, int) else "另" + str(value)[1:]


def replacing(table: str, key: frozenset[str], row: dict[str, object], dialect: str):
    kept = Base.metadata.tables[table]
    if dialect == "sqlite":
        return insert(kept).prefix_with("OR REPLACE").values(row)
    changed = {name: row[name] for name in key}
    return (
        postgresql.insert(kept)
        .values(row)
        .on_conflict_do_update(index_elements=list(key), set_=changed)
    )


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
