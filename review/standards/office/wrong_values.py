"""Says in Chinese what pydantic finds wrong with a value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from review.model.defect import SEVERITY_NAMES
from review.standards.office.problem import Problem, options, suggest
from review.standards.office.schema import keys_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import ValidationError

    from review.standards.office.positions import Positioned

MEANINGS: Mapping[str, str] = {
    **SEVERITY_NAMES,
    "redistribute": "按比例加权",
    "full": "计满分",
    "per_case": "每卷扣一次",
    "per_occurrence": "每处扣分",
}


def problems_of(
    error: ValidationError,
    source: Positioned,
    kinds: Mapping[str, str],
    base: tuple[str | int, ...] = (),
    known: Mapping[str, str] | None = None,
) -> list[Problem]:
    """Each error of a validation; `base`: where the validated part stands in the file.

    `kinds`: case kinds and their names. `known`: keys of the part, where `keys_at` has none.
    """
    problems: list[Problem] = []
    for one in error.errors():
        path = (*base, *one["loc"])
        if path and path[-1] == "[key]":
            path = path[:-1]
        problems.append(Problem(source.line_of(path), path, _say(one, path, kinds, known or {})))
    return problems


def _say(
    error: Any, path: tuple[str | int, ...], kinds: Mapping[str, str], known: Mapping[str, str]
) -> str:
    value = error.get("input")
    written = f"“{value}”" if isinstance(value, str | int | float | bool) else "所写内容"
    context = error.get("ctx", {})
    match error["type"]:
        case "extra_forbidden":
            keys = {**(known or keys_at(path[:-1]))}
            return f"不认识“{path[-1]}”{suggest(path[-1], keys)}；此处可写：{options(keys)}"
        case "missing":
            meaning = {**(known or keys_at(path[:-1]))}.get(str(path[-1]), "")
            return f"缺少“{path[-1]}”" + (f"（{meaning}），请补上" if meaning else "，请补上")
        case "literal_error":
            allowed = {word: _meaning(word, kinds) for word in _allowed(context)}
            return f"{written}不能用{suggest(value, allowed)}；可写：{options(allowed)}"
        case "float_parsing" | "float_type" | "int_parsing" | "int_type" | "int_from_float":
            return f"{written}不是数字，请写数字，例如 3"
        case "bool_parsing" | "bool_type":
            return f"{written}不能用，请写 true（是）或 false（否）"
        case "greater_than_equal":
            return f"{written}太小，不能小于 {context.get('ge'):g}"
        case "less_than_equal":
            return f"{written}太大，不能大于 {context.get('le'):g}"
        case "string_pattern_mismatch":
            return f"{written}不是编码的写法，编码为三个大写字母、短横线和两位数字，例如 LOC-01"
        case "string_too_short" | "too_short":
            return "内容是空的，请写上"
        case "string_type":
            return f"{written}应为文字，数字或日期请加引号"
        case "date_from_datetime_parsing" | "date_parsing" | "date_type":
            return f"{written}不是日期，请写成 2026-01-31"
        case "dict_type" | "model_type" | "model_attributes_type":
            return f"{written}写法不对，此处应逐行写“名称: 内容”"
        case "tuple_type" | "list_type":
            return f"{written}写法不对，此处应为列表：每行以“- ”开头，或写成 [甲, 乙]"
        case _:
            return f"{written}不能用（{str(error['msg']).removeprefix('Value error, ')}）"


def _allowed(context: Mapping[str, Any]) -> list[str]:
    """The words of a Literal, out of pydantic's sentence 'a', 'b' or 'c'."""
    return [word for word in str(context.get("expected", "")).split("'")[1::2] if word]


def _meaning(word: str, kinds: Mapping[str, str]) -> str:
    return MEANINGS.get(word) or kinds.get(word, "")
