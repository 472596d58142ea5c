"""ARC-05 卷宗不完整、归档超期或封面要素缺失.

**Source**: 档案法 第十四条第一款; 机关档案管理规定 (文书材料应于次年六月底前归档).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from review.checks.absence import Absence, look_for
from review.checks.dated import Dated, read_day
from review.checks.filled import weigh_filled
from review.checks.misreading import may_be_misread
from review.checks.slots import Slot, mention_in
from review.checks.tally import Tally
from review.checks.wording import say_date, title_at
from review.model.finding import Undetermined

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

COVER = (
    Slot("案由（题名）", ("title",)),
    Slot("处理结果", ("result",)),
    Slot("承办人", ("handlers",)),
    Slot("结案日期", ("closing_date",)),
    Slot("保管期限", ("retention",)),
    Slot("归档号", ("archive_no",)),
)
FILED = Slot("立案日期", ("filing_date",))
MADE = Slot("立卷日期", ("create_date",))
BOUND_IN = (("case_cover", "封面"), ("backup_table", "备考表"))
CLOSED = ("closing_date", "approve_date")
PROMPT_DAYS = 30
"""Within so many days of the closing no system's rules are broken."""
DISPUTED = ("行政复议决定书", "复议答复", "应诉通知", "行政判决书", "行政裁定书", "暂缓归档")
"""Papers of a dispute; every decision speaks of 行政复议 and 行政诉讼."""


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """The cover says what it must, agrees with the closing, and the file was archived in time.

    **Needs**: case_cover, backup_table, case_closing_report.
    """
    tally = Tally()
    covers = case_facts.documents_of("case_cover")
    tables = case_facts.documents_of("backup_table")
    if not covers and not tables and not case_facts.documents_of("case_catalog"):
        tally.doubt(
            "卷内没有封面、目录和备考表，可能尚未立卷或者未送评", (case_facts.place_of_absence(),)
        )
        return tally.outcome("")
    for kind, name in BOUND_IN:
        if _must_have(standards, case_facts.kind, kind):
            _bound_in(case_facts, standards, kind, name, tally)
    for cover in covers:
        slots = (*COVER, FILED) if case_facts.kind == "penalty_ordinary" else COVER
        weigh_filled(case_facts, standards, cover, slots, tally)
    for table in tables:
        weigh_filled(case_facts, standards, table, (MADE,), tally)
    closings = _closings(case_facts, standards)
    for cover in covers:
        _agrees(case_facts, cover, closings, standards, tally)
    _in_time(case_facts, covers, tables, closings, standards, tally)
    return tally.outcome("封面、备考表要素齐备", checked=True)


def _must_have(standards: Standards, case_kind: str, kind: str) -> bool:
    return (case_kind, "required") in standards.document_kinds[kind].requirements


def _bound_in(
    case_facts: CaseFacts, standards: Standards, kind: str, name: str, tally: Tally
) -> None:
    """A file bound for the archive has its cover and 备考表, whichever volume it is."""
    looked = look_for(case_facts, standards, kind)
    if isinstance(looked, Undetermined):
        tally.doubt(looked.reason, looked.evidence)
    elif isinstance(looked, Absence):
        tally.allege(
            f"missing:{kind}",
            f"{looked.words}，已立卷的案卷没有{name}。",
            evidence=looked.evidence,
            confidence=min(looked.confidence, case_facts.kind_confidence),
        )


def _closings(case_facts: CaseFacts, standards: Standards) -> list[Dated]:
    """The days of the closing reports; those in doubt are left to the checks of the closing."""
    days = (
        read_day(case_facts, document, standards, *CLOSED)
        for document in case_facts.documents_of("case_closing_report")
    )
    return [day for day in days if isinstance(day, Dated)]


def _agrees(
    case_facts: CaseFacts,
    cover: Document,
    closings: list[Dated],
    standards: Standards,
    tally: Tally,
) -> None:
    """ORD-25: the cover gives the day of the closing report."""
    told = read_day(case_facts, cover, standards, "closing_date")
    if not isinstance(told, Dated) or not closings:
        return
    if any(told.day == closing.day for closing in closings):
        tally.passed(told.fact, *(closing.fact for closing in closings))
        return
    closing = closings[-1]
    other = f"{title_at(closing.document)}的{say_date(closing.day)}"
    said = f"封面结案日期{say_date(told.day)}与{other}不一致"
    if may_be_misread(f"{told.day:%Y%m%d}", f"{closing.day:%Y%m%d}") and _scanned(
        case_facts, told, closing
    ):
        tally.doubt_fact(f"{said}，只差一个易误读的数字，请核对", told.fact, closing.fact)
        return
    tally.allege(
        f"{cover.id}:closing",
        f"{said}。",
        facts=(told.fact, closing.fact),
        steps=({"note": "次序规则ORD-25"},),
    )


def _scanned(case_facts: CaseFacts, *days: Dated) -> bool:
    numbers = {place.page_no for day in days for place in day.fact.evidence}
    return any(case_facts.pages[number - 1].reading != "text" for number in numbers)


def _in_time(
    case_facts: CaseFacts,
    covers: tuple[Document, ...],
    tables: tuple[Document, ...],
    closings: list[Dated],
    standards: Standards,
    tally: Tally,
) -> None:
    """Archived at once; at the latest by the end of June of the year after the closing."""
    told = [read_day(case_facts, cover, standards, "closing_date") for cover in covers]
    closed = closings or [day for day in told if isinstance(day, Dated)]
    days = [read_day(case_facts, table, standards, "create_date") for table in tables]
    made = [day for day in days if isinstance(day, Dated)]
    if not closed or not made:
        tally.doubt("立卷日期或者结案日期未能读出，归档是否及时不能判断")
        return
    end, filed = max(closed, key=lambda one: one.day), min(made, key=lambda one: one.day)
    spent = (filed.day - end.day).days
    made_on = f"{title_at(filed.document)}于{say_date(filed.day)}立卷"
    said = f"{say_date(end.day)}结案，{made_on}，相隔{spent}日"
    if 0 <= spent <= PROMPT_DAYS:
        tally.passed(end.fact, filed.fact, note=said)
    elif spent < 0:
        tally.doubt_fact(f"{said}，立卷早于结案，请核对日期", end.fact, filed.fact)
    elif filed.day <= (last := date(end.day.year + 1, 6, 30)):
        tally.doubt_fact(f"{said}，是否超过本系统规定的归档期限请核对", end.fact, filed.fact)
    elif place := mention_in(case_facts, case_facts.documents, *DISPUTED):
        tally.doubt(f"{said}，卷内有“{place.text}”，可能因复议、诉讼暂缓归档", (place,))
    else:
        tally.allege(
            f"{filed.document.id}:late",
            f"{said}，超过次年六月底（{say_date(last)}），归档超期。",
            facts=(end.fact, filed.fact),
            steps=({"note": f"结案次年六月底为{say_date(last)}"},),
        )
