"""The report of a batch (批量处理报告): every file with its end, every page that was not read."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.batch.outcomes import HOW_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from review.batch.outcomes import FileOutcome

COLUMNS = ("文件", "结果", "案卷编号", "页数", "疑似问题", "页", "编码", "说明", "秒")

_FORMULA = re.compile(r"^'*[=+\-@\t\r]")
"""Cells that spreadsheet programs would calculate: names of files come from outside."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A file or a page of it that went wrong; `page_no` None: the whole file."""

    name: str
    page_no: int | None
    code: str
    message: str


def troubles(outcomes: Iterable[FileOutcome]) -> Iterator[Trouble]:
    """What went wrong, in the order of the files."""
    for one in sorted(outcomes, key=lambda outcome: outcome.file.name):
        if one.code:
            yield Trouble(one.file.name, None, one.code, one.message)
        for problem in one.troubles:
            yield Trouble(one.file.name, problem.page_no, problem.code, problem.message)


def write_csv(outcomes: Iterable[FileOutcome], path: Path) -> None:
    """A row per file, and after it one per page that could not be read."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for one in sorted(outcomes, key=lambda outcome: outcome.file.name):
        for row in _rows(one):
            writer.writerow([f"'{cell}" if _FORMULA.match(cell) else cell for cell in row])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(out.getvalue().encode("utf-8-sig"))


def _rows(one: FileOutcome) -> Iterator[tuple[str, ...]]:
    message = f"与“{one.like}”内容相同" if one.like else one.message
    counts = (str(one.page_count), str(one.findings)) if one.page_count else ("", "")
    seconds = f"{one.seconds:.1f}" if one.seconds else ""
    name, how = one.file.name, HOW_NAMES[one.how]
    yield name, how, one.case_id, *counts, "", one.code, message, seconds
    for problem in one.troubles:
        page = "" if problem.page_no is None else str(problem.page_no)
        yield name, "页面问题", one.case_id, "", "", page, problem.code, problem.message, ""
