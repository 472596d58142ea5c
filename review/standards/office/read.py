"""Reads an office's file: every mistake in it is named at once, with its line."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from review.errors import OfficeError
from review.standards.office.meaning import meaning_problems
from review.standards.office.own_rows import own_defect
from review.standards.office.positions import parse
from review.standards.office.problem import Problem, explain
from review.standards.office.schema import OfficeFile
from review.standards.office.wrong_values import problems_of

if TYPE_CHECKING:
    from pathlib import Path

    from review.model.defect import Defect
    from review.standards.load import Standards


@dataclass(frozen=True, slots=True)
class Office:
    """An office's file, valid; `own`: its own rows as defects; `digest`: of its text."""

    file: OfficeFile
    own: tuple[Defect, ...]
    digest: str


def read_office(path: Path, standards: Standards) -> Office:
    """The file, checked against the shipped rows.

    Raises:
        OfficeError: not readable, or mistakes, all of them named with line, entry and remedy.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise OfficeError(
            "office_unreadable", f"本机关评查口径文件“{path}”读不出，请存为 UTF-8 文本：{error}"
        ) from error
    source, problems = parse(text)
    if source is None or problems:
        raise _wrong(path.name, list(problems), {})
    codes = _own_codes(source.data)
    if not isinstance(source.data, dict):
        empty = Problem(1, (), "文件是空的或不是“名称: 内容”的写法，至少要写“office: 机关名称”")
        raise _wrong(path.name, [empty], codes)
    try:
        file = OfficeFile.model_validate(source.data)
    except ValidationError as error:
        raise _wrong(
            path.name, problems_of(error, source, dict(standards.case_kinds)), codes
        ) from error
    found = list(meaning_problems(file, source, standards))
    own = tuple(
        own_defect(row, ("own_defects", number), source, standards, found)
        for number, row in enumerate(file.own_defects)
    )
    if found:
        raise _wrong(path.name, found, codes)
    return Office(file, own, hashlib.sha256(text.encode()).hexdigest())


def _wrong(name: str, problems: list[Problem], codes: dict[int, str]) -> OfficeError:
    return OfficeError("office_wrong", explain(name, problems, codes))


def _own_codes(data: Any) -> dict[int, str]:
    rows = data.get("own_defects") if isinstance(data, dict) else None
    if not isinstance(rows, list):
        return {}
    return {
        number: str(row["code"])
        for number, row in enumerate(rows)
        if isinstance(row, dict) and "code" in row
    }
