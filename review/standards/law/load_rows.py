"""Reads the rows of `data/laws`: one row a law, whatever file of its subject it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.errors import StandardsError
from review.standards.law.names import law_key
from review.standards.read_rows import read_rows
from review.standards.schema.laws import LawsFile

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from review.standards.schema.laws import LawRow


def load_law_rows(folder: Traversable) -> tuple[LawRow, ...]:
    """All rows of the folder's files.

    Raises:
        StandardsError: a row cannot be used, a law has two rows or a short name means two laws.
    """
    rows: dict[str, LawRow] = {}
    for path in sorted(folder.iterdir(), key=lambda item: item.name):
        if not path.name.endswith(".yaml"):
            continue
        for row in read_rows(path, LawsFile).laws:
            for name in (row.name, *row.short_names):
                key = law_key(name)
                if key in rows:
                    raise StandardsError(
                        "standards_duplicate_law",
                        f"评查标准文件 {path.name}：“{name}”已指《{rows[key].name}》，请删去一处",
                    )
                rows[key] = row
    return tuple(dict.fromkeys(rows.values()))
