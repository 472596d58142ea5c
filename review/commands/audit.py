"""`juanjian audit`: whether the log is as it was written, and what it says."""

from __future__ import annotations

import json
import re
from datetime import UTC
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from review.commands.guard import DataFolder, complain, guarded
from review.commands.office_store import existing_store
from review.errors import UsageError
from review.model.log_actions import action_name
from review.store.audit import Head, entries, head, verify

if TYPE_CHECKING:
    from review.model.case_record import AuditEntry

_HEAD = re.compile(r"(\d{1,18}):([0-9a-f]{64})")
SHOWN_BREACHES = 50

app = typer.Typer(no_args_is_help=True, help="操作日志：核验和查看。")


@app.command("verify", help="核验操作日志：有无记录被改动、缺失或调换次序。")
def verify_(
    anchor: Annotated[
        str | None,
        typer.Option("--head", help="此前另处留存的链首，写作 序号:校验值；用以发现末尾被截去"),
    ] = None,
    data: DataFolder = None,
) -> None:
    """Names each breach and ends with status 1, or prints the head to be kept elsewhere."""

    def work() -> None:
        known = None if anchor is None else _head(anchor)
        with existing_store(data) as store:
            breaches = verify(store.database, known)
            with store.database.read() as s:
                newest = head(s)
        if breaches:
            for breach in breaches[:SHOWN_BREACHES]:
                complain(breach.message)
            complain(f"操作日志不完整：发现 {len(breaches)} 处问题。请保留现场，并与备份核对。")
            raise typer.Exit(1)
        typer.echo(f"操作日志完整，共 {newest.seq} 条。")
        typer.echo(f"链首：{newest}")
        if known is None:
            typer.echo("请将链首抄存于他处；下次核验时用 --head 给出，可发现末尾被截去。")

    guarded(work)


@app.command("show", help="查看操作日志，最新的在前。")
def show(
    subject: Annotated[
        str | None, typer.Option("--subject", help="只看一个对象，例如案卷编号")
    ] = None,
    action: Annotated[str | None, typer.Option("--action", help="只看一种操作，写编码")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=10_000, help="最多几条")] = 50,
    before: Annotated[int | None, typer.Option("--before", help="只看此序号以前的")] = None,
    data: DataFolder = None,
) -> None:
    """Prints rows of the log; times are those of this machine's zone."""

    def work() -> None:
        with existing_store(data) as store, store.database.read() as s:
            rows = entries(s, subject=subject, action=action, limit=limit, before_seq=before)
        table = Table(
            Column("序号", justify="right"),
            Column("时间", no_wrap=True),
            "人员",
            "操作",
            Column("对象", overflow="fold"),
            Column("内容", overflow="fold"),
        )
        for row in rows:
            table.add_row(*(Text(word) for word in _words(row)))
        Console().print(table if rows else "没有符合的记录。")

    guarded(work)


def _head(written: str) -> Head:
    parts = _HEAD.fullmatch(written.strip())
    if parts is None:
        raise UsageError(
            "audit_head",
            f"链首“{written}”的写法不对，应为 序号:校验值（64 位十六进制），"
            "即 juanjian audit verify 打印的那一行。",
        )
    return Head(int(parts[1]), parts[2])


def _words(row: AuditEntry) -> tuple[str, ...]:
    at = row.at.replace(tzinfo=UTC).astimezone()
    detail = "；".join(
        f"{name}={value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}"
        for name, value in row.detail.items()
    )
    who = row.who or "程序"
    return (
        str(row.seq),
        at.strftime("%Y-%m-%d %H:%M:%S"),
        who,
        action_name(row.action),
        row.subject,
        detail,
    )
