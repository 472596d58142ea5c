"""How far two writings are apart (编辑距离)."""

from __future__ import annotations


def distance(one: str, other: str) -> int:
    """Edits of single characters that make one text the other."""
    row = list(range(len(other) + 1))
    for index, left in enumerate(one, start=1):
        previous, row[0] = row[0], index
        for column, right in enumerate(other, start=1):
            previous, row[column] = (
                row[column],
                min(row[column] + 1, row[column - 1] + 1, previous + (left != right)),
            )
    return row[-1]
