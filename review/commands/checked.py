"""`juanjian checked`: the list of what was checked, and the sheets behind it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path  # noqa: TC003 - Typer reads the annotations at run time
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from review.commands.guard import complain
from review.errors import ReviewError, UsageError
from review.model.worksheets import ANSWER_NAMES
from review.reports.worksheets import read_worksheets
from review.reports.worksheets_text import (
    PARTS,
    checked_lines,
    limit_lines,
    order_lines,
    pages,
    statement_lines,
    summary,
)
from review.standards.office.problem import suggest
from review.statements.labels import load_labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.model.worksheets import Answer
    from review.reports.worksheets_contract import WorksheetsDocument

ORDER: tuple[Answer, ...] = ("found", "undetermined", "clear", "not_concerned")
SHOWN_REASON = 110
"""Letters of a ground in the list: three lines of a narrow window."""


class Part(StrEnum):
    """A part of the worksheets."""

    TIMELINE = "timeline"
    LIMITS = "limits"
    ORDERS = "orders"
    CITATIONS = "citations"
    DISCRETION = "discretion"
    STATEMENTS = "statements"


def checked(
    worksheets: Annotated[Path, typer.Argument(help="worksheets.json，或其所在文件夹")],
    code: Annotated[
        str | None,
        typer.Argument(help="只看一项：缺陷项 EXE-03、时限 TL-09、次序 ORD-15"),
    ] = None,
    part: Annotated[
        Part | None,
        typer.Option(
            help="看其他部分：timeline 时间线，limits 期限，orders 次序，citations 引用，"
            "discretion 裁量，statements 陈述"
        ),
    ] = None,
) -> None:
    """Prints what was checked, with the answer to each defect."""
    try:
        document = read_worksheets(worksheets)
        if code is not None:
            _echo(_one(document, code.upper()))
        elif part is Part.STATEMENTS:
            names = {label: row.name for label, row in load_labels().rows.items()}
            _echo(statement_lines(document, names))
        elif part is not None:
            _echo(PARTS[part.value](document))
        else:
            _show(document)
    except ReviewError as error:
        complain(error.message)
        raise typer.Exit(error.exit_status) from None


def _echo(lines: Iterator[str]) -> None:
    printed = False
    for line in lines:
        typer.echo(line)
        printed = True
    if not printed:
        typer.echo("本案没有这一部分的内容。")


def _one(document: WorksheetsDocument, code: str) -> Iterator[str]:
    """Everything under one code."""
    known = {
        **{one.defect: one.name for one in document.checked},
        **{sheet.limit: sheet.name for sheet in document.limits},
        **{answer.rule: answer.note for answer in document.orders},
    }
    if code not in known:
        raise UsageError(
            "unknown_code",
            f"清单中没有“{code}”{suggest(code, known)}：本类案卷不适用，或卷内没有。",
        )
    for one in document.checked:
        if one.defect == code:
            yield from checked_lines(one)
    for sheet in document.limits:
        if sheet.limit == code:
            yield from limit_lines(sheet)
    for answer in document.orders:
        if code in (answer.rule, answer.defect):
            yield from order_lines(answer)


def _show(document: WorksheetsDocument) -> None:
    """By answer, what needs a person first; long grounds are cut short."""
    console = Console()
    console.print(Text(summary(document)), soft_wrap=True)
    for answer in ORDER:
        mine = [one for one in document.checked if one.answer == answer]
        if not mine:
            continue
        console.print(Text(f"\n{ANSWER_NAMES[answer]}（{len(mine)}项）", style="bold"))
        for one in mine:
            where = f"（第{pages(one.evidence)}页）" if one.evidence else ""
            console.print(Padding(Text(f"{one.defect} {one.name}{where}"), (0, 0, 0, 2)))
            if one.reason:
                console.print(Padding(Text(_short(one.reason)), (0, 0, 0, 9)))
    console.print("\n要看一项的全部依据，在命令后写编码，例如 EXE-03；时间线、期限等用 --part。")


def _short(reason: str) -> str:
    return reason if len(reason) <= SHOWN_REASON else f"{reason[: SHOWN_REASON - 2]}……"
