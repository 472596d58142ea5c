"""What differs between two sets of standards, row by row: added, closed, changed."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from review.model.defect import SEVERITY_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from review.standards.load import Standards
    from review.standards.scoring_tables import ScoringTables

Kind = Literal["added", "closed", "changed"]

KIND_NAMES: dict[Kind, str] = {"added": "增加", "closed": "停用", "changed": "修改"}

FIELD_NAMES: Mapping[str, str] = {
    "name": "名称",
    "severity": "程度",
    "veto": "否决",
    "applies_to": "适用案卷",
    "legal_basis": "依据",
    "condition": "认定情形",
    "exceptions": "例外",
    "points": "扣分",
    "cap": "扣分上限",
    "per_case": "每卷一次",
    "rectification": "整改",
    "advice": "整改建议",
    "message": "提示语",
    "automation": "认定方式",
    "check": "检查",
    "parameters": "检查参数",
    "applies": "适用期间",
    "length": "期限",
    "strict": "同日也算倒置",
    "note": "说明",
    "least": "最低分",
    "without": "不得有的问题",
    "codes": "缺陷项",
    "defects": "缺陷项",
    "on": "启用",
    "bands": "罚款幅度",
    "start": "起算",
    "end": "截止",
    "person_fen": "公民（分）",
    "organisation_fen": "单位（分）",
    "basis": "依据",
    "suppressed": "只记录",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference; `old` and `new` in words, empty where a row was added or closed."""

    kind: Kind
    table: str
    code: str
    name: str
    field: str = ""
    old: str = ""
    new: str = ""

    def __str__(self) -> str:
        name = "" if self.name == self.code else self.name
        head = f"{KIND_NAMES[self.kind]} {self.table} {self.code} {name}".rstrip()
        if self.kind == "changed":
            return f"{head}：{self.field} {self.old} → {self.new}"
        return head + (f"（{self.new}）" if self.new else "")


def compare(old: Standards, new: Standards) -> Iterator[Change]:
    """Every difference, table by table, code by code."""
    for table, before, after in (
        ("缺陷项", old.defects, new.defects),
        ("时限", old.time_limits, new.time_limits),
        ("次序规则", old.order_rules, new.order_rules),
        ("处罚幅度", _by_id(old.penalty_rules), _by_id(new.penalty_rules)),
        ("听证数额", old.hearing_thresholds, new.hearing_thresholds),
        ("集体讨论数额", *_amounts(old, new, "discussion")),
        ("法制审核数额", *_amounts(old, new, "review")),
        ("评分项", _items(old.scoring), _items(new.scoring)),
        ("等次", _by_name(old.scoring.grades), _by_name(new.scoring.grades)),
        ("否决项", _by_id(old.scoring.veto_groups), _by_id(new.scoring.veto_groups)),
    ):
        yield from _table(table, before, after)
    yield from _settings(old, new)


def _table(table: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    for code in dict.fromkeys((*old, *new)):
        before, after = old.get(code), new.get(code)
        if before is None and after is not None:
            yield Change("added", table, code, _name(after))
        elif after is None and before is not None:
            yield Change("closed", table, code, _name(before))
        elif before is not None and after is not None:
            yield from _row(table, code, before, after)


def _row(table: str, code: str, old: Any, new: Any) -> Iterator[Change]:
    for field in fields(old):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before == after or field.name in ("id", "code"):
            continue
        if field.name == "applies" and _ends(before) is None and _ends(after) is not None:
            yield Change("closed", table, code, _name(new), new=f"适用至{_ends(after)}")
            continue
        label = FIELD_NAMES.get(field.name, field.name)
        yield Change("changed", table, code, _name(new), label, say(before), say(after))


def _settings(old: Standards, new: Standards) -> Iterator[Change]:
    names = {"redistribute": "按比例加权", "full": "计满分"}
    for label, before, after in (
        ("不涉及项的分值", names[old.scoring.na_policy], names[new.scoring.na_policy]),
        ("加分", say(old.scoring.bonus.enabled), say(new.scoring.bonus.enabled)),
    ):
        if before != after:
            yield Change("changed", "评分规则", "", "", label, before, after)
    for code in dict.fromkeys((*old.switches, *new.switches)):
        before, after = _switch(old, code), _switch(new, code)
        if before != after:
            yield Change("changed", "开关", code, "", "状态", before, after)


def _amounts(
    old: Standards, new: Standards, purpose: str
) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    return old.office_amounts.get(purpose, {}), new.office_amounts.get(purpose, {})


def _switch(standards: Standards, code: str) -> str:
    return say(standards.switches[code]) if code in standards.switches else "未设置"


def say(value: object) -> str:
    """A value in words, short enough for a line."""
    if value is None or value == "" or value == ():
        return "无"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, tuple | list):
        return "、".join(say(one) for one in value)
    if hasattr(value, "items"):
        return "，".join(f"{key}={say(one)}" for key, one in value.items()) or "无"
    if is_dataclass(value):
        parts = (getattr(value, field.name) for field in fields(value))
        return " ".join(say(part) for part in parts if part not in (None, "", ()))
    text = str(value)
    return SEVERITY_NAMES.get(text, f"“{text}”" if len(text) > 8 else text)


def _name(row: Any) -> str:
    return str(getattr(row, "name", "") or getattr(row, "violation", ""))


def _ends(applies: Any) -> str | None:
    return applies.end.isoformat() if applies is not None and applies.end is not None else None


def _by_id(rows: tuple[Any, ...]) -> dict[str, Any]:
    return {row.id: row for row in rows}


def _by_name(rows: tuple[Any, ...]) -> dict[str, Any]:
    return {row.name: row for row in rows}


def _items(scoring: ScoringTables) -> dict[str, Any]:
    return {f"{kind}.{item.id}": item for kind in scoring.tables for item in scoring.items(kind)}
