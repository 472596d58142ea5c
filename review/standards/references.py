"""Rows name each other: a name that leads nowhere is an error of the rows, not of a case file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.errors import StandardsError
from review.standards.schema.shapes import (
    SHAPE_ARGUMENTS,
    DateOrderArguments,
    EqualArguments,
    MarkPresentArguments,
    PresentArguments,
    SumArguments,
    WithinDaysArguments,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.model.defect import Defect
    from review.standards.load import Standards
    from review.standards.rows import TimeLimit


def check_references(standards: Standards) -> None:
    """Follow every name from row to row.

    Raises:
        StandardsError: a name leads nowhere; the message names the row.
    """
    for defect in standards.defects.values():
        where = f"缺陷项 {defect.code}"
        if defect.category not in standards.categories or not defect.code.startswith(
            defect.category
        ):
            raise _dangling(where, f"大类 {defect.category}")
        if defect.applies:
            _check_fields(standards, where, defect.applies.by)
        if defect.check in SHAPE_ARGUMENTS:
            _check_shape(standards, where, defect)
    for limit in standards.time_limits.values():
        if "supervision" not in limit.applies_to:  # 监督文书 are no part of a case file
            _check_limit(standards, limit)
    for rule in standards.order_rules.values():
        paths = (
            f"{rule.earlier_kind}.{rule.earlier_field}",
            f"{rule.later_kind}.{rule.later_field}",
        )
        _check_fields(standards, f"次序规则 {rule.id}", paths)
        if rule.applies:
            _check_fields(standards, f"次序规则 {rule.id}", rule.applies.by)
    for package in standards.packages.values():
        _check_kinds(standards, "案卷文书清单", (row.kind for row in package))


def _check_limit(standards: Standards, limit: TimeLimit) -> None:
    where = f"时限 {limit.id}"
    _check_kinds(standards, where, (limit.start.kind, limit.end.kind))
    for end in (limit.start, limit.end):
        _check_kinds(standards, where, end.kinds)
        paths = (f"{kind}.{field}" for kind, fields in end.places for field in fields)
        _check_fields(standards, where, paths)
    if limit.applies:
        _check_fields(standards, where, limit.applies.by)


def _check_shape(standards: Standards, where: str, defect: Defect) -> None:
    arguments = SHAPE_ARGUMENTS[defect.check or ""].model_validate(defect.parameters)
    match arguments:
        case PresentArguments():
            kinds = (*arguments.documents, *arguments.when, *arguments.unless)
            _check_kinds(standards, where, kinds)
        case DateOrderArguments():
            pair = (path for path in (arguments.first, arguments.then) if path)
            _check_fields(standards, where, pair)
            _check_ids(where, "次序规则", arguments.rules, standards.order_rules)
        case WithinDaysArguments():
            _check_ids(where, "时限", (arguments.limit,), standards.time_limits)
        case EqualArguments():
            _check_fields(standards, where, arguments.fields)
        case SumArguments():
            _check_fields(standards, where, (*arguments.parts, arguments.total))
        case MarkPresentArguments():
            _check_fields(standards, where, arguments.marks)


def _check_kinds(standards: Standards, where: str, kinds: Iterable[str]) -> None:
    _check_ids(where, "文书类型", kinds, standards.document_kinds)


def _check_fields(standards: Standards, where: str, paths: Iterable[str]) -> None:
    for path in paths:
        kind, _, field = path.partition(".")
        found = standards.document_kinds.get(kind)
        if found is None or not any(item.id == field for item in found.fields):
            raise _dangling(where, f"字段 {path}")


def _check_ids(where: str, what: str, ids: Iterable[str], known: Iterable[str]) -> None:
    for name in ids:
        if name not in known:
            raise _dangling(where, f"{what} {name}")


def _dangling(where: str, what: str) -> StandardsError:
    return StandardsError("standards_dangling", f"评查标准的{where}：{what} 不存在，请改正")
