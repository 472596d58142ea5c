"""The worksheets as text: the list of what was checked, and each sheet line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.model.citation_check import CITATION_VERDICT_NAMES
from review.model.worksheets import ANSWER_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from review.reports.contract import PlacePart
    from review.reports.worksheets_contract import (
        CheckedPart,
        CitationCheckPart,
        DiscretionPart,
        EndPart,
        LimitPart,
        OrderPart,
        TierPart,
        WorksheetsDocument,
    )

LIMIT_RESULTS = {
    "kept": "未超期",
    "over": "不合期限",
    "open": "尚未届满",
    "undetermined": "无法判断",
}
ORDER_RESULTS = {
    "kept": "次序正确",
    "reversed": "次序倒置",
    "undetermined": "无法判断",
    "not_in_file": "卷内没有",
}
COMPARISONS = {
    "inside": "在幅度内",
    "above": "高于",
    "below": "低于",
    "stated": "已写明",
    "not_stated": "未写明",
    "undetermined": "无法判断",
}
CONDITIONS = {"met": "满足", "unmet": "不满足", "not_stated": "卷内未载明"}


def summary(document: WorksheetsDocument) -> str:
    """甲卷.pdf：疑似问题3项，已查清50项，不涉及12项，无法判断25项."""
    counts = (
        f"{name}{sum(1 for one in document.checked if one.answer == answer)}项"
        for answer, name in ANSWER_NAMES.items()
    )
    return f"{document.source.file}：{'，'.join(counts)}"


def pages(places: Iterable[PlacePart]) -> str:
    """12、15."""
    return "、".join(str(page) for page in sorted({place.page_no for place in places}))


def checked_lines(one: CheckedPart) -> Iterator[str]:
    """One defect in full: answer, reason, steps and each place of its evidence."""
    yield f"{one.defect} {one.name}：{ANSWER_NAMES[one.answer]}"
    if one.reason:
        yield f"  {one.reason}"
    for place in one.evidence:
        words = f"“{place.text}”" if place.text else "整页"
        yield f"  第{place.page_no}页 {words}"


def limit_lines(sheet: LimitPart) -> Iterator[str]:
    """One time limit with start, rule, count, pauses, last day, actual day, result."""
    advisory = "（仅提示）" if sheet.advisory else ""
    yield f"{sheet.limit} {sheet.name}：{sheet.rule}{advisory}——{LIMIT_RESULTS[sheet.result]}"
    for label, end in (("起", sheet.start), ("止", sheet.end)):
        if end is not None:
            yield f"  {label}：{_end(end)}"
    for step in sheet.steps:
        yield f"  {step}"
    for pause in sheet.pauses:
        yield f"  扣除：{pause.name} {pause.start}至{pause.end}，{pause.title}"
    for extension in sheet.extensions:
        note = "" if extension.valid else f"，无效：{extension.reason}"
        yield f"  延期：{extension.title}，{extension.approved}批准，至{extension.until}{note}"
    if sheet.reason and sheet.result in ("open", "undetermined"):
        yield f"  {sheet.reason}"


def order_lines(answer: OrderPart) -> Iterator[str]:
    """One pair of dates under an order rule."""
    yield f"{answer.rule}（{answer.defect}）——{ORDER_RESULTS[answer.result]}"
    for label, end in (("先", answer.earlier), ("后", answer.later)):
        if end is not None:
            yield f"  {label}：{_end(end)}"
    if answer.result in ("undetermined", "not_in_file"):
        yield f"  {answer.reason}"
    if answer.note:
        yield f"  规则：{answer.note}"


def timeline_lines(document: WorksheetsDocument) -> Iterator[str]:
    """Every dated event, those unread, and what cannot all be right."""
    timeline = document.timeline
    if timeline is None:
        yield "办案时间线未能生成"
        return
    for event in timeline.events:
        clock = f" {event.time:%H:%M}" if event.time else ""
        yield f"{event.day}{clock}  《{event.title}》{event.words}（第{pages(event.evidence)}页）"
    for event in timeline.undated:
        where = f"（第{pages(event.evidence)}页）"
        yield f"日期未识读  《{event.title}》{event.words}“{event.raw}”{where}"
    if timeline.contradictions:
        yield "矛盾："
    for contradiction in timeline.contradictions:
        yield f"  {contradiction.message}"


def citation_lines(one: CitationCheckPart) -> Iterator[str]:
    """One citation with the article's words."""
    where = f"（第{pages(one.evidence)}页）" if one.evidence else ""
    yield f"{CITATION_VERDICT_NAMES[one.verdict]}：{one.written}{where}"
    version = f"（{one.version}）" if one.version and one.version not in one.reason else ""
    yield f"  《{one.law}》{version}：{one.reason}"
    if one.words:
        yield f"  {one.words}"


