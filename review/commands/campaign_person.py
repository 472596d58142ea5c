"""In whose name a command works on an evaluation."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from review.commands.office_store import existing_store
from review.errors import NotFoundError
from review.store import users

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from review.model.people import User
    from review.store.office import Store

Login = Annotated[str, typer.Option("--as", help="以谁的名义（登录名），记入操作日志")]
CampaignId = Annotated[int, typer.Argument(metavar="活动", help="评查活动的编号", min=1)]


@contextmanager
def person_at(data: Path | None, login: str) -> Iterator[tuple[Store, User]]:
    """The store and the person.

    Raises:
        StoreError: no store there.
        NotFoundError: no account of this name.
    """
    with existing_store(data) as store:
        with store.database.read() as s:
            user = users.user_by_login(s, login)
        if user is None or not user.active:
            raise NotFoundError("user_not_found", f"没有登录名为“{login}”的在用人员，请核对 --as。")
        yield store, user
