"""What every command does alike: errors in red with their exit status, the office's folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from review.errors import ReviewError
from review.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Callable

DataFolder = Annotated[
    Path | None, typer.Option("--data", help="单位数据文件夹；默认为用户数据文件夹")
]


def guarded(work: Callable[[], None]) -> None:
    """Does the work; an error is shown and ends the command with its exit status."""
    try:
        work()
    except ReviewError as error:
        complain(error.message)
        raise typer.Exit(error.exit_status) from None


def complain(message: str) -> None:
    """A message in red; words from outside are printed, never read as markup."""
    Console(stderr=True).print(Text(message, style="red"), soft_wrap=True)


def office_folder(data: Path | None) -> Path:
    """The folder given, else that of the settings."""
    return data or load_settings().office_folder
