"""FAC-08 检验检测、鉴定或电子监控证据不合规.

**Source**: 行政处罚法 第四十一条、第四十六条第一款第七项; 行政强制法 第二十五条第三款.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from review.checks.facts_evidence.monitoring import weigh_monitoring
from review.checks.filled import weigh_filled
from review.checks.misreading import is_scanned, may_be_misread
from review.checks.missing import settle, weigh_missing
from review.checks.party_signed import weigh_signature
from review.checks.shape_marks import weigh_mark
from review.checks.slots import Slot, mention, mention_in, plain
from review.checks.tally import Tally
from review.checks.trust import usable
from review.checks.wording import title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

REPORT = "test_report"
SAMPLED = ("sampling_record", "testing_entrustment", REPORT)
QUALIFIED = Slot("检测机构资质编号", ("qualification_no",))
MADE = (Slot("检验结论", ("conclusion",)), Slot("报告日期", ("report_date",)), QUALIFIED)
QUICK = ("快速检测", "快检", "快速筛查", "初筛")
FAVOURABLE = ("所检项目符合", "检验合格", "结论合格", "判定合格", "符合标准要求")
NOT_SO = ("不合格", "不符合")
TOLD_OTHERWISE = (
    "检验报告", "检测报告", "鉴定意见", "检验结果", "检测结果", "鉴定结论", "监测报告", "检验结论",
)  # fmt: skip
TELLING = ("service_receipt", "inquiry_record", "prior_notice")
ACCEPTED = ("放弃复检", "不申请复检", "不要求复检", "认可检验结果", "对检验结果无异议")
RECHECK = ("复检", "复验", "异议", "重新检验", "重新鉴定", "重新检测")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """One sample from taking to report, the report in order, the result told; cameras approved.

    **Needs**: sampling_record, testing_entrustment, test_report, test_result_notice,
    electronic_monitoring_audit.
    """
    tally = Tally()
    reports = case_facts.documents_of(REPORT)
    for report in reports:
        _report(case_facts, standards, report, tally)
    _one_sample(case_facts, tally)
    for record in case_facts.documents_of("sampling_record"):
        _sampled(case_facts, standards, record, tally)
    if reports:
        _told(case_facts, standards, reports[0], tally)
    weigh_monitoring(case_facts, standards, tally)
    return settle(case_facts, tally, "本案没有检验检测、鉴定，也没有电子监控证据")


def _report(case_facts: CaseFacts, standards: Standards, report: Document, tally: Tally) -> None:
    weigh_filled(case_facts, standards, report, MADE, tally)
    if case_facts.facts_of(report, "seal"):
        weigh_mark(case_facts, standards, report, "seal", tally)
    else:
        tally.doubt(f"{title_at(report)}有无检测机构印章未能看清", (case_facts.place_of(report),))


def _one_sample(case_facts: CaseFacts, tally: Tally) -> None:
    """The three papers speak of one sample."""
    numbers = [
        (document, fact)
        for document in case_facts.documents_of(*SAMPLED)
        for fact in case_facts.facts_of(document, "sample_no")
        if usable(fact)
    ]
    several = _several_reports(case_facts)
    for (one, first), (other, second) in combinations(numbers, 2):
        if one.kind == other.kind:
            continue
        written, compared = plain(str(first.value)), plain(str(second.value))
        said = (
            f"{title_at(one)}的样品编号“{first.value}”与{title_at(other)}的“{second.value}”不一致"
        )
        if written == compared:
            tally.passed(first, second)
        elif several:
            tally.doubt_fact(f"{said}，卷内有多份样品文书，请逐一核对", first, second)
        elif is_scanned(case_facts, first, second) and (
            may_be_misread(written.upper(), compared.upper()) or written in compared
        ):
            tally.doubt_fact(f"{said}，只差一个易误读的字符，请核对", first, second)
        else:
            tally.allege(f"{one.id}:{other.id}:sample", f"{said}。", facts=(first, second))


def _several_reports(case_facts: CaseFacts) -> bool:
    return any(len(case_facts.documents_of(kind)) > 1 for kind in SAMPLED)


def _sampled(case_facts: CaseFacts, standards: Standards, record: Document, tally: Tally) -> None:
    """Two officers took the sample, and the party signed."""
    names = [fact for fact in case_facts.facts_of(record, "officers.name") if usable(fact)]
    if names and all(isinstance(fact.value, tuple) and len(fact.value) == 1 for fact in names):
        tally.doubt_fact(f"{title_at(record)}只读到一名抽样人员，请核对签名", *names)
    if case_facts.facts_of(record, "officer_signatures"):
        weigh_mark(case_facts, standards, record, "officer_signatures", tally)
    weigh_signature(case_facts, record, tally)


def _told(case_facts: CaseFacts, standards: Standards, report: Document, tally: Tally) -> None:
    """The party learnt the result and of the right to have it tested again."""
    notices = case_facts.documents_of("test_result_notice")
    for notice in notices:
        if place := mention(case_facts, notice, *RECHECK):
            tally.passed(note=f"{title_at(notice)}写有“{place.text}”")
        else:
            tally.doubt(
                f"{title_at(notice)}未见复检或者异议的告知，适用的法律、规章是否规定复检请核对",
                (case_facts.place_of(notice),),
            )
    if notices:
        return
    telling = case_facts.documents_of(*TELLING)
    if place := mention(case_facts, report, *QUICK):
        tally.doubt(
            f"{title_at(report)}写有“{place.text}”，快速检测是否作为定案依据请核对", (place,)
        )
    elif place := mention_in(case_facts, telling, *ACCEPTED):
        tally.passed(note=f"当事人认可检验结果：“{place.text}”")
    elif not mention(case_facts, report, *NOT_SO) and mention(case_facts, report, *FAVOURABLE):
        tally.passed(note=f"{title_at(report)}结论合格")
    elif place := mention_in(case_facts, telling, *TOLD_OTHERWISE):
        tally.doubt(
            f"未见检验结果告知书，卷内另有“{place.text}”，是否已告知结果和复检权请核对", (place,)
        )
    else:
        weigh_missing(
            case_facts,
            standards,
            ("test_result_notice",),
            f"{title_at(report)}的结果没有告知当事人，也未告知复检的权利。",
            tally,
            evidence=(case_facts.place_of(report),),
        )
