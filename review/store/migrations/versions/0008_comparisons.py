"""Third reviews, comparisons as they were decided on, and who stands for a grade."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from review.store.migrations.append_only import keep_rows

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

APPEND_ONLY = {
    "comparisons": (("id",),),
    "grade_marks": (("id",),),
}
"""Table → its keys."""


def upgrade() -> None:
    """A column and two tables."""
    # In plain SQL: Alembic would build the table anew on SQLite, with others pointing to it.
    op.execute("ALTER TABLE campaign_files ADD COLUMN third_case VARCHAR(16) REFERENCES cases (id)")
    op.create_index("ux_campaign_files_third_case", "campaign_files", ["third_case"], unique=True)
    op.create_table(
        "comparisons",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["campaign_files.id"]),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_comparisons_file_id", "comparisons", ["file_id"], unique=False)
    op.create_table(
        "grade_marks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("grade_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(length=16), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["grade_id"], ["grades.id"]),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("grade_id", "mark", "user_id"),
    )
    keep_rows(APPEND_ONLY)
