"""What is wrong with what was sent (提交内容的毛病), in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SAID: Mapping[str, str] = {
    "missing": "缺少这一项",
    "extra_forbidden": "没有这一项，请核对拼写",
    "json_invalid": "不是有效的 JSON",
    "string_type": "应为文字",
    "string_unicode": "含有无法识别的字符",
    "string_too_short": "不能少于 {min_length} 个字符",
    "string_too_long": "不能超过 {max_length} 个字符",
    "string_pattern_mismatch": "格式不对",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "int_parsing_size": "数字过大",
    "int_from_float": "应为整数",
    "float_type": "应为数字",
    "float_parsing": "应为数字",
    "finite_number": "应为有限的数字",
    "bool_type": "应为是或否",
    "bool_parsing": "应为是或否",
    "list_type": "应为列表",
    "too_short": "至少要有 {min_length} 项",
    "too_long": "不能超过 {max_length} 项",
    "tuple_type": "应为列表",
    "dict_type": "应为对象",
    "model_attributes_type": "应为对象",
    "model_type": "应为对象",
    "literal_error": "只能是 {expected}",
    "enum": "只能是 {expected}",
    "greater_than_equal": "不能小于 {ge}",
    "greater_than": "应大于 {gt}",
    "less_than_equal": "不能大于 {le}",
    "less_than": "应小于 {lt}",
}
_PLACES = frozenset({"body", "query", "path", "header", "cookie"})


def say_faults(errors: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """One text a fault, with the place it is at: `points：应为数字`."""
    return tuple(dict.fromkeys(_say(error) for error in errors))


def _say(error: Mapping[str, Any]) -> str:
    context = error.get("ctx") or {}
    if error["type"] == "value_error":  # raised by our own validators, whose text is Chinese
        said = str(context.get("error", "不合要求"))
    else:
        said = _SAID.get(error["type"], "不合要求")
        if "{" in said:
            said = said.format_map({key: _chinese(value) for key, value in context.items()})
    place = ".".join(str(part) for part in error["loc"] if part not in _PLACES)
    if error["type"] == "json_invalid":
        place = ""
    return f"{place[:100]}：{said}" if place else said


def _chinese(value: object) -> str:
    return str(value).replace(" or ", "、").replace(", ", "、")
