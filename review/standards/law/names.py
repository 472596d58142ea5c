"""Names of laws: one key for every writing of a name, and the common short names (通称)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from review.standards.schema.laws import LawRow

_STATE = "中华人民共和国"
_MARKS = re.compile(r"[\s《》〈〉]")


def law_key(name: str) -> str:
    """A law's name without 《》, spaces, brackets' width and 中华人民共和国."""
    plain = _MARKS.sub("", name).replace("(", "（").replace(")", "）")
    return plain.removeprefix(_STATE)


def written_name(name: str) -> str:
    """A name as it stands on paper, without 《》 and spaces."""
    return _MARKS.sub("", name)


def short_name_keys(rows: Iterable[LawRow]) -> Mapping[str, str]:
    """Key of a short name → key of the law it means."""
    return {law_key(short): law_key(row.name) for row in rows for short in row.short_names}
