"""Names of kinds of documents as people write them: with or without brackets, or an alias."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from review.standards.load import Standards

_BRACKETS = re.compile(r"[（(].*[)）]$")


def bare_name(name: str) -> str:
    """A name without the brackets at its end: 罚没票据(缴款凭证) → 罚没票据."""
    return _BRACKETS.sub("", name)


def ids_by_name(names: Mapping[str, str]) -> dict[str, str]:
    """Every writing of the names → id, of names by id."""
    return {
        **{bare_name(name): one for one, name in names.items()},
        **{name: one for one, name in names.items()},
    }


def kinds_by_name(standards: Standards) -> dict[str, str]:
    """Every name of every kind of document → its id; a kind's own name beats another's alias."""
    kinds = standards.document_kinds.values()
    return {
        **{alias: kind.id for kind in kinds for alias in kind.aliases},
        **ids_by_name({kind.id: kind.name for kind in kinds}),
    }
