"""Reads one standards file.

Duplicate keys refused, the schema checked, errors that name file and row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import yaml
from pydantic import ValidationError

from review.errors import StandardsError
from review.standards.schema.base import Row

if TYPE_CHECKING:
    from collections.abc import Hashable
    from importlib.resources.abc import Traversable

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_File = TypeVar("_File", bound=Row)


class _StrictLoader(_Loader):  # type: ignore[misc]
    """The safe loader, C where libyaml is there: the data would take three seconds without it."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep)
        if len(mapping) != len(node.value):
            seen: set[str] = set()
            for key_node, _ in node.value:
                if key_node.value in seen:
                    raise StandardsError(
                        "standards_duplicate_key",
                        f"第{key_node.start_mark.line + 1}行：键“{key_node.value}”重复,请删去一处",
                    )
                seen.add(key_node.value)
        return mapping


def read_rows(path: Traversable, schema: type[_File]) -> _File:
    """The file as its schema.

    Raises:
        StandardsError: not readable as YAML, a duplicate or unknown key, a missing or wrong value.
    """
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_StrictLoader)
    except StandardsError as error:
        raise StandardsError(error.code, f"评查标准文件 {path.name} {error.message}") from None
    except yaml.YAMLError as error:
        raise StandardsError(
            "standards_not_yaml", f"评查标准文件 {path.name} 不是有效的 YAML：{error}"
        ) from error
    try:
        return schema.model_validate(data)
    except ValidationError as error:
        raise StandardsError("standards_bad_row", _explain(path.name, data, error)) from error


def _explain(name: str, data: object, error: ValidationError) -> str:
    first = error.errors()[0]
    place = first["loc"]
    row = _row_name(data, place)
    path = ".".join(str(part) for part in place)
    what = {
        "extra_forbidden": "不认识的键",
        "missing": "缺少必填项",
    }.get(first["type"], f"值不正确（{first['msg']}）")
    more = f"；另有{error.error_count() - 1}处" if error.error_count() > 1 else ""
    return f"评查标准文件 {name} 的 {row}：{path} {what}，请改正{more}"


def _row_name(data: object, place: tuple[int | str, ...]) -> str:
    """The code or id of the row that the place lies in, for a person looking for it."""
    name = "文件"
    for part in place:
        if isinstance(data, dict):
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            break
        if isinstance(data, dict):
            name = str(data.get("code") or data.get("id") or name)
    return name
