"""Recomputes every number of a campaign's papers from the rows before export (自检)."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from review.model.campaign_report import WRITTEN
from review.reports.campaign.numbers import numbers_of
from review.reports.campaign.text_numbers import Names, names_of, text_disagreements
from review.reports.figures import Disagreement
from review.reports.figures import refuse as refuse_figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from review.model.campaign_report import CampaignReport, ReportedFile, ReportedProblem

_TABLES = {
    "indicators": "指标表",
    "special": "专项分析",
    "by_agency": "表2 单位等次表",
    "categories": "十大类问题统计",
    "top": "图2 缺陷码TOP15",
    "heat": "表3 大类×单位热力表",
    "heat_agencies": "表3 单位",
    "severities": "严重度统计",
    "quarters": "季度比较",
    "files": "评查案卷数",
    "agencies": "单位数",
    "problems": "问题总数",
    "mean": "平均分",
    "median": "中位数",
    "excellent": "优秀卷数",
    "passed": "合格卷数",
    "failed": "不合格卷数",
    "excellent_rate": "优秀率",
    "passed_rate": "合格率",
    "failed_rate": "不合格率",
    "average_days": "平均办案天数",
}
_COLUMNS = {
    "part": "分子",
    "whole": "分母",
    "printed": "数值",
    "previous": "上季度",
    "change": "环比",
    "files": "案卷数",
    "problems": "问题数",
    "mean": "均分",
    "excellent": "优秀",
    "passed": "合格",
    "failed": "不合格",
    "excellent_rate": "优秀率",
    "passed_rate": "合格率",
    "failed_rate": "不合格率",
    "previous_mean": "上季度均分",
    "share": "占比",
    "hit_rate": "案卷命中率",
    "total": "合计",
    "per_file": "案均问题数",
    "counts": "各单位问题数",
    "formula": "公式",
    "name": "名称",
}


def check_campaign(report: CampaignReport) -> Names:
    """Lets the report pass only where every number agrees; gives the names texts may use.

    Raises:
        ReportError: names each place, what is printed and what the rows give.
    """
    names = names_of(report.numbers)
    refuse((*disagreements(report), *_written(report, names)))
    return names


def refuse(wrong: Sequence[Disagreement]) -> None:
    """Stops the export where something disagrees.

    Raises:
        ReportError: with each place.
    """
    refuse_figures(
        wrong,
        "文书中的数字与评查记录不一致，未导出。",
        "数字由系统统计的，请刷新后重新导出；写在文字里的，请改正该处文字。",
    )


def disagreements(report: CampaignReport) -> Iterator[Disagreement]:
    """Every number of the tables that the rows do not bear out."""
    yield from row_faults(report.files, report.problems, report.agencies)
    printed = report.numbers
    name = printed.quarters[-1].name if printed.quarters else ""
    computed = numbers_of(
        name, report.agencies, report.files, report.problems, report.suspects, printed.earlier
    )
    for field, place in _TABLES.items():
        yield from _differences(place, getattr(printed, field), getattr(computed, field))
    if report.selected < len(report.files):
        yield Disagreement("抽取案卷数", str(report.selected), f"不少于{len(report.files)}")
    if report.population < report.selected:
        yield Disagreement("台账案件数", str(report.population), f"不少于{report.selected}")
    for line in report.suspects:
        if not 0 <= line.confirmed <= line.found:
            yield Disagreement(
                f"系统疑点{line.code}确认数", str(line.confirmed), f"0至{line.found}"
            )


def row_faults(
    files: Sequence[ReportedFile],
    problems: Sequence[ReportedProblem],
    agencies: Sequence[str] | None = None,
) -> Iterator[Disagreement]:
    """Rows that would be counted twice or nowhere."""
    known = {one.id for one in files}
    yield from _twice("案卷", (one.id for one in files))
    yield from _twice("问题编号", (one.no for one in problems))
    for problem in problems:
        if problem.file not in known:
            yield Disagreement(f"问题{problem.no}所属案卷", problem.file, "本次评查的案卷")
    if agencies is not None:
        yield from _twice("单位", agencies)
        for agency in sorted({one.agency for one in files} - set(agencies)):
            yield Disagreement("案卷所属单位", agency, "本次被评查单位")


def _twice(place: str, keys: Iterable[str]) -> Iterator[Disagreement]:
    for key, count in Counter(keys).items():
        if count > 1:
            yield Disagreement(f"{place}{key}", f"列入{count}次", "1次")


def _written(report: CampaignReport, names: Names) -> Iterator[Disagreement]:
    """Numbers in what people wrote."""
    for one in report.written:
        yield from text_disagreements(WRITTEN.get(one.key, one.key), one.text, names)
    for number, case in enumerate(report.typical, 1):
        for text in (case.facts, case.violated, case.effect, case.right_way):
            yield from text_disagreements(f"典型问题{number}“{case.title}”", text, names)
    for number, group in enumerate(report.similar, 1):
        for text in group.outliers:
            yield from text_disagreements(f"类案{number}", text, names)


def _differences(place: str, printed: Any, computed: Any) -> Iterator[Disagreement]:
    """Both gone through side by side; a row is named by its first text."""
    if isinstance(printed, tuple) and isinstance(computed, tuple):
        if len(printed) != len(computed):
            yield Disagreement(f"{place}行数", str(len(printed)), str(len(computed)))
        for number, (one, other) in enumerate(zip(printed, computed, strict=False), 1):
            inner = f"{place}“{_row_name(one)}”" if is_dataclass(one) else f"{place}第{number}项"
            yield from _differences(inner, one, other)
    elif is_dataclass(printed) and type(printed) is type(computed):
        for field in fields(printed):
            column = _COLUMNS.get(field.name, field.name)
            yield from _differences(
                f"{place}·{column}", getattr(printed, field.name), getattr(computed, field.name)
            )
    elif printed != computed:
        yield Disagreement(place, str(printed) or "（空）", str(computed) or "（空）")


def _row_name(row: Any) -> str:
    for key in ("name", "agency", "code"):
        if text := getattr(row, key, ""):
            return str(text)
    return ""
