"""What people corrected on the way from the pages to the findings (更正)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from review.model.case_record import FactCorrection, LayoutDocument


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrections in force; `layout` None: the documents as the machine cut them."""

    facts: tuple[FactCorrection, ...] = ()
    layout: tuple[LayoutDocument, ...] | None = None


NO_CORRECTIONS = Corrections()
