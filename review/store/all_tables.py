"""All tables, for whoever needs the whole schema: the mapped classes register on import."""

from __future__ import annotations

from review.store import (
    batch_tables,
    campaign_tables,
    cross_review_tables,
    digest_tables,
    exercise_tables,
    learning_tables,
    rectification_tables,
    teaching_tables,
)
from review.store.tables import Base

__all__ = [
    "Base",
    "batch_tables",
    "campaign_tables",
    "cross_review_tables",
    "digest_tables",
    "exercise_tables",
    "learning_tables",
    "rectification_tables",
    "teaching_tables",
]
