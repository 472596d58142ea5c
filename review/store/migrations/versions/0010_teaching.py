"""Cards for teaching: masked pages of confirmed findings, and what happened to them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from review.store.migrations.append_only import keep_rows

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

APPEND_ONLY = {"teaching_card_events": (("id",),)}
"""Table → its keys."""


def upgrade() -> None:
    """Three tables."""
    op.create_table(
        "teaching_cards",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("case_id", sa.String(length=16), nullable=False),
        sa.Column("finding", sa.String(length=200), nullable=False),
        sa.Column("defect", sa.String(length=16), nullable=False),
        sa.Column("category", sa.String(length=64), nullable=False),
        sa.Column("severity", sa.String(length=16), nullable=False),
        sa.Column("ministry", sa.String(length=64), nullable=False),
        sa.Column("text", sa.JSON(), nullable=False),
        sa.Column("statutes", sa.JSON(), nullable=False),
        sa.Column("difficulty", sa.JSON(), nullable=False),
        sa.Column("clear", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("drafted_by", sa.String(length=64), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("released", sa.DateTime(), nullable=True),
        sa.Column("released_by", sa.String(length=64), nullable=False),
        sa.Column("why_withdrawn", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_teaching_cards_defect", "teaching_cards", ["defect"])
    op.create_index("ix_teaching_cards_state", "teaching_cards", ["state", "kind", "defect"])
    op.create_index("ix_teaching_cards_case", "teaching_cards", ["case_id", "finding"])
    op.create_table(
        "teaching_card_pages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("card_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("page_no", sa.Integer(), nullable=False),
        sa.Column("picture", sa.String(length=64), nullable=False),
        sa.Column("crop", sa.String(length=64), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["card_id"], ["teaching_cards.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("card_id", "ordinal"),
    )
    op.create_table(
        "teaching_card_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("card_id", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(length=32), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["card_id"], ["teaching_cards.id"]),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_teaching_card_events_card_id", "teaching_card_events", ["card_id"])
    keep_rows(APPEND_ONLY)
