"""Tables whose rows stay as written; the full text of pages."""

from __future__ import annotations

from alembic import op

from review.store.migrations.append_only import keep_rows, refuse_changes

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

APPEND_ONLY = {
    "audit": (("seq",), ("previous",)),
    "verdicts": (("id",),),
    "results": (("case_id", "version"),),
    "fact_corrections": (("id",),),
    "sorting_corrections": (("id",),),
    "added_findings": (("id",),),
}
"""Table → its keys."""


def upgrade() -> None:
    """Triggers and index, in the words of each database."""
    if op.get_bind().dialect.name == "sqlite":
        keep_rows(APPEND_ONLY)
        _full_text_sqlite()
    else:
        refuse_changes()
        keep_rows(APPEND_ONLY)
        _full_text_postgresql()


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
