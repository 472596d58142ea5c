"""LAW-06 一事再罚款.

**Source**: 行政处罚法 第二十九条: one act, one fine; of several provisions the highest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.law_application.former_fines import Fined, fined, same_act
from review.checks.law_application.separate_fines import weigh_sum
from review.checks.registers import numbered, state_of, text_of
from review.checks.same_name import compare_names
from review.checks.shape_values import plain_text
from review.checks.tally import Tally
from review.checks.trust import least_confidence
from review.checks.wording import say_date, say_money, title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.finding import Outcome
    from review.standards.load import Standards

LEDGER = "办案台账"
FROM_LEDGER = 0.8
"""Rows of a ledger name acts in few words: a person must put the files side by side."""


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """No act of the party was fined twice: in this file, in this decision, in another case.

    **Needs**: fines, parties and times of the act of all decisions in the file; the body of the
    decision; for other cases the ledger.
    """
    tally = Tally()
    decisions = fined(case_facts)
    for number, one in enumerate(decisions):
        for other in decisions[number + 1 :]:
            _weigh_pair(one, other, tally)
        weigh_sum(case_facts, one, tally)
        _weigh_ledger(standards, one, tally)
    if not decisions:
        tally.doubt("未能读出处罚决定的罚款，无法核对是否一事再罚")
    return tally.outcome("卷内没有罚款决定")


def _weigh_pair(one: Fined, other: Fined, tally: Tally) -> None:
    """Two decisions of one file: copies of one, several acts, or one act fined twice."""
    if one.number and one.number == other.number:
        return
    used = (*one.facts, *other.facts)
    said = (
        f"{title_at(one.document)}已处罚款{say_money(one.fine)}，{title_at(other.document)}又处罚款"
        f"{say_money(other.fine)}"
    )
    if compare_names(one.party, other.party) == "different":
        tally.passed(*used)
        return
    match same_act(one, other):
        case "same" if one.number and other.number and one.party and other.party:
            day = one.act_day or other.act_day
            when = f"（违法行为时间均为{say_date(day)}）" if day else ""
            tally.allege(
                f"{one.document.id}:{other.document.id}",
                f"对同一当事人的同一违法行为，{said}{when}。",
                facts=used,
                confidence=min(0.9, least_confidence(used)),
            )
        case "different":
            tally.passed(*used, note=f"{said}，违法行为的时间或性质不同")
        case _:
            tally.doubt_fact(f"{said}，是否同一违法行为须人工判断", *used)


def _weigh_ledger(standards: Standards, one: Fined, tally: Tally) -> None:
    register = standards.registers.get("decided_cases")
    if register is None:
        tally.doubt(f"未导入{LEDGER}，无法核对同一违法行为是否在另案中已被罚款")
        return
    own = numbered(register, "doc_no", one.number) if one.number else ()
    found = False
    for row in register.rows:
        if row in own or not one.is_of(text_of(row, "party"), text_of(row, "party_code")):
            continue
        answer = one.same_as_row(row)
        said = (
            f"{register.name}中同一当事人另有决定{text_of(row, 'doc_no')}"
            f"（{text_of(row, 'cause')}，罚款{say_money(_fen(row.get('fine')))}）"
        )
        if answer == "same":
            found = True
            tally.allege(
                f"{one.document.id}:{plain_text(text_of(row, 'doc_no'))}",
                f"{said}，与{title_at(one.document)}的违法时间重合、案由相近，请调取该案核对是否"
                "一事再罚。",
                facts=one.facts,
                confidence=min(FROM_LEDGER, least_confidence(one.facts)),
                source="register",
            )
        elif answer == "unsure":
            found = True
            tally.doubt_fact(f"{said}，违法时间或案由不能比较，请核对", *one.facts)
    if not found:
        tally.passed(*one.facts, note=f"{state_of(register)}中没有另案")


def _fen(value: object) -> int:
    return value if isinstance(value, int) else 0
