"""Ready sentences of the campaign's papers, made of its numbers (现成语句)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from review.reports.campaign import rounding, wording

if TYPE_CHECKING:
    from review.model.campaign_numbers import CampaignNumbers, Indicator, QuarterLine
    from review.model.campaign_report import CampaignReport


def campaign_lines(report: CampaignReport) -> dict[str, str]:
    """Each sentence by the tag that prints it."""
    numbers = report.numbers
    return {
        "overview_line": _overview(report),
        "grades_line": _grades(numbers),
        "comparison_line": _comparison(numbers),
        "problems_line": _problems(report),
        "shares_note": _shares_note(numbers),
        "praise_line": _praise(numbers),
        "lenient_line": _special(
            numbers, ("no_penalty", "lighter", "mitigated", "lenient"), "未见适用情形"
        ),
        "inspection_line": _special(
            numbers, ("approved", "scanned", "planned", "told"), "本次没有评查行政检查案卷"
        ),
        "limits_line": _limits(numbers),
        "delivery_line": _special(numbers, ("delivered",), "没有可统计的案卷"),
        "reply_line": f"请于收到之日起{report.reply_days}日内书面回复整改情况，"
        "附问题清单、责任清单、整改清单及佐证材料。",
        "similar_line": f"本次归集同一违法行为、同一依据的类案{len(report.similar)}组，见下表。"
        if report.similar
        else "本次没有归集到可比较的类案。",
    }


def _overview(report: CampaignReport) -> str:
    numbers = report.numbers
    drawn = rounding.percent(report.selected, report.population)
    return (
        f"本次评查的案件办结期间为{wording.period(report.first_day, report.last_day)}，"
        f"涉及{numbers.agencies}个单位。从台账所列{report.population}件案件中抽取"
        f"{report.selected}件（{report.selected}/{report.population}，{drawn}），"
        f"实际完成评查并形成等次{numbers.files}卷。"
    )


def _grades(numbers: CampaignNumbers) -> str:
    if not numbers.files:
        return "尚无形成等次的案卷。"
    return (
        f"全部{numbers.files}卷平均分{numbers.mean}分，中位数{numbers.median}分。"
        f"优秀{numbers.excellent}卷，优秀率{numbers.excellent_rate}；"
        f"合格{numbers.passed}卷，占{numbers.passed_rate}；"
        f"不合格{numbers.failed}卷，不合格率{numbers.failed_rate}。"
    )


def _comparison(numbers: CampaignNumbers) -> str:
    """Against the last campaign (环比) and the same quarter a year ago (同比)."""
    now = numbers.quarters[-1]
    parts = []
    for word, earlier in (
        ("环比", next((one.name for one in numbers.earlier if one.is_last), "")),
        ("同比", next((x.name for x in numbers.earlier if x.same_quarter_last_year), "")),
    ):
        line = next((one for one in numbers.quarters[:-1] if one.name == earlier), None)
        if line is not None:
            parts.append(f"与{line.name}相比（{word}），{_against(now, line)}。")
    return "".join(parts) or "没有可比较的前期评查数据。"


def _against(now: QuarterLine, before: QuarterLine) -> str:
    changes = (
        ("平均分", rounding.change(now.mean, before.mean, "分")),
        ("优秀率", rounding.change(now.excellent_rate, before.excellent_rate, "个百分点")),
        ("合格率", rounding.change(now.passed_rate, before.passed_rate, "个百分点")),
        ("不合格率", rounding.change(now.failed_rate, before.failed_rate, "个百分点")),
        ("案均问题数", rounding.change(now.per_file, before.per_file, "个")),
    )
    words = []
    for name, change in changes:
        if change == "持平":
            words.append(f"{name}持平")
        elif change:
            words.append(f"{name}{'上升' if change[0] == '+' else '下降'}{change[1:]}")
    return "，".join(words) or "无可比数据"


def _problems(report: CampaignReport) -> str:
    numbers = report.numbers
    if not numbers.problems:
        return f"{numbers.files}卷中没有确认的问题。"
    per_file = next(one.printed for one in numbers.indicators if one.key == "per_file")
    listed = "、".join(
        f"{one.name}类{one.problems}个（{one.share}）" for one in numbers.severities if one.problems
    )
    return (
        f"经评查人员确认的问题共{numbers.problems}个，案均问题数{per_file}个。"
        f"按严重程度：{listed}。"
    )


def _shares_note(numbers: CampaignNumbers) -> str:
    """Rounded shares need not add up to 100.00: said where they do not."""
    added = rounding.total_of([one.share for one in numbers.categories])
    if not numbers.problems or added == Decimal(100):
        return ""
    return f"注：占比按四舍五入保留两位小数，各分项相加为{added}%，合计以100.00%计。"


def _praise(numbers: CampaignNumbers) -> str:
    units = [one for one in numbers.by_agency if one.excellent]
    if not units:
        return "本次评查没有评定为优秀的案卷。"
    listed = "、".join(
        f"{one.agency}{one.excellent}卷"
        for one in sorted(units, key=lambda one: (-one.excellent, one.agency))
    )
    return f"评定为优秀的案卷共{numbers.excellent}卷：{listed}。"


def _special(numbers: CampaignNumbers, keys: tuple[str, ...], none: str) -> str:
    def before(one: Indicator) -> str:
        return "1−" if one.kind == "complement" else ""

    parts = [
        f"{one.name}{one.printed}（{before(one)}{one.part}/{one.whole}）"
        for one in numbers.special
        if one.key in keys and one.whole
    ]
    return ("，".join(parts) or none) + "。"


def _limits(numbers: CampaignNumbers) -> str:
    overdue = next(one for one in numbers.special if one.key == "overdue")
    days = f"平均办案天数{numbers.average_days}天" if numbers.average_days != "—" else ""
    rate = f"逾期率{overdue.printed}（{overdue.part}/{overdue.whole}）" if overdue.whole else ""
    return ("，".join(part for part in (days, rate) if part) or "没有可统计的案卷") + "。"
