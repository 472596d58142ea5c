"""Which columns of a row its users may change."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from review.store.tables import Base


def changeable(table: type[Base], fixed: Collection[str]) -> frozenset[str]:
    """All columns but those that are fixed."""
    return frozenset(table.__table__.columns.keys()) - frozenset(fixed)


def require_changeable(names: Collection[str], may: frozenset[str], what: str) -> None:
    """Raises `TypeError` where a column is fixed or unknown: a mistake of the program."""
    unknown = frozenset(names) - may
    if unknown:
        raise TypeError(f"not to be changed in {what}: {', '.join(sorted(unknown))}")
