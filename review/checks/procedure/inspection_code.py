"""PRC-19 检查未扫码、未亮码或未亮证.

**Source**: 行政处罚法 第五十五条第一款 (certificates); 国办发〔2024〕54号 and local rules (codes).
"""

from __future__ import annotations

from datetime import timedelta
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from review.checks.missing import settle, weigh_missing
from review.checks.procedure.code_register import weigh_code
from review.checks.slots import Slot, mention_in, weigh_slots
from review.checks.tally import Tally
from review.checks.trust import Gap, read_fact
from review.checks.values import all_words, moment_of
from review.checks.wording import say_date, title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

TOLERANCE = timedelta(minutes=15)
RECORDS = ("inspection_record", "onsite_inspection_record")
SHOWN = Slot("出示执法证件的记载", ("cert_shown",), ("出示", "亮证", "证件", "表明身份", "亮明"))
CODE = Slot("检查码", ("code",), ("检查码", "编码", "码号"))
CODE_WORDS = ("扫码", "检查码", "亮码", "入企码", "执法码", "扫二维码")
ALIKE = 0.6
OFFICERS = ("officers", "officers.name")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Certificates shown; a code where codes are in use here; scanned in time by those who came."""
    tally = Tally()
    records = case_facts.documents_of(*RECORDS)
    codes = case_facts.documents_of("inspection_code_record")
    for record in records:
        weigh_slots(case_facts, standards, record, (SHOWN,), tally)
    for code in codes:
        weigh_slots(case_facts, standards, code, (CODE,), tally)
        weigh_code(case_facts, standards, code, tally)
        for record in records:
            _in_time(case_facts, code, record, standards, tally)
            _same_officers(case_facts, code, record, tally)
    if records and not codes:
        _no_code(case_facts, standards, tally)
    return settle(case_facts, tally, "卷内没有检查笔录")


def _no_code(case_facts: CaseFacts, standards: Standards, tally: Tally) -> None:
    """Whether codes must be scanned is for the place to say, or a word of it in the file."""
    others = [one for one in case_facts.documents if one.kind != "case_catalog"]
    place = mention_in(case_facts, others, *CODE_WORDS)
    if place is None:
        tally.doubt("卷内没有扫码入企记录，本地、本领域是否实行扫码入企须由单位填写")
        return
    weigh_missing(
        case_facts,
        standards,
        ("inspection_code_record",),
        f"第{place.page_no}页写有“{place.text}”，本案应当扫码检查。",
        tally,
        evidence=(place,),
    )


def _in_time(
    case_facts: CaseFacts, code: Document, record: Document, standards: Standards, tally: Tally
) -> None:
    scanned = read_fact(case_facts, code, standards, "checkin_time")
    started = read_fact(case_facts, record, standards, "start_time")
    for gap in (scanned, started):
        if isinstance(gap, Gap):
            tally.doubt_gap(gap)
    if isinstance(scanned, Gap) or isinstance(started, Gap):
        return
    scan, start = moment_of(scanned), moment_of(started)
    if scan is None or start is None:
        tally.doubt_fact("扫码时间或者检查开始时间没有时刻，不能比较", scanned, started)
    elif scan <= start + TOLERANCE:
        tally.passed(scanned, started)
    else:
        tally.allege(
            f"{code.id}:late",
            f"{title_at(code)}扫码时间{say_date(scan)}，晚于{title_at(record)}的检查开始时间"
            f"{say_date(start)}（容差十五分钟）。",
            facts=(scanned, started),
            steps=({"note": "次序规则ORD-28"},),
        )


def _same_officers(case_facts: CaseFacts, code: Document, record: Document, tally: Tally) -> None:
    """Every inspector of the record scanned; a name that is nearly there may be misread."""
    scanned = case_facts.facts_of(code, *OFFICERS)
    came = case_facts.facts_of(record, *OFFICERS)
    scanners, inspectors = all_words(scanned), all_words(came)
    if not scanners or not inspectors:
        return
    strangers = [name for name in scanners if name not in inspectors]
    if not strangers:
        tally.passed(*scanned, *came)
        return
    said = (
        f"{title_at(code)}的扫码人员“{'、'.join(scanners)}”，与{title_at(record)}的检查人员"
        f"“{'、'.join(inspectors)}”不一致"
    )
    if len(inspectors) < len(scanners) and any(name in inspectors for name in scanners):
        tally.doubt_fact(f"{said}，检查人员可能未读全", *scanned, *came)
    elif any(
        SequenceMatcher(None, one, two).ratio() >= ALIKE for one in strangers for two in inspectors
    ):
        tally.doubt_fact(f"{said}，可能为识读差异", *scanned, *came)
    else:
        tally.allege(f"{code.id}:officers", f"{said}。", facts=(*scanned, *came))
