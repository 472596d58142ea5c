"""What people made of each rule's allegations (AI疑点确认率), for the rule's own upkeep."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from review.model.statistics import RuleRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from review.campaign.statistics.indicators import Rows
    from review.model.statistics import CountedFinding

FALSE = frozenset({"false_alarm", "misread"})
"""Reasons by which the machine was wrong; 不计分 and 口径 say something else."""
DECIDED = frozenset({"confirmed", "amended", "rejected"})


def rule_rows(rows: Rows, names: Mapping[str, str]) -> tuple[RuleRow, ...]:
    """By code; those alleged most often first."""
    found: defaultdict[str, list[CountedFinding]] = defaultdict(list)
    for one in rows.counted.findings:
        found[one.defect].append(one)
    made = [_row(rows, code, names.get(code, code), own) for code, own in found.items()]
    return tuple(sorted(made, key=lambda row: (-row.alleged.numerator, row.code)))


def _row(rows: Rows, code: str, name: str, findings: list[CountedFinding]) -> RuleRow:
    alleged = [one for one in findings if not one.added]
    decided = [one for one in alleged if one.value in DECIDED]
    false = [one for one in decided if one.value == "rejected" and one.reason_kind in FALSE]
    make = rows.of_findings
    return RuleRow(
        code,
        name,
        make(f"{code}/alleged", "系统提示", "count", "系统提示疑点数", alleged, len(alleged)),
        make(f"{code}/decided", "已认定", "count", "人工已认定疑点数", decided, len(alleged)),
        make(
            f"{code}/confirmed",
            "确认率",
            "share",
            "人工确认疑点 / 已认定疑点",
            [one for one in decided if one.stands],
            len(decided),
        ),
        make(
            f"{code}/false", "误报率", "share", "误报、识别错疑点 / 已认定疑点", false, len(decided)
        ),
        make(
            f"{code}/added",
            "人工补录",
            "count",
            "人工补录并成立的问题数",
            [one for one in findings if one.added and one.stands],
            len(findings),
        ),
    )
