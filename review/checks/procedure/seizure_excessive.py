"""PRC-16 查封扣押超范围、重复或明显不必要.

**Source**: 行政强制法 第五条、第十六条第二款、第二十三条. Whether a measure was needed a
person must judge: the check shows what no paper of the case speaks of.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from review.checks.dated import Dated, read_day
from review.checks.goods import Goods, alike, core, count_in, goods_of, named_in
from review.checks.misreading import may_be_misread
from review.checks.missing import settle
from review.checks.registers import need
from review.checks.slots import lines_of, plain
from review.checks.tally import Tally
from review.checks.trust import Gap, read_fact, usable
from review.checks.wording import say_date, title_at
from review.model.fact import Evidence
from review.model.finding import Undetermined
from review.standards.registers.register import in_force

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

LISTS = ("property_list",)
APPROVED = ("coercive_approval", "seizure_decision")
NOT_TELLING = ("property_list", "case_catalog", "case_cover", "backup_table", "unknown")
TERM = timedelta(days=30)
NECESSITIES = (
    "棉被", "被褥", "床", "衣服", "衣物", "炊具", "电饭煲", "儿童", "学习用品", "家用", "灶具",
)  # fmt: skip
"""Things a household cannot do without (生活必需品)."""
_STRAY = 0.8
_COUNT = 0.75


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Things of no concern, more than was approved, the same things twice, lists of leniency.

    **Needs**: property_list.items, coercive_approval, seizure_decision; the register exemptions.
    """
    tally = Tally()
    seizures = case_facts.documents_of("seizure_decision")
    lists = case_facts.documents_of(*LISTS)
    if not seizures and not lists:
        return settle(case_facts, tally, "本案没有查封、扣押")
    rows = [goods for document in lists for goods in goods_of(case_facts, document)]
    _unrelated(case_facts, rows, tally)
    for goods in rows:
        _beyond_approval(case_facts, goods, tally)
    for first, second in combinations(seizures, 2):
        _twice(case_facts, standards, first, second, tally)
    if seizures:
        _spared(case_facts, standards, seizures[0], tally)
    return settle(case_facts, tally, "清单所列物品均见于案内其他文书")


def _unrelated(case_facts: CaseFacts, rows: list[Goods], tally: Tally) -> None:
    """Things on the list that no other paper names, while it names the rest."""
    text = "".join(_texts(case_facts))
    stray = [goods for goods in rows if not named_in(goods.name, text)]
    known = [goods for goods in rows if goods not in stray]
    for goods in known:
        tally.passed(*goods.facts)
    if stray and not known:
        names = "、".join(goods.name for goods in stray)
        places = [place for goods in stray for place in goods.fact.evidence]
        tally.doubt(f"清单所列{names}在案内其他文书中未见记载，与案情的关联请核对", places)
        return
    if stray and case_facts.unread_pages():
        tally.doubt("有页面无法识读，清单所列物品与案情的关联不能全部核对")
        return
    for goods in stray:
        necessity = any(word in goods.name for word in NECESSITIES)
        what = "，疑为生活必需品" if necessity else ""
        tally.allege(
            f"{goods.document.id}:{goods.name}",
            f"{title_at(goods.document)}列有“{goods.name}”{what}，审批、决定、笔录等案内其他文书"
            "均未提及该物品，未说明其与违法行为的关联。",
            facts=goods.facts,
            confidence=min(_STRAY, goods.fact.confidence),
        )


def _texts(case_facts: CaseFacts) -> Iterable[str]:
    for document in case_facts.documents:
        if document.kind not in NOT_TELLING:
            for _, line in lines_of(case_facts, document):
                yield plain(line.text)


def _beyond_approval(case_facts: CaseFacts, goods: Goods, tally: Tally) -> None:
    """More pieces than the approval and the decision speak of."""
    told = [
        (count, place)
        for document in case_facts.documents_of(*APPROVED)
        for count, place in _counts(case_facts, document, goods.name)
    ]
    if not told or goods.count is None or goods.count_fact is None:
        return
    most, place = max(told, key=lambda one: one[0])
    if goods.count <= most:
        tally.passed(*goods.facts)
        return
    said = (
        f"{title_at(goods.document)}列“{goods.name}”{goods.count}，批准、决定为{most}"
        f"（第{place.page_no}页“{place.text}”）"
    )
    if may_be_misread(str(goods.count), str(most)) and _scanned(case_facts, place, goods):
        tally.doubt_fact(f"{said}，只差一个易误读的数字，请核对", goods.count_fact)
    else:
        tally.allege(
            f"{goods.document.id}:{goods.name}:count",
            f"{said}，超出批准、决定的范围。",
            facts=goods.facts,
            evidence=(place,),
            confidence=min(_COUNT, goods.count_fact.confidence),
        )


