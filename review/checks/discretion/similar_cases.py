"""DIS-07 类案不同罚.

How the fine lies in its statutory range beside those of like cases. What the check gives is a hint:
whether a difference has its reasons only a person can say.

**Source**: 行政处罚法 第五条第一款、第二款.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import TYPE_CHECKING

from review.checks.misreading import may_be_misread
from review.checks.registers import need, numbered, text_of
from review.checks.same_name import compare_names
from review.checks.shape_values import plain_text
from review.checks.tally import Tally
from review.checks.trust import Gap, read_fact
from review.checks.values import fen_of
from review.checks.wording import fact_at, say_money, title_at
from review.model.finding import Undetermined

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards
    from review.standards.registers.register import Register, RegisterRow

LEAST = 5
"""Fewer like cases show no practice."""
FAR, FAR_IN_MAD = 0.3, 3.0
"""How far from the median, in shares of the range or in median absolute deviations."""
TRIFLE = 0.05
"""Where all like cases lie together a few hundred yuan would be many deviations."""
BASE_SPAN = 2.0
"""Bases are near where neither is more than so many times the other."""
CONFIDENCE = 0.75
_RULE = f"位置=(罚款-下限)/(上限-下限)；|位置-中位数|>{FAR}，或超过{FAR_IN_MAD:.0f}倍离散度"
_KINDS = ("penalty_decision", "onspot_penalty_decision")


@dataclass(frozen=True, slots=True)
class _Case:
    """What the decision says, to compare by."""

    document: Document
    fine: Fact
    fen: int
    cause: str
    agency: str
    tier: str
    base: int | None
    doc_no: str


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """The position of the fine among at least five like cases of the same agency.

    **Needs**: `fine_amount`, `cause_of_action`, `agency_name`; 办案台账 with ranges. Like: same
    cause, same tier where both name one, a base not more than twice or half of it, decided after
    the benchmark now in force began.
    """
    register = need(standards, "decided_cases", "办案台账")
    if isinstance(register, Undetermined):
        return register
    tally = Tally()
    for document in case_facts.documents_of(*_KINDS):
        case = _case(case_facts, standards, document)
        if isinstance(case, Gap):
            tally.doubt_gap(case)
        else:
            _weigh(case_facts, standards, case, register, tally)
    return tally.outcome("卷内没有处罚决定")


def _case(case_facts: CaseFacts, standards: Standards, document: Document) -> _Case | Gap:
    fine = read_fact(case_facts, document, standards, "fine_amount")
    if isinstance(fine, Gap):
        return fine
    said: dict[str, str] = {}
    for field in ("cause_of_action", "agency_name", "tier", "doc_no"):
        fact = read_fact(case_facts, document, standards, field)
        said[field] = "" if isinstance(fact, Gap) else str(fact.value)
    filings = case_facts.facts_named("filing_approval", "cause_of_action")
    cause = said["cause_of_action"] or next((str(f.value) for f in filings if f.value), "")
    if not cause or not said["agency_name"]:
        missing = "案由" if not cause else "机关名称"
        place = (case_facts.place_of(document),)
        return Gap("absent", f"{title_at(document)}的{missing}未能读出，不能找出同类案件", place)
    goods = read_fact(case_facts, document, standards, "goods_value")
    base = None if isinstance(goods, Gap) else fen_of(goods)
    return _Case(
        document,
        fine,
        fen_of(fine) or 0,
        cause,
        said["agency_name"],
        said["tier"],
        base,
        said["doc_no"],
    )


def _weigh(
    case_facts: CaseFacts, standards: Standards, case: _Case, register: Register, tally: Tally
) -> None:
    alike = [
        row
        for row in register.rows
        if _is_like(row, case) and _after_benchmark(row, case, standards)
    ]
    positions = [place for row in alike if (place := _position(row, _fen(row, "fine"))) is not None]
    if len(positions) < LEAST:
        tally.doubt_fact(
            f"{register.name}中可比的同类案件只有{len(positions)}件，不足{LEAST}件，不作比较",
            case.fine,
        )
        return
    own = _own_position(case, alike, register)
    if own is None:
        tally.doubt_fact("本案罚款所在的法定幅度不能从台账确定，不能与同类案件比较", case.fine)
        return
    middle = median(positions)
    spread = median(abs(place - middle) for place in positions)
    away = abs(own - middle)
    far = away > FAR or (away > TRIFLE and spread > 0 and away / spread > FAR_IN_MAD)
    said = (
        f"{fact_at(case.fine, case.document, 'amount')}在法定幅度中的位置为{own:.0%}，同机关同案由"
        f"{len(positions)}件的中位数为{middle:.0%}（离散度{spread:.0%}）"
    )
    if not far:
        tally.passed(case.fine, note=said)
        return
    shown = "、".join(
        f"{text_of(row, 'doc_no')}（{say_money(_fen(row, 'fine'))}）" for row in alike[:LEAST]
    )
    tally.allege(
        f"{case.document.id}:position",
        f"类案提示：{said}，差异明显。可比案件如{shown}。有无差异化理由请人工判断。",
        facts=(case.fine,),
        steps=({"note": _RULE},),
        confidence=min(CONFIDENCE, case.fine.confidence),
        source="register",
    )


def _is_like(row: RegisterRow, case: _Case) -> bool:
    tier, base = text_of(row, "tier"), row.get("base")
    own = case.doc_no and plain_text(text_of(row, "doc_no")) == plain_text(case.doc_no)
    same_base = (
        case.base is None
        or not isinstance(base, int)
        or (base <= case.base * BASE_SPAN and case.base <= base * BASE_SPAN)
    )
    return (
        not own
        and same_base
        and (not tier or not case.tier or tier[:2] == case.tier[:2])
        and plain_text(text_of(row, "cause")) == plain_text(case.cause)
        and compare_names(text_of(row, "agency"), case.agency) == "same"
    )


def _after_benchmark(row: RegisterRow, case: _Case, standards: Standards) -> bool:
    """Cases before the benchmark now in force were weighed by another measure."""
    register = standards.registers.get("benchmarks")
    decided = row.get("decision_date")
    starts = [
        start
        for other in (register.rows if register else ())
        if plain_text(text_of(other, "violation")) == plain_text(case.cause)
        and isinstance(start := other.get("valid_from"), date)
    ]
    return not starts or not isinstance(decided, date) or decided >= max(starts)


def _own_position(case: _Case, alike: list[RegisterRow], register: Register) -> float | None:
    """By the ledger's own row of this case, else by the range that all like cases share."""
    for row in numbered(register, "doc_no", case.doc_no) if case.doc_no else ():
        if may_be_misread(str(_fen(row, "fine")), str(case.fen)):
            return None
        return _position(row, case.fen)
    ranges = {(row.get("low"), row.get("high")) for row in alike}
    return _position(alike[0], case.fen) if len(ranges) == 1 else None


def _position(row: RegisterRow, fine: int) -> float | None:
    low, high = row.get("low", 0), row.get("high")
    if not isinstance(low, int) or not isinstance(high, int) or high <= low:
        return None
    return (fine - low) / (high - low)


def _fen(row: RegisterRow, column: str) -> int:
    value = row.get(column)
    return value if isinstance(value, int) else 0
