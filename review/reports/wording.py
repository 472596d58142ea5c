"""How reports write dates, points, places and who confirmed (措辞)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.model.verdict import VERDICT_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from review.model.report import CaseReport, ReportFinding, ReportPlace

PROVISIONAL = "征求意见稿（未完成复核）"

# What XML 1.0 forbids, and signs that turn the direction of writing: no paper has them.
_FORBIDDEN = re.compile(
    "[^\\t\\n\\x20-\\x7e\\x85\\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    "|[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_DAY = re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_LONGEST_QUOTATION = 120


def clean(text: str) -> str:
    """The text without characters that no office format may hold; line ends as LF."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _FORBIDDEN.sub("", lines)


def long_date(day: date | None) -> str:
    """2026年3月6日, as running text writes it."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def short_date(day: date | None) -> str:
    """2026-03-06, as tables write it."""
    return f"{day:%Y-%m-%d}" if day else ""


def dates_in_words(text: str) -> str:
    """Running text with the dates of tables (2026-03-06) written as 2026年3月6日."""
    return _DAY.sub(lambda day: f"{day[1]}年{int(day[2])}月{int(day[3])}日", text)


def points(number: float) -> str:
    """Points (分) without needless zeros."""
    return f"{round(number, 2):g}"


def pages(numbers: Iterable[int]) -> str:
    """2、5—7."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(
        f"{run[0]}—{run[-1]}" if len(run) > 2 else "、".join(map(str, run)) for run in runs
    )


def place(one: ReportPlace) -> str:
    """《送达回证》第2页：“签收日期：2025年5月6日”."""
    quotation = one.text.replace("\n", " ").strip()
    if len(quotation) > _LONGEST_QUOTATION:
        quotation = quotation[:_LONGEST_QUOTATION] + "……"
    title = f"《{one.document}》" if one.document else ""
    unread = "（框出处）" if one.drawn else "（整页）"
    return f"{title}第{one.page_no}页" + (f"：“{quotation}”" if quotation else unread)


def as_sentence(text: str) -> str:
    """With a full stop, so that the next sentence may follow; an empty text stays empty."""
    text = text.rstrip()
    return text if not text or text[-1] in "。！？；…" else f"{text}。"


def confirmed_by(finding: ReportFinding, report: CaseReport) -> str:
    """系统辅助提示，经评查人员×××确认; what a person added says so."""
    who = finding.verdict.who if finding.verdict and finding.verdict.who else report.reviewer
    if finding.added:
        return f"评查人员{who}补录"
    amended = finding.verdict is not None and finding.verdict.value == "amended"
    return f"系统辅助提示，经评查人员{who}{'调整后' if amended else ''}确认"


def standing(finding: ReportFinding) -> str:
    """The word of the verdict: 成立, 不成立, 待定."""
    return VERDICT_NAMES[finding.verdict.value if finding.verdict else "open"]


def sureness(finding: ReportFinding) -> str:
    """The confidence as printed."""
    if finding.added or finding.confidence is None:
        return "人工补录"
    return f"{finding.confidence:.2f}"


def yuan(fen: int) -> str:
    """12,345.60元 of 分; whole yuan without decimals."""
    return f"{fen / 100:,.2f}".removesuffix(".00") + "元"
