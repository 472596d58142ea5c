"""The indicators every analysis shows (必须展示的指标): their formulas, and what they count."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from review.model.campaign_numbers import Indicator
from review.reports.campaign import rounding

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from review.model.campaign_numbers import Ratio
    from review.model.campaign_report import (
        FileTrait,
        ReportedFile,
        ReportedProblem,
        SuspectLine,
    )

Counted = tuple[int, int]
"""Part and whole."""

DELIVERY = frozenset({"EXE-01", "EXE-02", "EXE-03", "EXE-04", "EXE-05"})
LIMITS = frozenset({"PRC-04", "PRC-11", "PRC-15", "EXE-03"})
REASONING = frozenset({"DIS-04"})


@dataclass(frozen=True, slots=True)
class Rows:
    """What indicators are counted from."""

    files: Sequence[ReportedFile]
    problems: Sequence[ReportedProblem]
    suspects: Sequence[SuspectLine]
    codes: Mapping[str, frozenset[str]]
    """Codes of the problems by file."""

    def hit(self, codes: frozenset[str], files: Sequence[ReportedFile] | None = None) -> int:
        """Files that have a problem of one of the codes."""
        among = self.files if files is None else files
        return sum(1 for one in among if self.codes.get(one.id, frozenset()) & codes)

    def having(self, *traits: FileTrait) -> list[ReportedFile]:
        """Files with any of the traits."""
        return [one for one in self.files if one.traits.intersection(traits)]


@dataclass(frozen=True, slots=True)
class _Rule:
    key: str
    name: str
    formula: str
    kind: Literal["share", "complement", "mean"]
    count: Callable[[Rows], Counted]


def rows_of(
    files: Sequence[ReportedFile],
    problems: Sequence[ReportedProblem],
    suspects: Sequence[SuspectLine] = (),
) -> Rows:
    """The rows with the codes by file."""
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for one in problems:
        codes[one.file].add(one.code)
    return Rows(files, problems, suspects, {file: frozenset(own) for file, own in codes.items()})


def _both(one: FileTrait, other: FileTrait) -> Callable[[Rows], Counted]:
    """Of the files with the one trait, those that have the other, too."""

    def count(rows: Rows) -> Counted:
        among = rows.having(one)
        return sum(1 for file in among if other in file.traits), len(among)

    return count


def _within(trait: FileTrait, codes: frozenset[str]) -> Callable[[Rows], Counted]:
    """Of the files with the trait, those with a problem of one of the codes."""

    def count(rows: Rows) -> Counted:
        among = rows.having(trait)
        return rows.hit(codes, among), len(among)

    return count


def _of_files(trait: FileTrait) -> Callable[[Rows], Counted]:
    return lambda rows: (len(rows.having(trait)), len(rows.files))


def _lenient(rows: Rows) -> Counted:
    among = rows.having("no_penalty", "lighter", "mitigated")
    return sum(1 for file in among if "lenient_sound" in file.traits), len(among)


def _rectified(rows: Rows) -> Counted:
    due = [one for one in rows.problems if one.rectification_kind]
    return sum(1 for one in due if one.closed), len(due)


def _consistent(rows: Rows) -> Counted:
    known = [one for one in rows.files if one.first_grade]
    return sum(1 for one in known if one.first_grade == one.grade), len(known)


def _confirmed(rows: Rows) -> Counted:
    return sum(x.confirmed for x in rows.suspects), sum(x.found for x in rows.suspects)


MAIN: tuple[_Rule, ...] = (
    _Rule(
        "per_file",
        "案均问题数",
        "确认问题总数 / 评查案卷数",
        "mean",
        lambda rows: (len(rows.problems), len(rows.files)),
    ),
    _Rule(
        "hit_rate",
        "案卷命中率（全部大类）",
        "含问题案卷数 / 案卷数",
        "share",
        lambda rows: (sum(1 for one in rows.files if one.id in rows.codes), len(rows.files)),
    ),
    _Rule(
        "veto_rate",
        "否决率",
        "触发否决项案卷数 / 案卷数",
        "share",
        lambda rows: (sum(1 for one in rows.files if one.vetoed), len(rows.files)),
    ),
    _Rule(
        "delivery",
        "送达规范率",
        "1 − EXE-01至05命中案卷数 / 案卷数",
        "complement",
        lambda rows: (rows.hit(DELIVERY), len(rows.files)),
    ),
    _Rule(
        "limits",
        "期限合规率",
        "1 − PRC-04、11、15及EXE-03命中案卷数 / 适用案卷数",
        "complement",
        _within("limits", LIMITS),
    ),
    _Rule(
        "reasoning",
        "裁量说理率",
        "1 − DIS-04命中案卷数 / 适用裁量案卷数",
        "complement",
        _within("discretion", REASONING),
    ),
    _Rule("rectified", "整改完成率", "已销号问题 / 应整改问题", "share", _rectified),
    _Rule("consistent", "初评—终评一致率", "等次未变化案卷数 / 案卷数", "share", _consistent),
    _Rule(
        "confirmed",
        "系统疑点确认率",
        "人工确认疑点 / 系统提示疑点",
        "share",
        _confirmed,
    ),
)

SPECIAL: tuple[_Rule, ...] = (
    _Rule(
        "no_penalty",
        "不予处罚占比",
        "不予处罚案卷数 / 案卷数",
        "share",
        _of_files("no_penalty"),
    ),
    _Rule("lighter", "从轻处罚占比", "从轻案卷数 / 案卷数", "share", _of_files("lighter")),
    _Rule("mitigated", "减轻处罚占比", "减轻案卷数 / 案卷数", "share", _of_files("mitigated")),
    _Rule("lenient", "免罚轻罚规范率", "适用规范案卷数 / 不予从轻减轻案卷数", "share", _lenient),
    _Rule(
        "approved",
        "行政检查审批率",
        "经审批检查案卷数 / 行政检查案卷数",
        "share",
        _both("inspection", "inspection_approved"),
    ),
    _Rule(
        "scanned",
        "扫码检查率",
        "扫码检查案卷数 / 行政检查案卷数",
        "share",
        _both("inspection", "inspection_scanned"),
    ),
    _Rule(
        "planned",
        "清单计划符合率",
        "列入清单计划案卷数 / 行政检查案卷数",
        "share",
        _both("inspection", "inspection_planned"),
    ),
    _Rule(
        "told",
        "检查结果告知率",
        "已告知结果案卷数 / 行政检查案卷数",
        "share",
        _both("inspection", "inspection_told"),
    ),
    _Rule("overdue", "逾期率", "逾期案卷数 / 适用期限案卷数", "share", _both("limits", "overdue")),
    _Rule(
        "delivered",
        "送达合格率",
        "1 − EXE-01至05命中案卷数 / 案卷数",
        "complement",
        lambda rows: (rows.hit(DELIVERY), len(rows.files)),
    ),
)


def indicators(
    rules: Sequence[_Rule], rows: Rows, before: Mapping[str, Ratio]
) -> tuple[Indicator, ...]:
    """Each rule's number, beside that of the last campaign where it is known."""
    return tuple(_indicator(rule, rule.count(rows), before.get(rule.key)) for rule in rules)


def printed(kind: str, part: int, whole: int) -> str:
    """An indicator's number as printed."""
    if kind == "mean":
        return rounding.mean(part, whole)
    return (rounding.complement if kind == "complement" else rounding.percent)(part, whole)


def _indicator(rule: _Rule, counted: Counted, before: Ratio | None) -> Indicator:
    now = printed(rule.kind, *counted)
    previous = printed(rule.kind, before.part, before.whole) if before else ""
    unit = "" if rule.kind == "mean" else "个百分点"
    return Indicator(
        rule.key,
        rule.name,
        rule.formula,
        rule.kind,
        *counted,
        printed=now,
        previous=previous,
        change=rounding.change(now, previous, unit),
    )
