"""DOC-06: slips, remains of a template, a vague cause, another agency's name (文字表述).

**Source**: 行政处罚法 第四十七条, 第五十九条第一款.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.document_making.agency_names import weigh_agency_names
from review.checks.document_making.foreign_names import weigh_foreign_names
from review.checks.missing import settle
from review.checks.statements import doubtful, quoted, stated
from review.checks.tally import Tally
from review.checks.trust import usable
from review.checks.wording import title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Fact
    from review.model.finding import Outcome
    from review.model.statement import Statement
    from review.standards.load import Standards

_SURE = 0.9
_BARE = re.compile(
    r"(?:有关|相关|其他|一般|行政)?(?:违法|违规|违章|行政处罚|食品安全|安全生产|市场监管|城市管理|环境保护|环境"
    r"|环保|卫生|交通|农业|广告|价格|质量|产品质量)?(?:违法|违规)?(?:行为|问题|案件|一事|事项|情况|事件)?"
)
"""A cause that names no act: 违法行为, 食品安全问题."""
_ONLY_LAW = re.compile(
    r"违反(?:了)?(?:《[^》]+》|[\u4e00-\u9fff]{2,16}(?:法|条例))(?:第[^，。]{1,12}[条款项])?(?:的?(?:有关|相关)?规定)?"
)
_AROUND_CAUSE = re.compile(r"涉嫌|当事人|一?案$|的?行为(?=案?$)|[\s，。：:]")
_KINDS_OF_CAUSE = ("filing_approval", "investigation_report", "decision_approval",
                   "penalty_decision", "prior_notice", "case_closing_report")  # fmt: skip
_RESIDUE = {
    "residue.template": "留有套用模板的痕迹",
    "residue.outdated": "沿用已撤并的机关名称或者旧版格式",
}


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found per document and sort of fault.

    A single slip in the whole file is recorded without points. Slips are alleged on pages with
    characters of their own alone: on scans a wrong character is as likely misread.
    **Needs**: statements `residue.*`, `party.named`; `cause_of_action`, `agency_name`.
    """
    tally = Tally()
    count = weigh_foreign_names(case_facts, tally) + weigh_agency_names(case_facts, tally)
    for document in case_facts.documents:
        count += _weigh_residue(case_facts, document, tally)
    for document in case_facts.documents_of(*_KINDS_OF_CAUSE):
        count += _weigh_cause(case_facts, document, tally)
    _weigh_slips(case_facts, count, tally)
    checked = [document for document in case_facts.documents if case_facts.facts_of(document)]
    tally.passed(note=f"已核对{len(checked)}份文书的用语，未见模板残留、他人名称和错误机关名称")
    return settle(case_facts, tally, "卷内没有可以核对用语的文书")


def _weigh_residue(case_facts: CaseFacts, document: Document, tally: Tally) -> int:
    count = 0
    for label, fault in _RESIDUE.items():
        said = stated(case_facts, document, label)
        if not said:
            if unsure := doubtful(case_facts, document, f"是否{fault}", label):
                tally.doubt(*unsure)
            continue
        tally.allege(
            f"{document.id}:{label}",
            f"{title_at(document)}{fault}：“{quoted(said[0])}”。",
            evidence=said[0].evidence,
            confidence=min(_SURE, said[0].confidence),
        )
        count += 1
    return count


def _weigh_cause(case_facts: CaseFacts, document: Document, tally: Tally) -> int:
    facts = [fact for fact in case_facts.facts_of(document, "cause_of_action") if usable(fact)]
    if not facts or any(not _is_vague(fact) for fact in facts):
        return 0
    tally.allege(
        f"{document.id}:cause_of_action",
        f"{title_at(document)}的案由“{facts[0].value}”没有写明违法行为，不是“当事人+行为+案”。",
        facts=(facts[0],),
        confidence=min(_SURE, facts[0].confidence),
    )
    return 1


def _is_vague(fact: Fact) -> bool:
    words = _AROUND_CAUSE.sub("", str(fact.value))
    return bool(_BARE.fullmatch(words) or _ONLY_LAW.fullmatch(words))


def _weigh_slips(case_facts: CaseFacts, others: int, tally: Tally) -> None:
    slips = [
        (document, said)
        for document in case_facts.documents
        for said in stated(case_facts, document, "residue.slip")
        if _is_printed(case_facts, said)
    ]
    points = 0.0 if len(slips) == 1 and not others else None
    for document, said in slips:
        tally.allege(
            f"{document.id}:slip:{said.sentence[:20]}",
            f"{title_at(document)}疑有笔误：“{quoted(said)}”。",
            evidence=said.evidence,
            confidence=min(_SURE, said.confidence),
            points=points,
        )


def _is_printed(case_facts: CaseFacts, said: Statement) -> bool:
    return all(case_facts.pages[place.page_no - 1].reading == "text" for place in said.evidence)
