"""Rows of three kept tables could give way through a key that nobody watched."""

from __future__ import annotations

from review.store.migrations.append_only import watch_keys

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

APPEND_ONLY = {
    "results": (("case_id", "version"), ("rowid",)),
    "added_findings": (("id",), ("withdraws",), ("rowid",)),
    "grade_marks": (("id",), ("grade_id", "mark", "user_id")),
}
"""Table → all its keys."""


def upgrade() -> None:
    """Triggers alone."""
    watch_keys(APPEND_ONLY)
