"""Sentences of the agency's papers, for what must be said in the law's own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.slots import plain, search
from review.checks.trust import usable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Evidence

_TEXTS = (
    "discretion_reason",
    "circumstances",
    "fact",
    "fact_summary",
    "reason",
    "mitigation_basis",
    "aggravation_basis",
    "body",
    "discretion_opinion",
    "conclusion",
    "proposal",
)
DENIED = re.compile(
    r"不(?:属于|符合|具备|具有|适用|构成|予采纳|成立)|申辩|请求|要求|辩称|当事人(?:认为|提出|称)|并非|规定[：:，]"
    r"|后果的[，,]|轻微的[，,]|过错的[，,]|应当不予|可以不予|是否|如果"
)
"""The words about it deny it, tell what the party claims, or quote the law."""

_BEFORE, _BEHIND = 24, 12
"""Characters about what was found in which a denial would stand."""


def sentences_of(case_facts: CaseFacts, document: Document) -> Iterator[str]:
    """Every sentence that facts and statements of the document give, each once."""
    seen: set[str] = set()
    texts = [
        str(fact.value)
        for fact in case_facts.facts_of(document, *_TEXTS)
        if usable(fact) and isinstance(fact.value, str)
    ]
    texts += [statement.sentence for statement in case_facts.statements_of(document)]
    for text in texts:
        for sentence in re.split(r"[。；\n]", re.sub(r"[ \u3000]", "", text)):
            if sentence and sentence not in seen:
                seen.add(sentence)
                yield sentence


def asserted(
    case_facts: CaseFacts, document: Document, *patterns: re.Pattern[str]
) -> tuple[str, tuple[Evidence, ...]] | None:
    """A passage that says all of these and denies none, with its place; None: there is none."""
    for sentence in sentences_of(case_facts, document):
        matches = [match for pattern in patterns if (match := pattern.search(sentence))]
        if len(matches) < len(patterns):
            continue
        start, end = min(m.start() for m in matches), max(m.end() for m in matches)
        passage = sentence[max(0, start - _BEFORE) : end + _BEHIND]
        if not DENIED.search(passage):
            words = matches[0].group()
            return passage, place_of_sentence(case_facts, document, sentence, words)
    return None


def place_of_sentence(
    case_facts: CaseFacts, document: Document, sentence: str, words: str = ""
) -> tuple[Evidence, ...]:
    """Where the sentence stands, by some words of it; the document where it is not found again."""
    words = words or sentence[:12]
    for statement in case_facts.statements_of(document):
        if words in statement.sentence:
            return statement.evidence
    found = search(case_facts, document, re.escape(plain(words)))
    return (found,) if found else (case_facts.place_of(document),)
