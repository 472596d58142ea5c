"""Evaluations: people, ledger, sample, files; the agency of an account."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from review.store.migrations.append_only import keep_rows

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

APPEND_ONLY = {
    "ledger_imports": (("id",),),
    "draws": (("id",),),
}
"""Table → its keys."""


def upgrade() -> None:
    """All tables, those that others point to first."""
    _agency()
    _campaigns()
    _ledger()
    _files()
    keep_rows(APPEND_ONLY)


def _agency() -> None:
    """Accounts of an agency under review."""
    op.add_column(
        "users", sa.Column("agency", sa.String(length=200), server_default="", nullable=False)
    )


def _campaigns() -> None:
    """Evaluations and who works in them."""
    op.create_table(
        "campaigns",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("standard", sa.String(length=100), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("config", sa.JSON(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("closed", sa.DateTime(), nullable=True),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["closed_by"], ["users.id"]),
        sa.ForeignKeyConstraint(["created_by"], ["users.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_campaigns_state", "campaigns", ["state"], unique=False)
    op.create_table(
        "campaign_people",
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=16), nullable=False),
        sa.Column("team", sa.String(length=100), nullable=False),
        sa.Column("agencies", sa.JSON(), nullable=False),
        sa.Column("added", sa.DateTime(), nullable=False),
        sa.Column("removed", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"]),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"]),
        sa.PrimaryKeyConstraint("campaign_id", "user_id"),
    )
    op.create_index("ix_campaign_people_user_id", "campaign_people", ["user_id"], unique=False)


def _ledger() -> None:
    """Ledgers and what was drawn from them."""
    op.create_table(
        "ledger_imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("problems", sa.JSON(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"]),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_ledger_imports_campaign_id", "ledger_imports", ["campaign_id"], unique=False
    )
    op.create_table(
        "ledger_rows",
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("row_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("case_no", sa.Text(), nullable=False),
        sa.Column("case_key", sa.String(length=200), nullable=False),
        sa.Column("agency", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("filed", sa.Date(), nullable=True),
        sa.Column("decided", sa.Date(), nullable=True),
        sa.Column("closed", sa.Date(), nullable=True),
        sa.Column("amount_fen", sa.BigInteger(), nullable=True),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("party_kind", sa.String(length=32), nullable=False),
        sa.Column("officers", sa.JSON(), nullable=False),
        sa.Column("flags", sa.JSON(), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"]),
        sa.PrimaryKeyConstraint("campaign_id", "row_no"),
    )
    op.create_index(
        "ix_ledger_rows_agency", "ledger_rows", ["campaign_id", "agency", "kind"], unique=False
    )
    op.create_index("ix_ledger_rows_key", "ledger_rows", ["campaign_id", "case_key"], unique=False)
    op.create_table(
        "draws",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("seed", sa.String(length=200), nullable=False),
        sa.Column("ledger_sha256", sa.String(length=64), nullable=False),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.Column("picked", sa.JSON(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"]),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_draws_campaign_id", "draws", ["campaign_id"], unique=False)


def _files() -> None:
    """Files of the sample, and files that belong to none."""
    op.create_table(
        "campaign_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("matched_by", sa.String(length=16), nullable=False),
        sa.Column("case_id", sa.String(length=16), nullable=True),
        sa.Column("a_user", sa.Integer(), nullable=True),
        sa.Column("b_user", sa.Integer(), nullable=True),
        sa.Column("third_user", sa.Integer(), nullable=True),
        sa.Column("a_case", sa.String(length=16), nullable=True),
        sa.Column("b_case", sa.String(length=16), nullable=True),
        sa.Column("joint_case", sa.String(length=16), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("updated", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["a_case"], ["cases.id"]),
        sa.ForeignKeyConstraint(["a_user"], ["users.id"]),
        sa.ForeignKeyConstraint(["b_case"], ["cases.id"]),
        sa.ForeignKeyConstraint(["b_user"], ["users.id"]),
        sa.ForeignKeyConstraint(
            ["campaign_id", "row_no"], ["ledger_rows.campaign_id", "ledger_rows.row_no"]
        ),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"]),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"]),
        sa.ForeignKeyConstraint(["joint_case"], ["cases.id"]),
        sa.ForeignKeyConstraint(["third_user"], ["users.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("a_case"),
        sa.UniqueConstraint("b_case"),
        sa.UniqueConstraint("campaign_id", "case_id"),
        sa.UniqueConstraint("campaign_id", "row_no"),
        sa.UniqueConstraint("joint_case"),
    )
    op.create_index("ix_campaign_files_case_id", "campaign_files", ["case_id"], unique=False)
    op.create_index(
        "ix_campaign_files_state", "campaign_files", ["campaign_id", "state"], unique=False
    )
    op.create_table(
        "unmatched",
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=16), nullable=False),
        sa.Column("case_no_read", sa.Text(), nullable=False),
        sa.Column("why", sa.String(length=16), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"]),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"]),
        sa.PrimaryKeyConstraint("campaign_id", "case_id"),
    )
    op.create_index("ix_unmatched_case_id", "unmatched", ["case_id"], unique=False)
