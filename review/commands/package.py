"""`juanjian package`: a whole review in one file, to another office and back."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - Typer reads the annotations at run time
from typing import TYPE_CHECKING, Annotated

import typer

from review.casework.access import require_case
from review.casework.conflicts import conflict_views
from review.commands import package_key
from review.commands.guard import DataFolder, guarded
from review.commands.office_store import existing_store, office_settings
from review.errors import NotFoundError, UsageError
from review.packages.export import export_package
from review.packages.signing import keys_of
from review.packages.take_in import take_in_package
from review.pipeline import open_standards
from review.store import audit, cases, users

if TYPE_CHECKING:
    from review.model.people import User
    from review.packages.take_in import TakenIn
    from review.store.office import Store

app = typer.Typer(no_args_is_help=True, help="评查包（.juan）：导出、导入、合并。")
app.add_typer(package_key.app, name="key")


@app.command("export", help="把一份案卷连同全部意见和更正导出为评查包。")
def export(
    case_id: Annotated[str, typer.Argument(help="案卷编号，工作台网址中 case= 之后的部分")],
    target: Annotated[Path, typer.Argument(help="写到此文件（.juan），不得已存在")],
    login: Annotated[
        str | None, typer.Option("--as", help="以此登录名导出；默认为案卷的登记人")
    ] = None,
    data: DataFolder = None,
) -> None:
    """Writes the package, and a row of the log that says so."""

    def work() -> None:
        if target.exists():
            raise UsageError("package_exists", f"{target} 已存在，未覆盖。请换一个文件名。")
        with existing_store(data) as store:
            user = _person(store, login) if login else _owner(store, case_id)
            try:
                export_package(store, user, case_id, target, keys_of(office_settings(data)))
            except OSError as error:
                raise UsageError(
                    "package_not_written",
                    f"评查包未能写到 {target}（{error.strerror or error}）。"
                    "请检查文件夹、权限和磁盘空间。",
                ) from error
            with store.database.write() as s:
                record = require_case(s, user, case_id)
                audit.note(s, user, "exported", case_id, what="package.juan", masked=False)
        typer.echo(f"已导出评查包：{target}（案卷“{record.title}”）。")

    guarded(work)


@app.command("import", help="导入评查包；同一案卷已在本机的，合并意见并列出不一致之处。")
def import_(
    source: Annotated[Path, typer.Argument(help="评查包（.juan）")],
    login: Annotated[str, typer.Option("--as", help="以此登录名导入，新案卷登记在其名下")],
    into: Annotated[str, typer.Option("--into", help="并入此编号的案卷")] = "",
    data: DataFolder = None,
) -> None:
    """Takes the package in, everything or nothing, and says where two people differ."""

    def work() -> None:
        if not source.is_file():
            raise UsageError("package_not_found", f"没有评查包 {source}。请检查路径。")
        with existing_store(data) as store:
            user = _person(store, login)
            settings = office_settings(data)
            standards = open_standards(settings)
            done = take_in_package(
                store, standards, user, source, into=into, keys=keys_of(settings)
            )
        _say(done)

    guarded(work)


def _say(done: TakenIn) -> None:
    how = "已并入案卷" if done.merged else "已导入为新案卷"
    typer.echo(f"{how}“{done.record.title}”（{done.record.id}），新增意见 {done.words} 条。")
    typer.echo(f"签名：{done.signature}。")
    if done.rechecked:
        typer.echo("评查包带来了更正，已排队重新检查。")
    if done.conflicts:
        typer.echo(f"意见不一致 {len(done.conflicts)} 处，以最后一次为准，请在工作台逐处核定：")
    for conflict in conflict_views(done.conflicts):
        words = "；".join(f"{word['who']} {word['name']}" for word in conflict["words"])
        typer.echo(f"  {conflict['code']} {conflict['name']}：{words}")


def _person(store: Store, login: str) -> User:
    with store.database.read() as s:
        found = users.user_by_login(s, login)
    if found is None or not found.active:
        raise NotFoundError(
            "person_not_found", f"没有登录名为“{login}”的可用账号，未作任何改动。请检查 --as。"
        )
    return found


def _owner(store: Store, case_id: str) -> User:
    with store.database.read() as s:
        record = cases.case_of(s, case_id)
        owner = users.user_by_id(s, record.owner_id) if record else None
    if owner is None:
        raise NotFoundError("case_not_found", f"没有编号为“{case_id}”的案卷，未导出。请检查编号。")
    return owner
