"""`juanjian backup` and `juanjian restore`: the whole office in one file."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - Typer reads the annotations at run time
from typing import TYPE_CHECKING, Annotated

import typer

from review.commands.guard import DataFolder, complain, guarded
from review.commands.office_store import existing_store, office_settings
from review.store.backup import back_up, check_backup
from review.store.backup import restore as restore_office

if TYPE_CHECKING:
    from review.store.backup import Copied


def backup(
    target: Annotated[Path, typer.Argument(help="写到此文件（.zip），不得已存在")],
    data: DataFolder = None,
) -> None:
    """Writes a backup while others go on working."""

    def work() -> None:
        with existing_store(data) as store:
            done = back_up(store, office_settings(data), target)
        typer.echo(f"已备份：{target}（{_amount(done)}）。")
        typer.echo(f"操作日志链首：{done.head}")
        _say_missing(done)

    guarded(work)


def restore(
    source: Annotated[Path, typer.Argument(help="备份文件（.zip）")],
    check: Annotated[bool, typer.Option("--check", help="只核验备份，不恢复")] = False,
    data: DataFolder = None,
) -> None:
    """Restores into an empty data folder, everything or nothing."""

    def work() -> None:
        if check:
            done = check_backup(source)
            typer.echo(f"备份完好：{source}（{_amount(done)}）。")
        else:
            done = restore_office(source, office_settings(data))
            typer.echo(f"已恢复：{source}（{_amount(done)}）。")
        typer.echo(f"操作日志链首：{done.head}")
        _say_missing(done)

    guarded(work)


def _amount(done: Copied) -> str:
    return f"{done.rows} 行数据，{done.files} 个文件，单位自有数据 {done.own} 个文件"


def _say_missing(done: Copied) -> None:
    for sha256 in done.missing:
        complain(f"数据库提到的文件 {sha256} 在备份时已缺失或损坏，不在备份中。")
