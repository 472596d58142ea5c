"""`juanjian learn export`, and comparing with what it wrote, on a computer without a store."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - Typer reads the annotations at run time
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from review.commands.campaign_person import Login, person_at
from review.commands.guard import DataFolder, guarded
from review.commands.office_store import existing_store, office_settings
from review.errors import NotFoundError
from review.learning.configuration import Wanted, open_configuration
from review.learning.fixtures import export_fixtures
from review.learning.replay import compare_fixtures
from review.store.learning import candidates

if TYPE_CHECKING:
    from review.settings import Settings


def export(
    folder: Annotated[Path, typer.Argument(help="空文件夹")],
    login: Login,
    data: DataFolder = None,
) -> None:
    """Writes fixtures; says what was left out and why."""

    def work() -> None:
        settings = office_settings(data)
        with person_at(data, login) as (store, user):
            done = export_fixtures(store, open_configuration(settings), folder, user)
        console = Console()
        words = f"已导出 {done.files} 份案卷的 {done.examples} 条回归样例：{folder}"
        console.print(Text(words), soft_wrap=True)
        for why, count in done.left_out.items():
            console.print(Text(f"未导出 {count} 条：{why}", style="yellow"))

    guarded(work)


def compare_folder(settings: Settings, folder: Path, number: int | None) -> dict[str, Any]:
    """What this program, or a candidate of the office, says of a folder of fixtures.

    Raises:
        LearningError: no fixtures there.
        NotFoundError: no such candidate.
    """
    wanted = Wanted()
    if number is not None:
        with existing_store(settings.data_dir) as store, store.database.read() as s:
            found = candidates.candidate(s, number)
        if found is None:
            raise NotFoundError("learning_no_candidate", f"没有编号为 {number} 的候选。")
        if found.kind != "program":
            wanted = Wanted(found.kind, found.digest)
    return compare_fixtures(folder, open_configuration(settings, wanted))
