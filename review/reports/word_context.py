"""What the Word templates may name: every text ready to print (docs/reports.md lists them)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from review.model.defect import SEVERITY_NAMES
from review.reports.conclusions import MAIN_FINDINGS, conclusions
from review.reports.wording import (
    PROVISIONAL,
    as_sentence,
    clean,
    confirmed_by,
    dates_in_words,
    long_date,
    pages,
    place,
    points,
    short_date,
    standing,
    sureness,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.model.report import CaseReport, ReportFinding
    from review.model.report_parts import LimitLine, VetoLine
    from review.model.score import ScoredItem

_WEIGHT = {severity: rank for rank, severity in enumerate(SEVERITY_NAMES)}
_ORDINALS = "一二三四五六七八九十"
_LIMITS = {"kept": "未超期", "over": "不合期限", "open": "尚未届满", "undetermined": "无法判断"}


def word_context(report: CaseReport) -> dict[str, Any]:
    """All texts of both papers, cleaned; pictures are added by the writer."""
    context = {
        **_head(report),
        **conclusions(report),
        "vetoes": [_veto(number, line, report) for number, line in enumerate(report.vetoes, 1)],
        "score_items": list(_score_items(report)),
        "findings": [_finding(number, one, report) for number, one in enumerate(report.printed, 1)],
        "main_findings": _main_findings(report),
        "undetermined": [
            {
                "code": one.code,
                "name": one.name,
                "reason": one.reason,
                "pages": pages(where.page_no for where in one.places),
            }
            for one in report.undetermined
        ],
        "signers": [{"role": one.role, "name": one.name} for one in report.signers],
        "limits": [_limit(one) for one in report.limits],
        "missing": [
            {"name": f"《{one.name}》", "why": one.why, "pages": pages(one.unread_pages)}
            for one in report.missing
        ],
        "comparisons": [
            {
                "name": one.name,
                "values_listed": "\n".join(
                    f"{said.value}（《{said.document}》第{said.page_no}页）" for said in one.values
                ),
                "result": "一致" if one.agrees else "不一致",
            }
            for one in report.comparisons
        ],
    }
    cleaned: dict[str, Any] = _cleaned(context)
    return cleaned


def _head(report: CaseReport) -> dict[str, str]:
    head = report.head
    volumes = f"共{head.page_count}页"
    if head.main_pages is not None and head.side_pages is not None:
        volumes = f"正卷{head.main_pages}页、副卷{head.side_pages}页"
    checked = report.checked
    return {
        "draft_notice": "" if report.finished else PROVISIONAL,
        "state": "已完成复核" if report.finished else PROVISIONAL,
        "sheet_no": head.sheet_no,
        "batch": head.batch,
        "kind_name": head.kind_name,
        "case_no": head.case_no,
        "cause": head.cause,
        "agency": head.agency,
        "party": head.party,
        "officers": "、".join(
            f"{one.name}（{one.certificate}）" if one.certificate else one.name
            for one in head.officers
        ),
        "filing_date_short": short_date(head.filing_date),
        "decision_date_short": short_date(head.decision_date),
        "closing_date_short": short_date(head.closing_date),
        "volume_pages": volumes,
        "file_name": head.file_name,
        "sha256": head.sha256,
        "versions": report.versions,
        "checked": f"疑似问题{checked.found}项，已查清{checked.clear}项，不涉及"
        f"{checked.not_concerned}项，无法判断{checked.undetermined}项"
        if checked
        else "",
        "reviewer": report.reviewer,
        "day_long": long_date(report.day),
        "day_short": short_date(report.day),
    }


def _veto(number: int, line: VetoLine, report: CaseReport) -> dict[str, Any]:
    hits = [one for one in report.printed if one.id in line.findings]
    where = pages(spot.page_no for one in hits for spot in one.places)
    codes = "、".join(dict.fromkeys(one.code for one in hits))
    return {
        "no": number,
        "group": line.group,
        "name": line.name if line.on else f"{line.name}（本单位未启用）",
        "hit": "命中" if hits else "未命中",
        "evidence": f"{codes}，第{where}页" if where else codes,
        "opinion_a": line.opinion_a,
        "opinion_b": line.opinion_b,
        "conclusion": line.conclusion,
    }


def _score_items(report: CaseReport) -> Iterator[dict[str, str]]:
    """A row for each group and one for each of its items."""
    items = report.score.items if report.score else ()
    for group in dict.fromkeys(item.group for item in items):
        mine = [item for item in items if item.group == group]
        yield {
            "name": f"{group} {mine[0].group_name}",
            "points": points(sum(item.points for item in mine)),
            "deducted": points(sum(item.deducted for item in mine)),
            "gained": points(sum(item.gained for item in mine)),
            "codes": "",
            "note": "",
        }
        yield from (_score_item(item) for item in mine)


def _score_item(item: ScoredItem) -> dict[str, str]:
    lines = "；".join(f"{one.defect}扣{points(one.taken)}分" for one in item.deductions)
    notes = "；".join(dict.fromkeys(one.note for one in item.deductions if one.note))
    return {
        "name": f"　{item.item} {item.name}",
        "points": points(item.points),
        "deducted": points(item.deducted),
        "gained": points(item.gained),
        "codes": "、".join(dict.fromkeys(one.defect for one in item.deductions)),
        "note": "；".join(part for part in (lines, notes, item.note) if part),
    }


def _finding(number: int, one: ReportFinding, report: CaseReport) -> dict[str, Any]:
    verdict = one.verdict
    when = f"（{verdict.when:%Y-%m-%d}）" if verdict else ""
    note = f"，意见：{verdict.note}" if verdict and verdict.note else ""
    return {
        "no": number,
        "code": one.code,
        "name": one.name,
        "category": one.category_name,
        "severity": one.severity_name,
        "message": one.message,
        "evidence": "\n".join(place(spot) for spot in one.places) or "（卷内没有可指的位置）",
        "evidence_line": "；".join(place(spot) for spot in one.places),
        "basis": "\n".join(one.basis),
        "basis_line": "、".join(one.basis) or "评查标准",
        "rule": one.rule,
        "points": points(one.points),
        "advice": one.advice,
        "standing": standing(one),
        "confidence": sureness(one),
        "confirmed": f"{confirmed_by(one, report)}{when}{note}",
    }


def _main_findings(report: CaseReport) -> list[dict[str, Any]]:
    heaviest = sorted(report.printed, key=lambda one: (_WEIGHT[one.severity], -one.points))
    texts = []
    for number, one in enumerate(heaviest[:MAIN_FINDINGS], 1):
        made = _finding(number, one, report)
        for part in ("message", "advice", "confirmed"):
            made[part] = dates_in_words(made[part])
        for part in ("message", "advice"):
            made[part] = as_sentence(made[part])
        texts.append({**made, "ordinal": _ORDINALS[number - 1]})
    return texts


def _limit(one: LimitLine) -> dict[str, str]:
    last = f"最后一日{short_date(one.last_day)}。" if one.last_day else ""
    return {
        "name": one.name,
        "rule": one.rule,
        "start": one.start,
        "end": one.end,
        "result": _LIMITS[one.result],
        "reason": f"{last}{one.reason}",
    }


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: _cleaned(one) for key, one in value.items()}
    return [_cleaned(one) for one in value] if isinstance(value, list) else value
