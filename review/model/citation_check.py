"""What became of one citation (引用核对): looked up in the law of its day, article by article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from review.model.fact import Citation, Evidence

CitationVerdict = Literal["verified", "wrong", "unverified"]
"""相符: the place cited exists and its law is in force. 有误. 未核验: not at hand, or not sure."""

CITATION_VERDICT_NAMES: dict[CitationVerdict, str] = {
    "verified": "相符",
    "wrong": "有误",
    "unverified": "未核验",
}

GoverningDay = Literal["document", "act", "none"]
"""Whose day chose the text: that of the document (文书日期) or of the act (行为时, 从旧)."""


@dataclass(frozen=True, slots=True)
class CitationCheck:
    """One citation of a document with the law that answers for it.

    `written`: as the paper has it. `law`: the full name where the law is known, else the name as
    written. `version`: date of adoption of the text used, "" where none is at hand. `day`: the day
    whose text was asked for, and `day_of`, whose day that is. `reason`: Chinese, for a reviewer,
    for every verdict. `words`: of the item, paragraph or article cited. `article_words`: of the
    whole article. `source`: where the text comes from (国家法律库, or the local law's file).
    """

    document: str
    fact: str
    written: str
    citation: Citation
    law: str
    version: str
    day: date | None
    day_of: GoverningDay
    verdict: CitationVerdict
    reason: str
    words: str = ""
    article_words: str = ""
    source: str = ""
    evidence: tuple[Evidence, ...] = ()
