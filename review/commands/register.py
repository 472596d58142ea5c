"""`juanjian register`: import, list and export what an office knows beyond its case files."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path  # noqa: TC003 - Typer reads the annotations at run time
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text

from review.commands.guard import DataFolder, guarded, office_folder
from review.errors import RegisterError
from review.registers.export import export_register, written
from review.registers.importing import (
    SHOWN_ERRORS,
    given_for,
    import_parsed,
    kind_named,
    preview_file,
)
from review.registers.store import load, load_all
from review.standards.registers.kinds import register_kinds

if TYPE_CHECKING:
    from review.registers.importing import Preview

SHOWN_ROWS = 5
HOW = {"exact": "列名相同", "alias": "别名", "normalised": "去掉标点、备注后相同"}

app = typer.Typer(no_args_is_help=True, help="登记库：执法主体、执法证、检查清单、办案台账等。")
Kind = Annotated[str, typer.Argument(help="登记库的编号或名称，例如 agencies、执法主体名录")]


@app.command("import", help="从 Excel、Word 或 CSV 表格导入，替换同一登记库的原有内容。")
def import_(
    kind: Kind,
    file: Annotated[Path, typer.Argument(help="表格文件")],
    as_of: Annotated[
        datetime | None,
        typer.Option("--as-of", formats=["%Y-%m-%d"], help="数据截止日，默认为今天"),
    ] = None,
    preview: Annotated[bool, typer.Option("--preview", help="只看对应结果，不导入")] = False,
    skip_bad_rows: Annotated[
        bool, typer.Option("--skip-bad-rows", help="跳过有错误的行，导入其余各行")
    ] = False,
    region: Annotated[str, typer.Option("--region", help="整个文件适用的地区")] = "",
    domain: Annotated[str, typer.Option("--domain", help="整个文件适用的领域")] = "",
    valid_from: Annotated[str, typer.Option("--from", help="整个文件的施行日期")] = "",
    data: DataFolder = None,
) -> None:
    """Imports all rows or none."""
    whole = {"适用地区": region, "领域": domain, "施行日期": valid_from}

    def work() -> None:
        wanted = kind_named(kind)
        seen = preview_file(file, wanted, given_for(wanted, whole))
        if preview:
            _show_preview(seen)
            return
        day = as_of.date() if as_of else date.today()
        done = import_parsed(
            seen.parsed, file.name, office_folder(data), day, skip_bad_rows=skip_bad_rows
        )
        console = Console()
        name = done.register.name
        console.print(Text(f"已导入{name} {len(done.register.rows)} 行，数据截止日 {day}。"))
        for error in seen.parsed.errors:
            console.print(Text(f"已跳过 {error}", style="yellow"))
        _show_left_out(console, seen)
        if done.backup:
            console.print(Text(f"原有内容已备份：{done.backup}"))

    guarded(work)


@app.command("list", help="列出各登记库和已导入的内容。")
def list_(data: DataFolder = None) -> None:
    """Lists every kind with what is there of it."""

    def work() -> None:
        found = load_all(office_folder(data))
        table = Table(
            Column("登记库", overflow="fold"),
            Column("用于", overflow="fold", max_width=6),
            Column("行数", justify="right"),
            "数据截止日",
            Column("来源文件", overflow="fold"),
        )
        for kind in register_kinds().values():
            stored = found.get(kind.id)
            has = (
                (str(len(stored.register.rows)), stored.register.as_of.isoformat(), stored.source)
                if stored
                else ("", "未导入", "")
            )
            words = (f"{kind.name}\n{kind.id}", " ".join(kind.serves), *has)
            table.add_row(*(Text(word) for word in words))
        Console().print(table)

    guarded(work)


@app.command("export", help="把登记库写成 .xlsx 或 .csv；写出的表格可以原样导入。")
def export(
    kind: Kind,
    file: Annotated[Path, typer.Argument(help="写到此文件（.xlsx 或 .csv）")],
    data: DataFolder = None,
) -> None:
    """Writes a register as a table."""

    def work() -> None:
        wanted = kind_named(kind)
        stored = load(office_folder(data), wanted)
        if stored is None:
            raise RegisterError(
                "register_not_imported", f"还没有导入{wanted.name}，没有可以导出的内容。"
            )
        export_register(stored.register, wanted, file)
        Console().print(Text(f"已写出 {len(stored.register.rows)} 行：{file}"))

    guarded(work)


def _show_preview(seen: Preview) -> None:
    console, parsed, table = Console(), seen.parsed, seen.table
    place = f"工作表“{table.sheet}”" if table.sheet else "表格"
    console.print(Text(f"{parsed.kind.name}：{place}，表头在第 {table.header_line} 行"))
    columns = Table("表头", "登记库的列", "对应方式")
    for matched in parsed.matching.matched:
        columns.add_row(Text(matched.header), matched.column.name, HOW[matched.how])
    for header in parsed.matching.unmatched:
        columns.add_row(Text(header), Text("未对应，不导入", style="yellow"), "")
    for column in parsed.matching.missing:
        style = "red" if column.required else "dim"
        said = "表中没有（必填）" if column.required else "表中没有"
        columns.add_row(Text("—", style=style), column.name, Text(said, style=style))
    console.print(columns)
    _show_rows(console, seen)
    console.print(
        Text(f"可以导入 {len(parsed.rows)} 行，有错误 {len(parsed.bad_lines)} 行。未作任何改动。")
    )
    for error in parsed.errors[:SHOWN_ERRORS]:
        console.print(Text(str(error), style="yellow"))
    _show_left_out(console, seen)


def _show_rows(console: Console, seen: Preview) -> None:
    """The first rows, one under another: most registers have more columns than a screen."""
    columns = [one.column for one in seen.parsed.matching.matched]
    for line, row in seen.parsed.rows[:SHOWN_ROWS]:
        console.print(Text(f"第{line}行"))
        said = (
            f"{column.name}：{written(row[column.id], column)}"
            for column in columns
            if column.id in row
        )
        console.print(Padding(Text("；".join(said), overflow="fold"), (0, 0, 0, 4)))


def _show_left_out(console: Console, seen: Preview) -> None:
    for line, words in seen.parsed.left_out:
        console.print(Text(f"第{line}行不是数据，未导入：{words}", style="dim"))
    for sheet in seen.table.other_sheets:
        console.print(Text(f"另有工作表“{sheet}”，未导入", style="dim"))
