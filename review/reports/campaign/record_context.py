"""What the templates of the records may name: 抽样记录, 复核意见表, 回头看记录."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from review.model.campaign_numbers import NOT_APPLICABLE as _NONE
from review.reports.campaign import rounding, wording
from review.reports.figures import Disagreement
from review.reports.wording import long_date, short_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.model.campaign_papers import LookBackPaper, RecheckPaper, SamplingRecord


def sampling_context(record: SamplingRecord) -> dict[str, Any]:
    """抽样记录."""
    rate = rounding.percent(record.drawn, record.population)
    context = {
        "organ": record.organ,
        "campaign": record.campaign,
        "ledger_name": record.ledger_name,
        "ledger_sha256": record.ledger_sha256,
        "seed": record.seed,
        "method": record.method,
        "population": record.population,
        "drawn": record.drawn,
        "rate": rate,
        "summary_line": f"从台账所列{record.population}件案件中抽取{record.drawn}件"
        f"（{record.drawn}/{record.population}，{rate}）。"
        "凭本记录所载种子与同一台账，任何人可以重新抽取并得到相同结果。",
        "rules": list(record.mandatory_rules) or ["无"],
        "ledger_problems": list(record.ledger_problems) or ["未发现跳号、重复、日期异常等问题。"],
        "strata": [
            {
                "index": number,
                "agency": one.agency,
                "kind": one.kind_name,
                "population": one.population,
                "quota": one.quota,
                "drawn": one.drawn,
                "mandatory": one.mandatory,
            }
            for number, one in enumerate(record.strata, 1)
        ],
        "strata_totals": {
            "population": sum(one.population for one in record.strata),
            "quota": sum(one.quota for one in record.strata),
            "drawn": sum(one.drawn for one in record.strata),
            "mandatory": sum(one.mandatory for one in record.strata),
        },
        "picks": [
            {
                "index": number,
                "row_no": one.row_no,
                "case_no": one.case_no,
                "agency": one.agency,
                "kind": one.kind_name,
                "cause": one.cause,
                "why": one.why,
            }
            for number, one in enumerate(record.picks, 1)
        ],
        "drawn_by": record.drawn_by,
        "drawn_at": record.drawn_at,
        "versions": record.versions,
    }
    made: dict[str, Any] = wording.cleaned(context)
    return made


def sampling_disagreements(record: SamplingRecord) -> Iterator[Disagreement]:
    """Picks and strata against the numbers printed."""
    yield from _differ("抽取件数", record.drawn, len(record.picks))
    yield from _differ("台账案件数", record.population, sum(x.population for x in record.strata))
    by_stratum = Counter((one.agency, one.kind_name) for one in record.picks)
    for one in record.strata:
        place = f"分层“{one.agency}·{one.kind_name}”"
        yield from _differ(f"{place}抽取数", one.drawn, by_stratum[one.agency, one.kind_name])
        if not one.mandatory <= one.drawn <= one.population:
            yield Disagreement(f"{place}抽取数", str(one.drawn), f"不超过{one.population}")
    for row, count in Counter(one.row_no for one in record.picks).items():
        if count > 1:
            yield Disagreement(f"台账第{row}行", f"抽中{count}次", "1次")


def recheck_context(paper: RecheckPaper) -> dict[str, Any]:
    """复核意见表."""
    context = {
        "organ": paper.organ,
        "number": paper.number,
        "campaign": paper.campaign,
        "agency": paper.agency,
        "lines": [
            {
                "index": number,
                "no": one.problem_no,
                "name": one.name,
                "way": one.way,
                "found": wording.written(one.found),
                "conclusion": one.conclusion,
                "action": one.action,
                "checkers": "\n".join(x for x in (one.first_checker, one.second_checker) if x),
                "day": short_date(one.day),
            }
            for number, one in enumerate(paper.lines, 1)
        ],
        "summary_line": f"本次复核问题{len(paper.lines)}项，销号{paper.closed}项，"
        f"其余{len(paper.lines) - paper.closed}项按所列意见处理。",
        "day_long": long_date(paper.day),
    }
    made: dict[str, Any] = wording.cleaned(context)
    return made


def recheck_disagreements(paper: RecheckPaper) -> Iterator[Disagreement]:
    """The number closed; a line closed by fewer than two persons."""
    closed = [one for one in paper.lines if one.action == "销号"]
    yield from _differ("销号项数", paper.closed, len(closed))
    for one in closed:
        people = {one.first_checker, one.second_checker} - {""}
        if len(people) < 2:
            yield Disagreement(f"问题{one.problem_no}复核人", "、".join(people) or "无", "两人")
        if one.conclusion != "通过":
            yield Disagreement(f"问题{one.problem_no}复核结论", one.conclusion, "通过（方可销号）")


def look_back_context(paper: LookBackPaper) -> dict[str, Any]:
    """回头看记录."""
    context = {
        "organ": paper.organ,
        "campaign": paper.campaign,
        "agency": paper.agency,
        "files": [{"index": no, **wording.case(one)} for no, one in enumerate(paper.files, 1)],
        "file_count": len(paper.files),
        "lines": [
            {
                "code": one.code,
                "name": one.name,
                "cause": one.cause,
                "before": one.before,
                "now": one.now,
                "rate": one.rate,
                "effective": one.effective,
            }
            for one in paper.lines
        ],
        "before": paper.before,
        "now": paper.now,
        "rate": paper.rate,
        "effective": paper.effective,
        "summary_line": f"抽查新办结案卷{len(paper.files)}卷，原问题{paper.before}个，"
        f"新抽样同码问题{paper.now}个，同类缺陷复发率{paper.rate}"
        f"（{paper.now}/{paper.before}），整改有效率{paper.effective}。",
        "repeated_line": f"复发率达到{paper.relapse_percent}%以上，列入下季重点抽样，"
        "标记为屡查屡犯。"
        if paper.repeated
        else f"复发率未达到{paper.relapse_percent}%，不列入下季重点抽样。",
        "remarks": wording.paragraphs(paper.remarks),
        "checkers": "、".join(paper.checkers),
        "day_long": long_date(paper.day),
    }
    made: dict[str, Any] = wording.cleaned(context)
    return made


def look_back_disagreements(paper: LookBackPaper) -> Iterator[Disagreement]:
    """Sums, rates, and whether the unit is marked."""
    told = [one for one in paper.lines if (one.rate, one.effective) != (_NONE, _NONE)]
    yield from _differ("原问题数", paper.before, sum(one.before for one in told))
    yield from _differ("新抽样同码问题数", paper.now, sum(one.now for one in told))
    rows = [(one.code, one.now, one.before, one.rate, one.effective) for one in told]
    rows.append(("合计", paper.now, paper.before, paper.rate, paper.effective))
    for place, now, before, rate, effective in rows:
        right = rounding.percent(now, before), rounding.percent(max(0, before - now), before)
        if rate != right[0]:
            yield Disagreement(f"{place}复发率", rate, right[0])
        if effective != right[1]:
            yield Disagreement(f"{place}整改有效率", effective, right[1])
    repeated = paper.before > 0 and paper.now * 100 >= paper.relapse_percent * paper.before
    if paper.repeated != repeated:
        words = {True: "列入", False: "不列入"}
        yield Disagreement("下季重点抽样", words[paper.repeated], words[repeated])


def _differ(place: str, printed: int, computed: int) -> Iterator[Disagreement]:
    if printed != computed:
        yield Disagreement(place, str(printed), str(computed))
