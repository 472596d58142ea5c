"""`juanjian package key`: the office's signing key, and those of other offices."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - Typer reads the annotations at run time
from typing import Annotated

import typer

from review.commands.guard import DataFolder, guarded
from review.commands.office_store import office_settings
from review.errors import UsageError
from review.packages.signing import keys_of

app = typer.Typer(no_args_is_help=True, help="评查包签名：本单位的密钥，登记其他单位的公钥。")


@app.command("new", help="生成本单位的签名密钥；以后导出的评查包都签名。")
def new(office: Annotated[str, typer.Argument(help="本单位名称")], data: DataFolder = None) -> None:
    """Makes the key and prints the line for other offices."""

    def work() -> None:
        made = keys_of(office_settings(data)).make(office)
        typer.echo(f"已生成“{made.office}”的签名密钥，指纹 {made.fingerprint}。")
        typer.echo("把下面一行公钥交给其他单位登记（可公开，请用电话核对指纹）：")
        typer.echo(made.line)

    guarded(work)


@app.command("show", help="显示本单位的公钥，交给其他单位登记。")
def show(data: DataFolder = None) -> None:
    """Prints the public line."""

    def work() -> None:
        own = keys_of(office_settings(data)).own()
        if own is None:
            raise UsageError(
                "package_no_key", "本单位还没有签名密钥。请先执行 juanjian package key new。"
            )
        typer.echo(own.line)

    guarded(work)


@app.command("register", help="登记其他单位的公钥，导入时据以核对是哪个单位签的名。")
def register(
    source: Annotated[Path, typer.Argument(help="存有一行公钥的文件")],
    office: Annotated[str, typer.Option("--office", help="登记为此单位；默认用公钥中的名称")] = "",
    data: DataFolder = None,
) -> None:
    """Keeps another office's key."""

    def work() -> None:
        try:
            line = source.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(
                "package_key_wrong", f"读不出公钥文件 {source}。请检查路径。"
            ) from error
        kept = keys_of(office_settings(data)).register(line, office)
        typer.echo(f"已登记“{kept.office}”的公钥，指纹 {kept.fingerprint}，请与对方电话核对。")

    guarded(work)
