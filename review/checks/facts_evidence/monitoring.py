"""Evidence from cameras and sensors (电子技术监控设备): audited, and its sites made public.

**Source**: 行政处罚法 第四十一条.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.filled import weigh_filled
from review.checks.missing import weigh_missing
from review.checks.slots import Slot, search
from review.checks.wording import title_at

if TYPE_CHECKING:
    from review.checks.tally import Tally
    from review.model.case_file import CaseFacts
    from review.standards.load import Standards

AUDIT = "electronic_monitoring_audit"
AUDITED = (
    Slot("法制审核意见", ("legal_audit",)),
    Slot("技术审核意见", ("tech_audit",)),
    Slot("设置地点公布情况", ("site_publicity",)),
)
RELYING = ("penalty_decision", "investigation_report", "prior_notice")
MONITORED = (
    r"电子技术监控设备|电子监控设备|非现场执法(?:记录|系统|设备|检测)|监控抓拍|电子抓拍"
    r"|不停车(?:称重)?检测(?:系统|数据|设备)|自动监测(?:设备|数据)"
)


def weigh_monitoring(case_facts: CaseFacts, standards: Standards, tally: Tally) -> None:
    """The audit is filled in; where a decision rests on such a record the audit is there."""
    audits = case_facts.documents_of(AUDIT)
    for audit in audits:
        weigh_filled(case_facts, standards, audit, AUDITED, tally)
    if audits:
        return
    for document in case_facts.documents_of(*RELYING):
        if place := search(case_facts, document, MONITORED):
            weigh_missing(
                case_facts,
                standards,
                (AUDIT,),
                f"{title_at(document)}以电子技术监控记录为证据（“{place.text}”），"
                "没有法制审核和技术审核的材料。",
                tally,
                evidence=(place,),
            )
            return
