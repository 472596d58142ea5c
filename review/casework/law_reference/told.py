"""The sentences of a case file that tell what was done (认定的违法事实), each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.checks.wording import pages, title_at
from review.language.document_text import DocumentText
from review.model.fact import Evidence
from review.statements.context import placed_sentences
from review.statements.labels import load_labels
from review.statements.rules import rule_labeller

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from review.model.document import Document, SortedCaseFile
    from review.statements.context import PlacedSentence

    Labels = Mapping[str, float]

TELLING = (
    "penalty_decision",
    "onspot_penalty_decision",
    "investigation_report",
    "decision_approval",
    "prior_notice",
)
"""Papers that tell what the agency found, the first that can be read is compared."""
BEHAVIOUR, QUALIFIES = "fact.behaviour", "law.qualifies"
_READ = 0.6
"""Sentences less surely read are not compared: a wrong word would name another act."""

_BREAKS = re.compile(r"[，,；;\s]*(?:的\s*行\s*为\s*)?违\s*反\s*了?\s*《")
_SHORTEST = 16
"""Characters before the law: fewer are 你单位的上述行为, not the act itself."""


@dataclass(frozen=True, slots=True)
class ToldSentence:
    """A sentence as the paper writes it and where it stands: a place on each line."""

    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What one document tells. `reason`: why nothing can be compared; "" where there is something.

    `evidence`: where the reason can be looked at.
    """

    document: Document | None
    sentences: tuple[ToldSentence, ...]
    reason: str = ""
    evidence: tuple[Evidence, ...] = ()


def told_facts(case: SortedCaseFile) -> Told:
    """The facts of the first telling document that has any, read in full.

    Pages of other documents need not be at hand.
    """
    telling = [one for kind in TELLING for one in case.documents if one.kind == kind]
    reasons: list[tuple[str, Document]] = []
    for document in telling:
        unread = [no for no in document.page_nos if not case.page(no).readable]
        if unread:
            reasons.append((f"{title_at(document)}的{pages(unread)}无法识读", document))
            continue
        found, poor = _facts_of(case, document)
        if found:
            return Told(document, found)
        why = "认定事实的语句识读把握不足" if poor else "没有找到认定事实的段落"
        reasons.append((f"{title_at(document)}{why}", document))
    if not reasons:
        return Told(None, (), "卷内没有处罚决定书、调查终结报告等认定违法事实的文书")
    return Told(None, (), "；".join(reason for reason, _ in reasons), _places(case, reasons))


def _facts_of(case: SortedCaseFile, document: Document) -> tuple[tuple[ToldSentence, ...], bool]:
    """Its sentences of fact, and whether any of them was read too poorly to be compared."""
    text = DocumentText(case, document)
    placed = placed_sentences(text, load_labels().sections)
    labels = rule_labeller().label([one.sentence for one in placed])
    spans = _behaviour(placed, labels) or _before_the_law(text, placed, labels)
    good = [span for span in spans if text.confidence(*span) >= _READ]
    told = tuple(ToldSentence(text.raw(*span), text.evidence(*span)) for span in good)
    return told, len(good) < len(spans)


def _behaviour(placed: Sequence[PlacedSentence], labels: Sequence[Labels]) -> list[tuple[int, int]]:
    """The sentences of the facts that say what was done or left undone."""
    return [
        (one.start, one.end)
        for one, own in zip(placed, labels, strict=True)
        if "facts" in one.sentence.sections and BEHAVIOUR in own
    ]


def _before_the_law(
    text: DocumentText, placed: Sequence[PlacedSentence], labels: Sequence[Labels]
) -> list[tuple[int, int]]:
    """What stands before 违反《…》 where a short form tells act and law in one sentence."""
    found = []
    for one, own in zip(placed, labels, strict=True):
        law = _BREAKS.search(text.text, one.start, one.end) if QUALIFIES in own else None
        if law is not None and law.start() - one.start >= _SHORTEST:
            found.append((one.start, law.start()))
    return found


def _places(case: SortedCaseFile, reasons: Iterable[tuple[str, Document]]) -> tuple[Evidence, ...]:
    """The first page of each document that a reason names."""
    return tuple(
        Evidence(one.first_page, case.page(one.first_page).box, one.title, one.id)
        for _, one in reasons
    )