def _counts(case_facts: CaseFacts, document: Document, name: str) -> Iterable[tuple[int, Evidence]]:
    before = ""
    for page_no, line in lines_of(case_facts, document):
        count = count_in(name, before + line.text)
        if count is not None:
            yield count, Evidence(page_no, line.box, line.text, document.id)
        before = line.text


def _scanned(case_facts: CaseFacts, place: Evidence, goods: Goods) -> bool:
    numbers = {place.page_no, *(one.page_no for fact in goods.facts for one in fact.evidence)}
    return any(case_facts.pages[number - 1].reading != "text" for number in numbers)


def _twice(
    case_facts: CaseFacts, standards: Standards, first: Document, second: Document, tally: Tally
) -> None:
    """A second decision on the same things while the first still holds them."""
    fields = ("start_date", "doc_date")
    days = [read_day(case_facts, one, standards, *fields) for one in (first, second)]
    numbers = [read_fact(case_facts, one, standards, "doc_no") for one in (first, second)]
    if not isinstance(days[0], Dated) or not isinstance(days[1], Dated):
        return
    if isinstance(numbers[0], Gap) or isinstance(numbers[1], Gap):
        return
    one, other = str(numbers[0].value), str(numbers[1].value)
    if one == other or days[0].day == days[1].day:
        return  # a copy of the same decision
    earlier, later = sorted((days[0], days[1]), key=lambda day: day.day)
    last = read_day(case_facts, earlier.document, standards, "deadline")
    until = last.day if isinstance(last, Dated) else earlier.day + TERM
    if later.day > until or _released(case_facts, standards, earlier, later):
        return
    said = (
        f"{title_at(earlier.document)}自{say_date(earlier.day)}起至{say_date(until)}，"
        f"{title_at(later.document)}又自{say_date(later.day)}起查封、扣押"
    )
    same = _same_goods(case_facts, first, second)
    if same is None:
        tally.doubt_fact(f"{said}，是否同一财物请核对", earlier.fact, later.fact)
    elif same:
        tally.allege(
            f"{earlier.document.id}:{later.document.id}",
            f"{said}，对同一财物重复查封、扣押。",
            facts=(earlier.fact, later.fact),
            confidence=min(_STRAY, earlier.fact.confidence, later.fact.confidence),
        )


def _released(case_facts: CaseFacts, standards: Standards, earlier: Dated, later: Dated) -> bool:
    for document in case_facts.documents_of("seizure_release_decision"):
        day = read_day(case_facts, document, standards, "release_date", "doc_date")
        if isinstance(day, Dated) and earlier.day <= day.day <= later.day:
            return True
    return False


def _same_goods(case_facts: CaseFacts, first: Document, second: Document) -> bool | None:
    """Whether two decisions name the same things; None: their lists must be looked at."""
    items = [case_facts.fact_of(document, "items") for document in (first, second)]
    if items[0] is None or items[1] is None:
        return None
    one, other = (core(str(fact.value)) for fact in items if fact is not None)
    if len(case_facts.documents_of(*LISTS)) > 1 and ("清单" in one or "清单" in other):
        return None
    return alike(one, other)


def _spared(case_facts: CaseFacts, standards: Standards, seizure: Document, tally: Tally) -> None:
    """The office's list of matters without coercion (免强制), against the matter of the case."""
    register = need(standards, "exemptions", "免罚轻罚清单（免予行政强制事项）")
    if isinstance(register, Undetermined):
        tally.doubt(register.reason, (case_facts.place_of(seizure),))
        return
    day = read_day(case_facts, seizure, standards, "start_date", "doc_date")
    facts = [
        fact
        for document in case_facts.documents
        for fact in case_facts.facts_of(document, "cause_of_action")
        if usable(fact)
    ]
    for row in register.find(list="免强制"):
        matter = core(str(row.get("violation", "")))
        if not matter or (isinstance(day, Dated) and not in_force(row, day.day)):
            continue
        for fact in facts:
            if named_in(matter, core(str(fact.value))):
                said = f"“{row.get('violation')}”列入不予实施行政强制措施清单"
                tally.doubt_fact(f"{said}，本案仍查封、扣押，必要性的论证请核对", fact)
                return
    tally.passed(note=f"{register.name}没有本案的违法行为")
