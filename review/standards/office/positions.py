"""YAML with the line of every entry, so that a message can say where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from review.standards.office.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

Path = tuple[str | int, ...]
"""The way to an entry: keys of mappings, numbers of list entries from 0."""

_MERGE = "tag:yaml.org,2002:merge"


@dataclass(frozen=True, slots=True)
class Positioned:
    """What a YAML text says, and the line (from 1) of each entry."""

    data: Any
    lines: dict[Path, int]

    def line_of(self, path: Path) -> int:
        """The line of an entry, or of the nearest entry around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def parse(text: str) -> tuple[Positioned | None, tuple[Problem, ...]]:
    """The text with its lines; None and the problem where it is not YAML."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        return None, (_not_yaml(text, error),)
    lines: dict[Path, int] = {(): 1}
    problems = tuple(_walk(node, (), lines)) if node is not None else ()
    return Positioned(data, lines), problems


def _walk(node: yaml.Node, path: Path, lines: dict[Path, int]) -> Iterator[Problem]:
    if isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key in seen and key_node.tag != _MERGE:
                yield Problem(
                    line, path, f"“{key}”在第{seen[key]}行已写过，同一处只能写一次，请删去一处"
                )
            seen.setdefault(key, line)
            lines[(*path, key)] = line
            yield from _walk(value_node, (*path, key), lines)
    elif isinstance(node, yaml.SequenceNode):
        for number, entry in enumerate(node.value):
            lines[(*path, number)] = entry.start_mark.line + 1
            yield from _walk(entry, (*path, number), lines)


def _not_yaml(text: str, error: yaml.YAMLError) -> Problem:
    """What is probably wrong in the writing: the commonest slips, by the line itself."""
    mark = getattr(error, "problem_mark", None)
    if "quoted" in str(getattr(error, "context", "")):  # the end is missing, the start is known
        mark = getattr(error, "context_mark", mark)
    rows = [row.split("#")[0] for row in text.splitlines()]
    number = min(mark.line if mark else 0, max(len(rows) - 1, 0))
    for index in (number, number - 1):
        row = rows[index] if 0 <= index < len(rows) else ""
        if "\t" in row[: len(row) - len(row.lstrip())]:
            return Problem(index + 1, (), "行首有制表符（Tab），缩进请改用空格")
        if "：" in row and ":" not in row:
            return Problem(index + 1, (), "冒号是全角的“：”，请改为半角“:”，后面空一格")
        if row.count("{") != row.count("}") or row.count("[") != row.count("]"):
            return Problem(index + 1, (), "括号没有成对，请补上缺少的一半")
        if row.count('"') % 2 or row.count("'") % 2:
            return Problem(index + 1, (), "引号没有成对，请补上缺少的一半")
    return Problem(number + 1, (), "这一行或上一行的写法不对：请检查缩进是否对齐、冒号后是否空一格")
