"""Values of facts as one type, whatever the writing gave.

A date from a time, names from one or many.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from review.checks.trust import usable
from review.model.fact import Citation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.model.fact import Fact


def date_of(fact: Fact) -> date | None:
    """The day of a date or time."""
    if isinstance(fact.value, datetime):
        return fact.value.date()
    return fact.value if isinstance(fact.value, date) else None


def moment_of(fact: Fact) -> datetime | None:
    """The time, where the fact has one."""
    return fact.value if isinstance(fact.value, datetime) else None


def fen_of(fact: Fact) -> int | None:
    """Money in fen."""
    if isinstance(fact.value, bool) or not isinstance(fact.value, int):
        return None
    return fact.value


def words_of(fact: Fact) -> tuple[str, ...]:
    """The strings of a list or of a single string."""
    if isinstance(fact.value, tuple):
        return tuple(word for word in fact.value if word)
    return (fact.value,) if isinstance(fact.value, str) and fact.value else ()


def all_words(facts: Iterable[Fact]) -> tuple[str, ...]:
    """The different strings of all usable facts, in order."""
    return tuple(dict.fromkeys(word for fact in facts if usable(fact) for word in words_of(fact)))


def citation_of(fact: Fact) -> Citation | None:
    """The statute cited."""
    return fact.value if isinstance(fact.value, Citation) else None
