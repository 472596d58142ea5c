"""FAC-02: nothing but the party's own word, or a single indirect exhibit (主要证据不足).

**Source**: 行政处罚法 第四十条, 第四十六条第二款, 第五十七条第一款第三项.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.absence import look_for
from review.checks.facts_evidence.exhibits import (
    NAMES,
    SUFFICIENT_ALONE,
    exhibits_in,
    sorts_named,
)
from review.checks.missing import settle
from review.checks.statements import (
    doubtful,
    places_of,
    quoted,
    stated,
    why_silence_proves_nothing,
)
from review.checks.tally import Tally
from review.checks.trust import KIND_CONFIDENCE
from review.checks.wording import pages, title_at
from review.model.finding import Undetermined

if TYPE_CHECKING:
    from review.checks.facts_evidence.exhibits import Sort
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

_USUAL = ("onsite_inspection_record", "photo_evidence", "evidence_extraction_sheet", "test_report")
"""What a file with exhibits would hold: none of it may be hidden on a page that was not read."""
_AND_OTHERS = re.compile(r"等|其他|及相关|有关材料")
_NOT_ALL = 0.85


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found where the file's exhibits, or those the decision goes by, cannot carry the facts.

    One sort of proof beside the party's own statement is enough, and so is a test report or
    electronic data alone. **Needs**: the kinds of documents; statements `evidence.listed`.
    """
    tally = Tally()
    decisions = case_facts.documents_of("penalty_decision")
    if decisions and _file_carries(case_facts, standards, decisions[0], tally):
        for decision in decisions:
            _decision_carries(case_facts, decision, tally)
    return settle(case_facts, tally, "卷内没有处罚决定书")


def _file_carries(
    case_facts: CaseFacts, standards: Standards, decision: Document, tally: Tally
) -> bool:
    """Whether the exhibits in the file are enough; else that is alleged or doubted."""
    exhibits = exhibits_in(case_facts)
    if _enough(set(exhibits)):
        held = [document for documents in exhibits.values() for document in documents]
        names = "、".join(title_at(document) for document in held[:4])
        tally.passed(note=f"卷内证据有{names}")
        return True
    doubt = _may_hold_more(case_facts, standards)
    if doubt is not None:
        tally.doubt(doubt.reason, doubt.evidence)
        return False
    held = [document for documents in exhibits.values() for document in documents]
    if set(exhibits) == {"record"}:
        names = "、".join(title_at(document) for document in held)
        tally.doubt(
            f"证明违法事实的只有{names}，是否足以认定须人工判断", map(case_facts.place_of, held)
        )
        return False
    what = _what_there_is(exhibits)
    tally.allege(
        "exhibits",
        f"全卷{len(case_facts.pages)}页均已识读，{what}，{title_at(decision)}认定的违法事实"
        "没有其他证据印证。",
        evidence=[case_facts.place_of(document) for document in (decision, *held)],
        confidence=min(_NOT_ALL, case_facts.kind_confidence),
    )
    return False


def _enough(sorts: set[Sort]) -> bool:
    return bool(sorts & SUFFICIENT_ALONE) or len(sorts) >= 2


def _what_there_is(exhibits: dict[Sort, list[Document]]) -> str:
    if not exhibits:
        return "卷内没有证明违法事实的证据材料"
    names = "、".join(title_at(document) for found in exhibits.values() for document in found)
    (sort,) = exhibits
    only = "仅有当事人陈述" if sort == "party_statement" else f"仅有单一的{NAMES[sort]}"
    return f"证明违法事实的证据{only}（{names}）"


def _may_hold_more(case_facts: CaseFacts, standards: Standards) -> Undetermined | None:
    """Why more exhibits may be in the file than were recognised."""
    for kind in _USUAL:
        looked = look_for(case_facts, standards, kind)
        if isinstance(looked, Undetermined):
            return looked
    strange = [
        document
        for document in case_facts.documents
        if document.kind == "unknown"
        or (document.confidence is not None and document.confidence < KIND_CONFIDENCE)
    ]
    if strange:
        where = pages(number for document in strange for number in document.page_nos)
        return Undetermined(
            f"卷内认出的证据材料不足，但{where}的文书未能归类，可能是证据",
            tuple(case_facts.place_of(document) for document in strange),
        )
    return None


def _decision_carries(case_facts: CaseFacts, decision: Document, tally: Tally) -> None:
    """The decision itself goes by more than the party's own word."""
    listed = stated(case_facts, decision, "evidence.")
    sorts = sorts_named(listed)
    if not sorts or _enough(sorts) or sorts != {"party_statement"}:
        return
    place = places_of(listed)
    if any(_AND_OTHERS.search(said.sentence) for said in listed):
        tally.doubt(f"{title_at(decision)}只列明当事人陈述，另称有其他证据", place)
    elif silent := why_silence_proves_nothing(case_facts, decision):
        tally.doubt(f"{silent}，所列证据是否齐全不能确定", place)
    elif unsure := doubtful(case_facts, decision, "是否列举证据", "evidence.listed"):
        tally.doubt(*unsure)
    else:
        tally.allege(
            f"{decision.id}:listed",
            f"{title_at(decision)}认定违法事实只依据当事人陈述：“{quoted(listed[0])}”。",
            evidence=place,
            confidence=_NOT_ALL,
        )
