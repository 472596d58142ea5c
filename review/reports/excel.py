"""Writes all findings with their reasons, the score and the log of verdicts as Excel."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from openpyxl import Workbook

from review.model.defect import SEVERITY_NAMES
from review.reports.figures import check_figures
from review.reports.masking import mask_report
from review.reports.sheets import table_sheet
from review.reports.wording import (
    PROVISIONAL,
    confirmed_by,
    pages,
    place,
    short_date,
    standing,
    sureness,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from review.model.report import CaseReport, ReportFinding

_FINDINGS = (
    ("序号", 6),
    ("缺陷码", 10),
    ("名称", 26),
    ("大类", 12),
    ("严重度", 8),
    ("结论", 12),
    ("不成立原因", 12),
    ("意见", 26),
    ("确认人", 10),
    ("确认时间", 17),
    ("扣分", 8),
    ("事实", 44),
    ("出处", 44),
    ("页码", 10),
    ("依据", 34),
    ("整改建议", 34),
    ("置信度", 10),
    ("说明", 34),
    ("原提示", 34),
)
_UNDETERMINED = (("缺陷码", 10), ("名称", 30), ("原因", 60), ("页码", 12))
_SCORE = (
    ("大类", 18),
    ("评分项", 30),
    ("满分", 8),
    ("扣分", 8),
    ("得分", 8),
    ("缺陷码", 20),
    ("说明", 60),
)
_LOG = (
    ("时间", 17),
    ("评查人员", 12),
    ("缺陷码", 10),
    ("名称", 30),
    ("原结论", 12),
    ("结论", 12),
    ("原因", 12),
    ("意见", 40),
    ("扣分", 8),
    ("问题编号", 24),
)


def write_excel(report: CaseReport, *, masked: bool = False) -> bytes:
    """The workbook as .xlsx: findings, undetermined, score, log, head of the case file.

    Raises:
        ReportError: figures that disagree.
    """
    check_figures(report)
    if masked:
        report = mask_report(report)
    book = Workbook()
    del book[book.sheetnames[0]]
    table_sheet(book, "问题清单", _FINDINGS, _finding_rows(report))
    table_sheet(book, "无法判断", _UNDETERMINED, _undetermined_rows(report))
    table_sheet(book, "评分", _SCORE, _score_rows(report))
    table_sheet(book, "确认记录", _LOG, _log_rows(report))
    table_sheet(book, "案卷信息", (("项目", 20), ("内容", 80)), _head_rows(report))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _finding_rows(report: CaseReport) -> Iterator[Sequence[object]]:
    """Those that stand first, then those waiting, then those rejected."""
    rejected = [one for one in report.findings if not one.stands and not one.waits]
    for number, one in enumerate([*report.printed, *report.waiting, *rejected], 1):
        yield number, *_finding(one, report)


def _finding(one: ReportFinding, report: CaseReport) -> Sequence[object]:
    verdict = one.verdict
    return (
        one.code,
        one.name,
        one.category_name,
        one.severity_name,
        standing(one),
        verdict.reason if verdict else "",
        verdict.note if verdict else "",
        verdict.who if verdict else "",
        f"{verdict.when:%Y-%m-%d %H:%M}" if verdict else "",
        round(one.points, 2) if one.stands else 0,
        one.message,
        "\n".join(place(spot) for spot in one.places),
        pages(spot.page_no for spot in one.places),
        "\n".join(one.basis),
        one.advice,
        sureness(one),
        confirmed_by(one, report) if one.stands else "",
        one.original_message,
    )


def _undetermined_rows(report: CaseReport) -> Iterator[Sequence[object]]:
    for one in report.undetermined:
        yield one.code, one.name, one.reason, pages(spot.page_no for spot in one.places)
    if report.unread_pages:
        yield "", "未能识读的页", "页面未能识读，所载内容未经检查。", pages(report.unread_pages)


def _score_rows(report: CaseReport) -> Iterator[Sequence[object]]:
    score = report.score
    if score is None:
        return
    for item in score.items:
        lines = [f"{one.defect}扣{one.taken:g}分{one.note}" for one in item.deductions]
        yield (
            f"{item.group} {item.group_name}",
            f"{item.item} {item.name}",
            round(item.points, 2),
            round(item.deducted, 2),
            round(item.gained, 2),
            "、".join(dict.fromkeys(one.defect for one in item.deductions)),
            "；".join([*lines, *([item.note] if item.note else [])]),
        )
    if score.bonus:
        yield "", "加分", "", "", round(score.bonus, 2), "", ""
    state = "暂评" if score.provisional else "终评"
    total = round(score.total, 2)
    yield "", f"总分（{state}）", "", "", total, score.grade, score.grade_reason


def _log_rows(report: CaseReport) -> Iterator[Sequence[object]]:
    for one in report.verdicts:
        yield (
            f"{one.when:%Y-%m-%d %H:%M:%S}",
            one.who,
            one.code,
            one.name,
            one.previous,
            one.value,
            one.reason,
            one.note,
            "" if one.points is None else one.points,
            one.finding,
        )


def _head_rows(report: CaseReport) -> Iterator[Sequence[object]]:
    head, counts = report.head, report.counts
    yield "状态", "已完成复核" if report.finished else PROVISIONAL
    yield "评查表编号", head.sheet_no
    yield "案卷类型", head.kind_name
    yield "案号", head.case_no
    yield "案由", head.cause
    yield "被评查单位", head.agency
    yield "当事人", head.party
    yield "立案日期", short_date(head.filing_date)
    yield "决定日期", short_date(head.decision_date)
    yield "结案日期", short_date(head.closing_date)
    yield "来源文件", head.file_name
    yield "文件哈希（SHA-256）", head.sha256
    yield "页数", head.page_count
    yield "成立", counts.confirmed
    yield "调整后成立", counts.amended
    yield "不成立", counts.rejected
    yield "未确认", counts.waiting
    for line in report.subtotals:
        name = SEVERITY_NAMES[line.severity]
        yield f"{name}类", f"{line.count}处，扣{line.points:g}分"
    yield "导出日期", short_date(report.day)
    yield "系统版本", report.versions
