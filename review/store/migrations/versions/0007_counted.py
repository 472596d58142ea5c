"""Digests of results, for statistics; words of a case file, for the search in lists."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from review.store.folding import fold

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

SEARCHED = ("title", "file_name", "case_no", "agency", "party", "cause")
AT_ONCE = 1000


def upgrade() -> None:
    """One table, one column; the words of the case files that are there."""
    op.create_table(
        "digests",
        sa.Column("case_id", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("form", sa.Integer(), nullable=False),
        sa.Column("digest", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"]),
        sa.PrimaryKeyConstraint("case_id", "version"),
    )
    op.add_column("cases", sa.Column("words", sa.Text(), server_default="", nullable=False))
    _fill_words()
    if op.get_bind().dialect.name == "sqlite":
        columns = ["owner_id", "updated", "id", "state", "words"]
        op.create_index("ix_cases_owner_words", "cases", columns)


def _fill_words() -> None:
    cases = sa.table("cases", *(sa.column(name) for name in ("id", "words", *SEARCHED)))
    columns = [cases.c[name] for name in SEARCHED]
    bind, last = op.get_bind(), ""
    while True:
        page = sa.select(cases.c.id, *columns).where(cases.c.id > last).order_by(cases.c.id)
        rows = bind.execute(page.limit(AT_ONCE)).all()
        if not rows:
            return
        bind.execute(
            sa.update(cases)
            .where(cases.c.id == sa.bindparam("of"))
            .values(words=sa.bindparam("words")),
            [{"of": id, "words": "\n".join(map(fold, texts))} for id, *texts in rows],
        )
        last = rows[-1][0]
