"""Alembic's environment: migrates over the connection that `review.store.schema` hands in."""

from __future__ import annotations

from alembic import context

from review.store.all_tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
