"""Explains a score line by line, down to finding, page and message."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from review.model.finding import Finding
    from review.model.score import Score, ScoredItem
    from review.model.verdict import Confirmed


def score_lines(
    score: Score,
    findings: Mapping[str, Finding],
    standard_name: str,
    confirmed: Confirmed | None = None,
    undetermined: int = 0,
) -> Iterator[str]:
    """The whole explanation; `findings` by id, `standard_name`: the table's (行政处罚 …).

    `undetermined`: how many defects could not be decided; they take nothing off.
    """
    state = "暂评" if score.provisional else "终评"
    yield f"{standard_name}评分表（{score.standard}）{state}：{score.total:g}分，{score.grade}"
    yield f"等次：{score.grade_reason}"
    yield f"依据：{_basis(score)}"
    if undetermined:
        yield f"另有{undetermined}项无法判断，未扣分，请人工核查"
    if score.bonus:
        yield f"加分：{score.bonus:g}分"
    yield ""
    group = ""
    for item in score.items:
        if item.group != group:
            group = item.group
            mine = [one for one in score.items if one.group == group]
            gained, points = sum(one.gained for one in mine), sum(one.points for one in mine)
            yield f"{group} {item.group_name}  {_of(gained, points)}"
        yield from _item(item, findings)
    yield from _vetoes(score, findings)
    if score.recorded:
        yield ""
        yield "只记录、不扣分："
        for one in score.recorded:
            yield f"  {_say(one.finding, findings)}"
            yield f"      {one.reason}"
    if confirmed and confirmed.stale:
        yield ""
        yield f"确认意见中有{len(confirmed.stale)}条在结果中已不存在：{'、'.join(confirmed.stale)}"


def _basis(score: Score) -> str:
    if not score.provisional:
        return "各处问题均已由人确认，只计经确认的问题"
    if score.undecided:
        waiting = len(score.undecided)
        return f"还有{waiting}处问题未经人确认；规则直接认定且把握不低于0.9的暂计，其余不计"
    return "机器未发现须确认的问题，尚无人复核"


def _item(item: ScoredItem, findings: Mapping[str, Finding]) -> Iterator[str]:
    yield f"  {item.item} {item.name}  {_of(item.gained, item.points)}"
    if item.note:
        yield f"      {item.note}"
    for line in item.deductions:
        note = f"（{line.note}）" if line.note else ""
        yield f"    －{line.taken:g} {_say(line.finding, findings)}{note}"
        finding = findings.get(line.finding)
        if finding is not None:
            yield f"      {finding.message}"


def _vetoes(score: Score, findings: Mapping[str, Finding]) -> Iterator[str]:
    if not score.veto_reasons:
        return
    yield ""
    yield "否决项："
    for veto in score.veto_reasons:
        who = "、".join(veto.confirmed_by) or "尚无人"
        yield f"  {veto.group} {veto.name}：{_say(veto.finding, findings)}，{who}确认"


def _of(gained: float, points: float) -> str:
    return f"{round(gained, 1):g}/{round(points, 1):g}"


def _say(finding_id: str, findings: Mapping[str, Finding]) -> str:
    """EXE-03 决定书超期送达（第12、15页）."""
    finding = findings.get(finding_id)
    if finding is None:
        return finding_id
    pages = sorted({place.page_no for place in finding.evidence})
    where = f"（第{'、'.join(map(str, pages))}页）" if pages else ""
    return f"{finding.defect} {finding.name}{where}"
