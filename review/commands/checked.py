"""`juanjian checked`: the list of what was checked, and the sheets behind it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path  # noqa: TC003 - Typer reads the annotations at run time
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from review.errors import ReviewError, UsageError
from review.model.worksheets import ANSWER_NAMES
from review.reports.worksheets import read_worksheets
from review.reports.worksheets_text import (
    PARTS,
    checked_lines,
    limit_lines,
    order_lines,
    pages,
    summary,
)
from review.standards.office.problem import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.reports.worksheets_contract import WorksheetsDocument


class Part(StrEnum):
    """A part of the worksheets."""

    TIMELINE = "timeline"
    LIMITS = "limits"
    ORDERS = "orders"
    CITATIONS = "citations"
    DISCRETION = "discretion"
    STATEMENTS = "statements"


def checked(
    worksheets: Annotated[Path, typer.Argument(help="worksheets.json,或其所在文件夹")],
    code: Annotated[
        str | None, typer.Argument(help="只看这一项:缺陷项(EXE-03)、时限(TL-09)、次序(ORD-15)")
    ] = None,
    part: Annotated[
        Part | None,
        typer.Option(
            help="看其他部分:timeline 时间线,limits 期限,orders 次序,citations 引用,"
            "discretion 裁量,statements 陈述"
        ),
    ] = None,
) -> None:
    """Prints what was checked, with the answer to each defect."""
    try:
        document = read_worksheets(worksheets)
        if code is not None:
            _echo(_one(document, code.upper()))
        elif part is not None:
            _echo(PARTS[part.value](document))
        else:
            _show(document)
    except ReviewError as error:
        Console(stderr=True).print(Text(error.message, style="red"), soft_wrap=True)
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
    console = Console()
    table = Table(
        "编码",
        Column("名称", overflow="fold", ratio=2),
        "结论",
        Column("依据或原因", overflow="fold", ratio=5),
        Column("页", overflow="fold", max_width=8),
        show_lines=True,
    )
    for one in document.checked:
        table.add_row(
            one.defect,
            Text(one.name),
            ANSWER_NAMES[one.answer],
            Text(one.reason),
            pages(one.evidence),
        )
    console.print(table)
    console.print(Text(summary(document)), soft_wrap=True)
