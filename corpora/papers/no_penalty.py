"""Papers of an ordinary case that ends without a penalty (不予行政处罚)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpora.story import Citation, Signed

if TYPE_CHECKING:
    from corpora.teller import Teller
    from corpora.timeline import Acts

BASIS = Citation("《中华人民共和国行政处罚法》", 33, 1)
UNFIT = frozenset(
    {
        "hearing",
        "hearing_right",
        "waiver",
        "defence",
        "seizure",
        "testing",
        "criminal",
        "extended",
        "suspended",
        "unpaid",
        "added_fine",
        "court",
        "postponed",
        "announced",
        "electronic",
        "received_for",
        "by_mail",
        "left",
        "legal_review",
        "discussion",
        "discretion_statement",
        "confiscation",
    }
)
"""Traits that such a case cannot have."""


def write(teller: Teller, acts: Acts) -> None:
    """Report, approval, decision, its receipt, closing."""
    day = acts["report"].date()
    cited = (*teller.plan.cause.violated, BASIS)
    teller.write(
        "investigation_report",
        70,
        law_cited=cited,
        doc_date=day,
        handlers=teller.hands,
        listed_date=day,
        goods_value=teller.notes.get("goods_value"),
    )
    teller.approval("decision_approval", 94, acts["approve"].date(), law_cited=(BASIS,))
    first = len(teller.papers)
    day = acts["decide"].date()
    paper = teller.external(
        "no_penalty_decision",
        95,
        day,
        "不罚",
        doc_no=teller.notes["decision_no"],
        decision_date=day,
        basis=(BASIS,),
        education_record="yes",
        circumstances="yes",
        party_signature=Signed((teller.speaker.name,)),
    )
    teller.receipt(paper.kind, str(paper.values["doc_no"]), acts["deliver"], 97)
    teller.make_optional(first)
    day = acts["close"].date()
    teller.approval(
        "case_closing_report",
        140,
        day,
        closing_date=day,
        closing_type="不予行政处罚",
        decision_no=teller.notes["decision_no"],
    )
