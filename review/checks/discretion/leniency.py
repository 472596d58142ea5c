"""The lists of leniency (四张清单): entries that fit, each condition met, unmet or unsaid."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.discretion.bases import bases_of
from review.checks.discretion.circumstances import HEAVY, circumstances_of, of_kinds, short
from review.checks.wording import say_citation, say_money
from review.language.law_amounts import AMOUNT, fen_in
from review.model.discretion import ConditionLine, LeniencySheet
from review.standards.benchmarks import likeness, of_region, same_law
from review.standards.registers.register import in_force

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from review.checks.discretion.circumstances import Circumstance
    from review.model.case_file import CaseFacts
    from review.model.discretion import BaseAmount
    from review.model.fact import Citation
    from review.standards.load import Standards
    from review.standards.registers.register import RegisterRow

KIND = "exemptions"
NAME = "免罚轻罚清单"
EXEMPTING = ("不予处罚", "首违不罚")
_LIKE = 0.6
_CONDITIONS: tuple[tuple[re.Pattern[str], tuple[str, ...], tuple[str, ...]], ...] = (
    (re.compile(r"初次|首次|首违|第一次"), ("first_offence",), ("repeat",)),
    (re.compile(r"改正|整改|纠正|消除|停止|清理|补办|下架"), ("corrected",), ("refuses",)),
    (
        re.compile(r"(?:未|没有|无)[^，。；]{0,8}(?:危害|后果|影响|损害|损失)"),
        ("no_harm",),
        ("grave_harm",),
    ),
    (re.compile(r"轻微|较轻|较小|不大"), ("minor_harm", "no_harm"), ("grave_harm",)),
    (re.compile(r"配合"), ("cooperates",), ("refuses", "hides")),
    (re.compile(r"过错|不知|查验义务"), ("no_fault",), ()),
    (re.compile(r"检举|立功"), ("reports_others",), ()),
    (re.compile(r"胁迫|诱骗"), ("coerced",), ()),
)
"""Words of a condition → circumstances that meet it, and those that show it unmet."""

_BELOW = ("不足", "不满", "低于")
_LIMIT = re.compile(
    rf"(?P<base>货值(?:金额)?|违法所得|违法经营额)[^，。；\d]{{0,4}}?(?P<word>不足|不满|低于|不超过|在)?"
    rf"(?P<amount>{AMOUNT})(?:以下|以内)?"
)


def leniency_sheets(
    case_facts: CaseFacts,
    standards: Standards,
    citation: Citation | None,
    about: str,
    *,
    agency: str,
    on: date,
    lists: tuple[str, ...] = (),
) -> tuple[LeniencySheet, ...]:
    """Every entry in force that fits the violation; of these lists, or of all."""
    register = standards.registers.get(KIND)
    if register is None:
        return ()
    rows = [row for row in register.rows if in_force(row, on) and same_law(row, citation)]
    rows = [row for row in of_region(rows, agency) if not lists or row.get("list") in lists]
    circumstances = circumstances_of(case_facts)
    amounts = bases_of(case_facts)
    source = say_citation(citation) if citation else ""
    return tuple(
        LeniencySheet(
            str(row.get("list", "")),
            str(row.get("violation", "")),
            source,
            tuple(_line(condition, circumstances, amounts) for condition in _conditions(row)),
        )
        for row in rows
        if likeness(str(row.get("violation", "")), about) >= _LIKE
    )


def _conditions(row: RegisterRow) -> tuple[str, ...]:
    value = row.get("conditions")
    if isinstance(value, tuple):
        return value
    return tuple(part for part in re.split(r"[；;\n]", str(value or "")) if part.strip())


def _line(
    condition: str, circumstances: tuple[Circumstance, ...], amounts: Mapping[str, BaseAmount]
) -> ConditionLine:
    """A condition of several parts (初次违法且及时改正) is met where every part is."""
    if limit := _LIMIT.search(condition):
        return _amount_line(condition, limit, amounts)
    wanted = [(meets, denies) for words, meets, denies in _CONDITIONS if words.search(condition)]
    if not wanted:
        return ConditionLine(condition, "not_stated", "须人工核对")
    found: list[Circumstance] = []
    for meets, denies in wanted:
        if against := of_kinds(circumstances, denies):
            return _told(condition, "unmet", against[:1])
        if fitting := of_kinds(circumstances, meets):
            found.append(fitting[0])
    if len(found) == len(wanted):
        return _told(condition, "met", tuple(found))
    return ConditionLine(condition, "not_stated", "卷内未载明")


def _amount_line(
    condition: str, limit: re.Match[str], amounts: Mapping[str, BaseAmount]
) -> ConditionLine:
    """货值金额不足五百元 against what the papers state."""
    name = "货值金额" if limit["base"].startswith("货值") else limit["base"]
    found = next((amount for amount in amounts.values() if amount.name == name), None)
    bound = fen_in(limit["amount"])
    if found is None or found.fen is None or bound is None:
        return ConditionLine(condition, "not_stated", f"卷内未能确定{name}")
    met = found.fen < bound or (found.fen == bound and limit["word"] not in _BELOW)
    words = f"{name}{say_money(found.fen)}"
    return ConditionLine(condition, "met" if met else "unmet", words, found.evidence)


def _told(condition: str, state: str, shown: tuple[Circumstance, ...]) -> ConditionLine:
    words = "；".join(dict.fromkeys(f"“{short(item.sentence)}”" for item in shown))
    places = tuple(place for item in shown for place in item.evidence)
    return ConditionLine(condition, "met" if state == "met" else "unmet", words, places)


def aggravated(case_facts: CaseFacts) -> tuple[Circumstance, ...]:
    """Circumstances in the agency's papers that shut out leniency."""
    return of_kinds(circumstances_of(case_facts), HEAVY)
