"""Recomputes every number of a report from its findings and verdicts before it leaves the house."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.errors import ReportError
from review.model.defect import SEVERITY_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from review.model.report import CaseReport
    from review.model.score import Score, ScoredItem

_ROUNDING = 0.051
"""Items are rounded to a tenth of a point."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A number of the report that its findings do not bear out."""

    place: str
    printed: str
    computed: str

    def __str__(self) -> str:
        return f"{self.place}：报告为{self.printed}，按确认记录应为{self.computed}"


def check_figures(report: CaseReport) -> None:
    """Lets the report pass only where every number agrees.

    Raises:
        ReportError: names each place, what is printed and what it should be.
    """
    refuse(
        tuple(disagreements(report)),
        "报告中的数字与确认记录不一致，未导出。",
        "请重新打开案卷后再导出；仍不一致的，请将本提示告知管理员。",
    )


def refuse(wrong: Sequence[Disagreement], said: str, advice: str) -> None:
    """Stops an export where something disagrees.

    Raises:
        ReportError: `said`, each place, `advice`.
    """
    if wrong:
        places = tuple(map(str, wrong))
        raise ReportError("report_figures", f"{said}{'；'.join(places)}。{advice}", places)


def disagreements(report: CaseReport) -> Iterator[Disagreement]:
    """Every number that does not agree."""
    yield from _counts(report)
    yield from _subtotals(report)
    yield from _vetoes(report)
    yield from _pages(report)
    if report.score is not None:
        yield from _items(report, report.score)
        yield from _findings(report, report.score)
        yield from _total(report, report.score)


def _differ(place: str, printed: float, computed: float) -> Iterator[Disagreement]:
    if abs(printed - computed) > 1e-6:
        yield Disagreement(place, f"{printed:g}", f"{computed:g}")


def _counts(report: CaseReport) -> Iterator[Disagreement]:
    values = Counter(one.verdict.value for one in report.findings if one.verdict is not None)
    counts = report.counts
    yield from _differ("成立问题数", counts.confirmed, values["confirmed"])
    yield from _differ("调整后成立问题数", counts.amended, values["amended"])
    yield from _differ("不成立问题数", counts.rejected, values["rejected"])
    yield from _differ("未确认问题数", counts.waiting, len(report.waiting))
    if report.checked is not None:
        yield from _differ("无法判断项数", report.checked.undetermined, len(report.undetermined))


def _subtotals(report: CaseReport) -> Iterator[Disagreement]:
    printed = {one.severity: one for one in report.subtotals}
    for severity, name in SEVERITY_NAMES.items():
        standing = [one for one in report.printed if one.severity == severity]
        line = printed.get(severity)
        yield from _differ(f"{name}类问题数", line.count if line else 0, len(standing))
        points = round(sum(one.points for one in standing), 2)
        yield from _differ(f"{name}类扣分小计", line.points if line else 0.0, points)


def _vetoes(report: CaseReport) -> Iterator[Disagreement]:
    standing = {one.id: one for one in report.printed}
    for line in report.vetoes:
        known = sum(1 for one in line.findings if one in standing)
        yield from _differ(f"否决项{line.group}命中数", len(line.findings), known)
    if report.score is not None:
        for group in dict.fromkeys(one.group for one in report.score.veto_reasons):
            hits = {
                one.finding
                for one in report.score.veto_reasons
                if one.group == group and one.finding in standing
            }
            rows = [line for line in report.vetoes if line.group == group]
            printed = {finding for line in rows for finding in line.findings}
            if report.vetoes and printed != hits:
                yield Disagreement(f"否决项{group}", _ids(printed), _ids(hits))


def _pages(report: CaseReport) -> Iterator[Disagreement]:
    head = report.head
    if report.pages:
        yield from _differ("案卷页数", head.page_count, len(report.pages))
    if head.main_pages is not None and head.side_pages is not None:
        yield from _differ("正副卷页数合计", head.main_pages + head.side_pages, head.page_count)


def _items(report: CaseReport, score: Score) -> Iterator[Disagreement]:
    """Each item's deduction from its lines, capped and weighed as the rules of scoring say."""
    allowed = {one.id for one in report.printed} | {one.id for one in report.waiting}
    for group in dict.fromkeys(item.group for item in score.items):
        items = [item for item in score.items if item.group == group]
        factor = _weight(items)
        base = sum(item.base_points for item in items)
        points = sum(item.points for item in items)
        if abs(points - base) > _ROUNDING * len(items) and factor != 1.0:
            yield Disagreement(f"评分大类{group}满分", f"{points:g}", f"{base:g}")
        for item in items:
            place = f"评分项{item.item}（{item.name}）"
            lines = [line for line in item.deductions if line.finding in allowed]
            if len(lines) != len(item.deductions):
                lost = [x.finding for x in item.deductions if x.finding not in allowed]
                yield Disagreement(f"{place}的扣分依据", _ids(set(lost)), "不含不成立的问题")
            computed = _deducted(item, sum(line.taken for line in lines), factor)
            if abs(item.deducted - computed) > _ROUNDING:
                yield Disagreement(f"{place}扣分", f"{item.deducted:g}", f"{round(computed, 1):g}")


def _weight(items: list[ScoredItem]) -> float:
    """By how much items weigh more because others of the group do not apply."""
    assessed = [item for item in items if item.state in ("assessed", "stage_missing")]
    base = sum(item.base_points for item in assessed)
    spread = sum(
        item.base_points for item in items if item.state == "not_applicable" and item.points == 0
    )
    return (base + spread) / base if base else 1.0


def _deducted(item: ScoredItem, taken: float, factor: float) -> float:
    if item.state == "stage_missing":
        return item.points
    if item.state == "not_applicable":
        return 0.0
    taken = min(taken, item.base_points)
    return item.points if taken >= item.base_points else min(item.points, taken * factor)


def _findings(report: CaseReport, score: Score) -> Iterator[Disagreement]:
    """What each printed finding takes off, against the lines of the score."""
    taken: defaultdict[str, float] = defaultdict(float)
    for item in score.items:
        for line in item.deductions:
            taken[line.finding] += line.taken
    for finding in report.printed:
        yield from _differ(
            f"问题{finding.code}（{finding.id}）扣分", finding.points, taken[finding.id]
        )


def _total(report: CaseReport, score: Score) -> Iterator[Disagreement]:
    gained = sum(item.points - item.deducted for item in score.items)
    yield from _differ("总分", score.total, round(gained + score.bonus, 1))
    waiting = {one.id for one in report.waiting}
    if set(score.undecided) != waiting:
        yield Disagreement("未确认的问题", _ids(set(score.undecided)), _ids(waiting))
    if waiting and not score.provisional:
        yield Disagreement("评分状态", "终评", "暂评")
    if report.finished and score.provisional and waiting:
        yield Disagreement("复核状态", "已完成复核", f"尚有{len(waiting)}处未确认")


def _ids(findings: set[str]) -> str:
    return "、".join(sorted(findings)) or "无"