def discretion_lines(sheet: DiscretionPart) -> Iterator[str]:
    """The range of a fine as worked out, and the three tiers side by side."""
    yield f"{sheet.violation or '违法行为未写明'}：罚款{_yuan(sheet.fine)}"
    span = f"{_yuan(sheet.low)}至{_yuan(sheet.high)}"
    yield f"  适用{sheet.law_day or '日期未定'}的法律，法定幅度{span}"
    for base in sheet.bases:
        yield f"  {base.name}：{_yuan(base.fen)}{_note(base.why)}"
    for band in sheet.bands:
        governs = {True: "适用", False: "不适用", None: "是否适用不能确定"}[band.governs]
        whom = f"{band.target}，" if band.target else ""
        yield f"  幅度（{whom}{governs}）：{band.words}{'，' if band.words else ''}{band.steps}"
    for item in sheet.compared:
        yield f"  {item.item}——{COMPARISONS[item.result]}"
        yield f"    法律：{item.asked}"
        yield f"    决定：{item.decided}"
    for label, tier in (
        ("机关选用阶次", sheet.tier_chosen),
        ("情节指向阶次", sheet.tier_spoken_for),
        ("数额落入阶次", sheet.tier_of_fine),
    ):
        if tier is not None:
            yield f"  {label}：{_tier(tier)}"
    for entry in sheet.leniency:
        yield f"  {entry.list_name} {entry.violation}（{entry.source}）"
        for line in entry.conditions:
            yield f"    {line.condition}：{CONDITIONS[line.state]}{_note(line.words)}"
    for doubt in sheet.doubts:
        yield f"  存疑：{doubt}"


def statement_lines(document: WorksheetsDocument, names: Mapping[str, str]) -> Iterator[str]:
    """Each sentence once, with all its labels, a doubtful one with 问号; `names`: their names."""
    labels: dict[tuple[str, str], list[str]] = {}
    for one in document.statements:
        place = (one.sentence, pages(one.evidence))
        name = names.get(one.label, one.label)
        labels.setdefault(place, []).append(f"{name}？" if one.undetermined else name)
    for (sentence, where), said in labels.items():
        page = f"第{where}页 " if where else ""
        yield f"{page}[{'、'.join(said)}] {sentence}"


PARTS: Mapping[str, Callable[[WorksheetsDocument], Iterator[str]]] = {
    "timeline": timeline_lines,
    "limits": lambda document: (line for one in document.limits for line in limit_lines(one)),
    "orders": lambda document: (line for one in document.orders for line in order_lines(one)),
    "citations": lambda document: (
        line for one in document.citations for line in citation_lines(one)
    ),
    "discretion": lambda document: (
        line for one in document.discretion for line in discretion_lines(one)
    ),
}
"""The parts of the worksheets beside the list itself and the statements."""


def _end(end: EndPart) -> str:
    moment = f"{end.moment:%H:%M}" if end.moment else ""
    return f"{end.event} {end.day}{' ' if moment else ''}{moment}，{end.title}"


def _tier(tier: TierPart) -> str:
    words = "" if tier.words == tier.tier else tier.words
    return f"{tier.tier or '不能确定'}{_note(words)}{_note(tier.why)}"


def _yuan(fen: int | None) -> str:
    return "未定" if fen is None else f"{fen / 100:,.2f}".removesuffix(".00") + "元"


def _note(text: str) -> str:
    return f"（{text}）" if text else ""
