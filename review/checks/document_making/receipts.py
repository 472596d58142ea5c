"""Receipts that need no signature of the receiver (邮寄、公告、电子、留置送达)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.trust import usable
from review.checks.values import words_of

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Fact

_UNSIGNED_METHODS = ("邮寄", "公告", "电子", "留置")


def unsigned_method(case_facts: CaseFacts, document: Document) -> Fact | None:
    """The method of delivery, where its proof is another than the receiver's signature and date."""
    for fact in case_facts.facts_of(document, "method"):
        said = "".join(words_of(fact)) if usable(fact) else ""
        if any(method in said for method in _UNSIGNED_METHODS):
            return fact
    return None
