"""`juanjian user`: who has an account; a new one-time password where nobody can log in any more."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from review.commands.guard import DataFolder, guarded
from review.commands.office_store import existing_store
from review.errors import UsageError
from review.model.people import ROLE_NAMES
from review.store import users

app = typer.Typer(no_args_is_help=True, help="人员：查看账号，重设口令。")


@app.command("list", help="列出账号。")
def list_(data: DataFolder = None) -> None:
    """Login, name, role, team, and whether the account is in use."""

    def work() -> None:
        with existing_store(data) as store, store.database.read() as s:
            people = users.all_users(s)
        table = Table("登录名", "姓名", "角色", "评查组", "状态")
        for one in people:
            state = "在用" if one.active else "已停用"
            cells = (one.login, one.name, ROLE_NAMES[one.role], one.team, state)
            table.add_row(*map(Text, cells))
        Console().print(table)

    guarded(work)


@app.command("reset", help="重设一个账号的口令并解除锁定；管理员忘记口令时用。")
def reset(
    login: Annotated[str, typer.Argument(help="登录名，例如 admin")], data: DataFolder = None
) -> None:
    """Prints a one-time password; all sessions of the account end."""
    # What knows of passwords loads the web framework, which the other commands need not wait for.
    from review.web.login import give_password
    from review.web.passwords import one_time_password

    def work() -> None:
        with existing_store(data) as store:
            with store.database.read() as s:
                user = users.user_by_login(s, login)
            if user is None:
                raise UsageError(
                    "user_unknown", f"没有登录名“{login}”。用 juanjian user list 查看。"
                )
            password = one_time_password()
            give_password(store, None, user, password)
        typer.echo(f"登录名：{login}　一次性口令：{password}")
        typer.echo("口令只显示这一次，登录后须立即修改。")

    guarded(work)
