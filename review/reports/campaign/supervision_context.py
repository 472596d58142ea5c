"""What the templates of the supervision papers may name (监督意见书、通知书、决定书)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from review.model.campaign_papers import SUPERVISION_NAMES
from review.model.defect import SEVERITY_NAMES
from review.reports.campaign import wording
from review.reports.figures import Disagreement
from review.reports.wording import long_date, short_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.model.campaign_papers import ClueTransfer, SupervisionPaper

_LAW = "《行政执法监督条例》"
_KINDS = {"substantive": "实体问题", "procedural": "程序问题", "formal": "形式瑕疵"}
_ASKS = {
    "supervision_opinion": "提出整改意见与期限",
    "supervision_notice": "要求说明情况、提供材料",
    "supervision_decision": "责令纠正",
}


def supervision_context(paper: SupervisionPaper) -> dict[str, Any]:
    """All texts of the paper in eight parts."""
    name = SUPERVISION_NAMES[paper.kind]
    context = {
        "organ": paper.organ,
        "title": name,
        "number": paper.number or "　　　行执监　〔　　　　〕　　号",
        "agency": paper.agency,
        "campaign": paper.campaign,
        "reason_line": _reason(paper),
        "facts_line": _facts(paper),
        "cases": list(_cases(paper)),
        "effect_line": _kinds(paper),
        "effects": wording.paragraphs(paper.effect),
        "case_measures": wording.paragraphs(paper.case_measures),
        "system_measures": wording.paragraphs(paper.system_measures),
        "responsibilities": wording.paragraphs(paper.responsibility),
        "reply_line": f"请你单位自收到本{name[-3:]}之日起{paper.reply_days}日内书面回复"
        "整改情况，附问题清单、责任清单、整改清单及佐证材料。送达回证上的签收日期为整改期的起算日。",
        "remedies": wording.paragraphs(paper.remedy),
        "day_long": long_date(paper.day),
        "day_short": short_date(paper.day),
        "attachments": [
            {"index": number, "name": one} for number, one in enumerate(paper.attachments, 1)
        ],
        "signers": [{"role": role, "name": person} for role, person in paper.signers],
        "purpose": _ASKS[paper.kind],
        "file_count": paper.file_count,
        "problem_count": paper.problem_count,
        "problems": [
            wording.problem(number, one, next((x for x in paper.files if x.id == one.file), None))
            for number, one in enumerate(wording.ordered(paper.problems), 1)
        ],
    }
    made: dict[str, Any] = wording.cleaned(context)
    return made


def supervision_disagreements(paper: SupervisionPaper) -> Iterator[Disagreement]:
    """Counts of the paper against its rows; rows of other agencies."""
    if paper.file_count != len(paper.files):
        yield Disagreement("抽取案卷数", str(paper.file_count), str(len(paper.files)))
    if paper.problem_count != len(paper.problems):
        yield Disagreement("问题数", str(paper.problem_count), str(len(paper.problems)))
    for one in paper.files:
        if one.agency != paper.agency:
            yield Disagreement(f"案卷{one.case_no}所属单位", one.agency, paper.agency)


def _reason(paper: SupervisionPaper) -> str:
    basis = f"依据{paper.legal_basis}" if paper.legal_basis else f"依据{_LAW}及评查方案"
    period = f"评查期间为{paper.period}，" if paper.period else ""
    return (
        f"{basis}，本机关组织开展{paper.campaign}，{period}"
        f"抽取你单位案卷{paper.file_count}卷进行评查。现将有关情况和监督意见告知如下。"
    )


def _facts(paper: SupervisionPaper) -> str:
    concerned = len({one.file for one in paper.problems})
    if not paper.problem_count:
        return f"你单位{paper.file_count}卷案卷中没有确认的问题。"
    return (
        f"你单位{paper.file_count}卷案卷中，{concerned}卷存在问题，经评查人员确认的问题共"
        f"{paper.problem_count}个（{wording.severity_counts(paper.problems)}）。分案列明如下："
    )


def _kinds(paper: SupervisionPaper) -> str:
    """Which kinds of fault there are, by the catalogue; what they mean a person says."""
    found = {one.severity for one in paper.problems}
    kinds = [name for key, name in _KINDS.items() if key in found]
    if "fatal" in found:
        kinds.insert(0, "触及否决项的重大问题")
    return f"上述问题涉及{'、'.join(kinds)}。" if kinds else ""


def _cases(paper: SupervisionPaper) -> Iterator[dict[str, Any]]:
    """Files with problems, in the order given, each problem with place, basis and code."""
    number = 0
    for file in paper.files:
        mine = wording.ordered(one for one in paper.problems if one.file == file.id)
        if mine:
            number += 1
            yield {
                **wording.case(file),
                "ordinal": wording.ordinal(number),
                "count": len(mine),
                "problems": [wording.problem(no, one, file) for no, one in enumerate(mine, 1)],
            }


def clue_context(paper: ClueTransfer) -> dict[str, Any]:
    """线索移送单."""
    problems = wording.ordered(paper.problems)
    context = {
        "organ": paper.organ,
        "number": paper.number,
        "receiver": paper.receiver,
        "case": wording.case(paper.file),
        "persons": wording.written(paper.persons),
        "reason": wording.written(paper.reason),
        "legal_basis": wording.written(paper.legal_basis),
        "problems": [wording.problem(no, one, paper.file) for no, one in enumerate(problems, 1)],
        "materials": "\n".join(f"{no}．{one}" for no, one in enumerate(paper.materials, 1))
        or wording.TO_WRITE,
        "handler": paper.handler,
        "reviewer": paper.reviewer,
        "approver": paper.approver,
        "day_long": long_date(paper.day),
        "severities": "、".join(
            name
            for key, name in SEVERITY_NAMES.items()
            if any(one.severity == key for one in problems)
        ),
    }
    made: dict[str, Any] = wording.cleaned(context)
    return made
