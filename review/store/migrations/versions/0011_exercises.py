"""Exercises on cards of the library: contests, runs of tasks, answers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from review.store.migrations.append_only import keep_rows

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

APPEND_ONLY = {
    "teaching_contests": (("id",),),
    "teaching_answers": (("id",), ("exercise_id", "position")),
}
"""Table → its keys."""


def upgrade() -> None:
    """Three tables."""
    op.create_table(
        "teaching_contests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("tasks", sa.JSON(), nullable=False),
        sa.Column("opens", sa.DateTime(), nullable=False),
        sa.Column("closes", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.String(length=64), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "teaching_exercises",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("who", sa.String(length=64), nullable=False),
        sa.Column("unit", sa.String(length=100), nullable=False),
        sa.Column("contest_id", sa.Integer(), nullable=True),
        sa.Column("tasks", sa.JSON(), nullable=False),
        sa.Column("started", sa.DateTime(), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=True),
        sa.Column("finished", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"]),
        sa.ForeignKeyConstraint(["contest_id"], ["teaching_contests.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("contest_id", "user_id"),
    )
    op.create_index("ix_teaching_exercises_user", "teaching_exercises", ["user_id", "id"])
    op.create_table(
        "teaching_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("exercise_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("card_id", sa.Integer(), nullable=False),
        sa.Column("defect", sa.String(length=16), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("drawn", sa.JSON(), nullable=False),
        sa.Column("mark", sa.JSON(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["exercise_id"], ["teaching_exercises.id"]),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"]),
        sa.ForeignKeyConstraint(["card_id"], ["teaching_cards.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("exercise_id", "position"),
    )
    op.create_index("ix_teaching_answers_user_id", "teaching_answers", ["user_id"])
    keep_rows(APPEND_ONLY)
