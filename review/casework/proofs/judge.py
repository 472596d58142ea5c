"""What the same check says of the joined file (复查结论): a proposal, two persons decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.checks.wording import pages as say_pages

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from review.casework.proofs.place import Change, Placement
    from review.casework.proofs.splice import Spliced
    from review.model.finding import Finding
    from review.model.page import Page
    from review.model.rectification import ProofOutcome
    from review.model.result import ReviewResult


@dataclass(frozen=True, slots=True)
class Judgement:
    """The outcome for one problem, why, and the findings of its defect that still concern it."""

    outcome: ProofOutcome
    reason: str
    findings: tuple[Finding, ...] = ()


def judge(
    *,
    finding: str,
    defect: str,
    before: Collection[str],
    proof: Sequence[Page],
    placement: Placement,
    spliced: Spliced,
    result: ReviewResult,
) -> Judgement:
    """Whether the problem is still there.

    `before`: ids of the findings of this defect that the machine made without the new pages. One of
    them that is another item's and touches no new page is not held against this one.
    """
    doubt = _doubt_about_pages(proof, placement, spliced, result)
    if doubt:
        return Judgement("undetermined", doubt)
    still = _still_there(finding, defect, before, spliced, result)
    if still:
        return Judgement("found", still[0].message, still)
    if finding not in before:
        return Judgement("undetermined", "该问题由评查人员补录，系统此前未曾检出，请人工核对")
    unanswered = next((one for one in result.outcome.undetermined if one.defect == defect), None)
    if unanswered is not None:
        return Judgement("undetermined", unanswered.reason)
    clear = result.outcome.clear.get(defect)
    if clear is not None and clear.not_concerned:
        return Judgement("undetermined", "换页后该项检查不再涉及本案，请人工核对")
    others = sum(one.defect == defect for one in result.outcome.findings)
    if clear is None and not others:
        return Judgement("undetermined", "换页后该项检查不适用于本案，请核对案卷种类")
    rest = f"；同类问题另有{others}处，属其他整改项" if others else ""
    return Judgement("clear", f"换页后同项检查未再检出该问题{rest}")


def _still_there(
    finding: str, defect: str, before: Collection[str], spliced: Spliced, result: ReviewResult
) -> tuple[Finding, ...]:
    alleged = [one for one in result.outcome.findings if one.defect == defect]
    own = [
        one
        for one in alleged
        if one.id == finding or one.id not in before or _touches_new(one, spliced)
    ]
    # The item's own problem first: its words are the reason given.
    return tuple(sorted(own, key=lambda one: one.id != finding))


def _touches_new(finding: Finding, spliced: Spliced) -> bool:
    return any(spliced.origin(place.page_no).source == "proof" for place in finding.evidence)


def _doubt_about_pages(
    proof: Sequence[Page], placement: Placement, spliced: Spliced, result: ReviewResult
) -> str:
    unread = [page.page_no for page in proof if not page.readable]
    if unread:
        return f"上传件{say_pages(unread)}无法识读，请重新扫描后再提交"
    if placement.unplaced:
        where = say_pages(placement.unplaced)
        return f"未能认出上传件{where}对应卷内哪一页，请在提交时注明所替换的页码"
    if not placement.changes:
        return "上传件没有可用的页面（均为空白页）"
    lost = next((one for one in placement.changes if not _recognised(one, spliced, result)), None)
    if lost is not None:
        where = say_pages(lost.new)
        return f"上传件{where}换入案卷后未能认作《{lost.title}》，请人工核对"
    return ""


def _recognised(change: Change, spliced: Spliced, result: ReviewResult) -> bool:
    """Whether the joined file has a document of the kind on the new pages."""
    if change.kind == "unknown" or result.case_facts is None:
        return result.case_facts is not None
    numbers = set(spliced.numbers_of("proof", change.new))
    return any(numbers & set(one.page_nos) for one in result.case_facts.documents_of(change.kind))
