"""How fast a job goes: pages read in this try, and pages it still has to read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Two columns; jobs that are running get their numbers with the next page."""
    for name in ("pages_read", "pages_left"):
        op.add_column("jobs", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
