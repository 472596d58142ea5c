"""`juanjian worker`: works on uploaded case files, here or on a second machine."""

from __future__ import annotations

import threading
from typing import Annotated

import typer

from review.commands.guard import guarded
from review.settings import load_settings


def worker(
    workers: Annotated[int | None, typer.Option(min=1, max=64, help="同时处理的案卷数")] = None,
) -> None:
    """Works on the queue of the desk's store until stopped with Ctrl-C."""

    def run() -> None:
        from review.jobs.start import work  # engines take seconds to load; other commands need none

        settings = load_settings()
        if workers is not None:
            desk = settings.desk.model_copy(update={"workers": workers})
            settings = settings.model_copy(update={"desk": desk})
        typer.echo("作业机已启动，按 Ctrl-C 停止；未完成的案卷会回到队列，下次从已读到的页继续。")
        work(settings, threading.Event())

    guarded(run)
