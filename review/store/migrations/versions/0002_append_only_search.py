"""Tables whose rows stay as written; the full text of pages.

A later migration that builds one of these tables anew (as Alembic does on SQLite to change a
column) loses its triggers and has to make them again.
"""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

APPEND_ONLY = {
    "audit": ("seq",),
    "verdicts": ("id",),
    "results": ("case_id", "version"),
    "fact_corrections": ("id",),
    "sorting_corrections": ("id",),
    "added_findings": ("id",),
}
"""Table → its key."""


def upgrade() -> None:
    """Triggers and index, in the words of each database."""
    if op.get_bind().dialect.name == "sqlite":
        _keep_rows_sqlite()
        _full_text_sqlite()
    else:
        _keep_rows_postgresql()
        _full_text_postgresql()


def _keep_rows_sqlite() -> None:
    for table, key in APPEND_ONLY.items():
        said = f"SELECT RAISE(ABORT, '{table} is append-only');"
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}"
                f" BEGIN {said} END"
            )
        # INSERT OR REPLACE deletes the row that is in its way without asking the trigger above.
        same = " AND ".join(f"{name} = NEW.{name}" for name in key)
        if table == "audit":
            same = f"{same} OR previous = NEW.previous"
        op.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}"
            f" WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) BEGIN {said} END"
        )


def _keep_rows_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION juanjian_append_only() RETURNS trigger LANGUAGE plpgsql AS $$"
        " BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME"
        " USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    for table in APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION juanjian_append_only()"
        )
        op.execute(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION juanjian_append_only()"
        )


def _full_text_sqlite() -> None:
    op.execute(
        "CREATE TABLE page_texts (id INTEGER PRIMARY KEY,"
        " case_id VARCHAR(16) NOT NULL REFERENCES cases (id), page_no INTEGER NOT NULL,"
        " folded TEXT NOT NULL, UNIQUE (case_id, page_no))"
    )
    # No content: the folded text holds it. No detail: which page is all that is asked.
    op.execute(
        "CREATE VIRTUAL TABLE page_grams USING"
        " fts5(grams, content='', detail='none', columnsize=0, tokenize='ascii')"
    )


def _full_text_postgresql() -> None:
    op.execute(
        "CREATE TABLE page_texts (id BIGSERIAL PRIMARY KEY,"
        " case_id VARCHAR(16) NOT NULL REFERENCES cases (id), page_no INTEGER NOT NULL,"
        " folded TEXT NOT NULL, grams TSVECTOR NOT NULL, UNIQUE (case_id, page_no))"
    )
    op.execute("CREATE INDEX ix_page_texts_grams ON page_texts USING GIN (grams)")
