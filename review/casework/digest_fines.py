"""The fines of a result as like cases compare them (类案): range, amount, circumstances."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from review.checks.discretion.circumstances import AGENCY_PAPERS, NAMES, SURE_LABEL, short
from review.checks.discretion.party import group_of_name
from review.checks.discretion.rule_bands import RAISING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_LONGEST = 120
_NOT_IMPORTED = "未导入"
_REASONED = {"clear": True, "found": False}


def fines_of(result: Mapping[str, Any], sheets: Mapping[str, Any]) -> list[dict[str, Any]]:
    """One entry a 裁量计算表 of the worksheets."""
    papers = {one["id"] for one in result["documents"] if one["kind"] in AGENCY_PAPERS}
    said = [one for one in sheets["statements"] if one["document"] in papers]
    answers = {one["defect"]: one["answer"] for one in sheets["checked"]}
    party = group_of_name((result.get("case_file") or {}).get("party") or "")
    return [
        _fine(sheet, result, said, _REASONED.get(answers.get("DIS-04", "")), party)
        for sheet in sheets["discretion"]
    ]


def _fine(
    sheet: Mapping[str, Any],
    result: Mapping[str, Any],
    said: Sequence[Mapping[str, Any]],
    reasoned: bool | None,
    party: str,
) -> dict[str, Any]:
    low, high, why = _range(sheet)
    fine, chosen = sheet["fine"], sheet["tier_chosen"] or {}
    if fine is None:
        why = next(iter(sheet["doubts"]), "罚款数额未能读出")
    return {
        "document": sheet["document"],
        "violation": sheet["violation"],
        "article": _article(sheet["basis"]),
        "decided": sheet["decision_date"],
        "party": party,
        "fine": fine,
        "low": low,
        "high": high,
        "why": why,
        "goods": _goods(sheet, result),
        "tier": chosen.get("tier", ""),
        "rank": chosen.get("rank"),
        "circumstances": list(_circumstances(said)),
        "reason": _reason(said, sheet["document"]),
        "reasoned": reasoned,
    }


def _range(sheet: Mapping[str, Any]) -> tuple[int | None, int | None, str]:
    """The range that surely governs where nothing raises it, as DIS-03 takes it; else why not."""
    bands = [one for one in sheet["bands"] if one["target"] != "responsible"]
    sure = [one for one in bands if one["governs"] is True]
    unsure = [one for one in bands if one["governs"] is None and not RAISING.search(one["words"])]
    low, high = (sure[0]["low"], sure[0]["high"]) if len(sure) == 1 and not unsure else (None, None)
    if low is None or high is None:
        doubts = [one for one in sheet["doubts"] if _NOT_IMPORTED not in one]
        return None, None, doubts[0] if doubts else "法定幅度未能完全确定"
    if high <= low:
        return None, None, "法律规定的是固定数额，没有裁量空间"
    if len(bands) > len(sure) and sheet["fine"] is not None and sheet["fine"] > high:
        return None, None, "罚款高于一般幅度，可能适用加重的幅度"
    return low, high, ""


def _article(basis: Any) -> str:
    """中华人民共和国大气污染防治法第115条; "" where no basis was read."""
    if not isinstance(basis, dict) or "article" not in basis:
        return ""
    insert = basis.get("article_insert")
    return f"{basis.get('law', '')}第{basis['article']}条" + (f"之{insert}" if insert else "")


def _goods(sheet: Mapping[str, Any], result: Mapping[str, Any]) -> int | None:
    """The amount a multiple is taken of, else the value of the goods that the decision names."""
    for one in sheet["bases"]:
        if isinstance(one["fen"], int):
            return int(one["fen"])
    for fact in result["facts"]:
        if fact["field"] == "goods_value" and fact["document"] == sheet["document"]:
            return fact["value"] if isinstance(fact["value"], int) else None
    return None


def _circumstances(said: Sequence[Mapping[str, Any]]) -> Iterator[list[Any]]:
    """Kind, words and page of each kind of circumstance, where it is said first."""
    told: set[str] = set()
    for one in said:
        group, _, kind = one["label"].partition(".")
        sure = (one["confidence"] or 0) >= SURE_LABEL
        if group == "circumstance" and kind in NAMES and sure and kind not in told:
            told.add(kind)
            yield [kind, short(one["sentence"]), _page(one)]


def _reason(said: Sequence[Mapping[str, Any]], document: str) -> str:
    """The decision's own reason before that of another paper of the agency."""
    reasons = [one for one in said if one["label"] == "discretion.reason"]
    own = [one for one in reasons if one["document"] == document]
    return short((own or reasons)[0]["sentence"], _LONGEST) if reasons else ""


def _page(one: Mapping[str, Any]) -> int | None:
    return one["evidence"][0]["page_no"] if one["evidence"] else None
