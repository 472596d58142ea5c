"""`juanjian batch`: a folder of case files read into the store, here or on a cluster."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path  # noqa: TC003 - Typer reads the annotations at run time
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from review.batch.report import write_csv
from review.commands.batch_campaign import HandingIn, campaign_folder, chief_of
from review.commands.batch_display import Bars, Lines, troubles_table
from review.commands.batch_owner import owner_of
from review.commands.guard import complain, guarded
from review.errors import UsageError
from review.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from review.batch.outcomes import FileOutcome
    from review.batch.pools import Pool
    from review.settings import Settings

FAILED_FILES = 4
"""Exit status where some files failed, as that of a review which is partial."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the command line says."""

    where: str
    campaign: int | None
    workers: int
    cluster: str | None
    login: str | None
    watch: bool
    retry: bool
    report: Path | None


def batch(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="案卷文件夹，或 s3://桶/前缀")] = "",
    campaign: Annotated[
        int | None, typer.Option(help="评查活动编号：识读后与抽中的案卷匹配")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, max=256, help="本机处理进程数；默认为处理器核数")
    ] = None,
    cluster: Annotated[
        str | None, typer.Option(help="Dask 调度器地址，例如 tcp://scheduler:8786")
    ] = None,
    owner: Annotated[str | None, typer.Option(help="案卷归谁名下（登录名）")] = None,
    watch: Annotated[bool, typer.Option("--watch", help="持续等待新文件，按 Ctrl-C 停止")] = False,
    retry: Annotated[bool, typer.Option("--retry", help="上次未能处理的案卷再试一次")] = False,
    threads: Annotated[
        int | None, typer.Option(min=1, help="每个案卷的识读线程数；默认为核数除以进程数")
    ] = None,
    file_seconds: Annotated[
        int | None, typer.Option(min=1, help="每份案卷的时间上限（秒）")
    ] = None,
    file_mb: Annotated[int | None, typer.Option(min=256, help="每份案卷的内存上限（MB）")] = None,
    report: Annotated[Path | None, typer.Option(help="报告 CSV 写到此文件")] = None,
) -> None:
    """Reads all case files of a folder into the desk's store; exit 4 where some failed."""
    if workers is not None and cluster is not None:
        complain("--workers 是本机进程数，与 --cluster 不能同时使用；集群的规模由其工作机决定。")
        raise typer.Exit(UsageError.exit_status)

    def run() -> None:
        count = workers or os.cpu_count() or 1
        settings = _limits(
            load_settings(), threads or _threads(count, cluster), file_seconds, file_mb
        )
        where = folder or (campaign_folder(settings, campaign) if campaign is not None else "")
        if not where:
            raise UsageError("batch_no_folder", "请写明案卷文件夹，或用 --campaign 指定评查活动。")
        asked = _Asked(where, campaign, count, cluster, owner, watch, retry, report)
        raise typer.Exit(_run(settings, asked))

    guarded(run)


def _run(settings: Settings, asked: _Asked) -> int:
    from review.batch.conduct import Batch, Plan
    from review.batch.folder import DropFolder
    from review.batch.source import Source
    from review.store.office import open_store

    console = Console(stderr=True)
    with open_store(settings) as store, _until_told() as stop:
        if asked.campaign is None:
            handing_in, plan = None, Plan(settings, owner_of(store, asked.login), asked.retry)
        else:
            chief = chief_of(store, asked.campaign, asked.login)
            handing_in = HandingIn(store, chief, asked.campaign)
            plan = Plan(settings, chief, asked.retry, case_ended=handing_in)
        settle = float(settings.batch.settle_seconds)
        source = Source(DropFolder(asked.where), asked.watch, settle)
        pool = _pool(asked.workers, asked.cluster)
        shown = Bars(console) if sys.stderr.isatty() else Lines(console)
        with shown as display:
            batch = Batch(store, plan, source, pool, display)
            try:
                batch.run(stop)
            finally:
                path = asked.report or _report_path(settings)
                _tell(console, batch.outcomes, path, stopped=stop.is_set() and not asked.watch)
        if handing_in is not None:
            console.print(Text(handing_in.close()))
    return FAILED_FILES if any(one.code or one.troubles for one in batch.outcomes) else 0


def _tell(console: Console, outcomes: list[FileOutcome], path: Path, *, stopped: bool) -> None:
    table = troubles_table(outcomes)
    if table is not None:
        console.print(table)
    done = sum(one.how == "done" for one in outcomes)
    before = sum(one.how == "before" for one in outcomes)
    wrong = sum(one.how in ("failed", "refused") for one in outcomes)
    said = f"完成 {done} 份，此前已完成 {before} 份，未能处理 {wrong} 份。"
    if stopped:
        said += "已停止；再次运行同一命令从断点继续。"
    console.print(Text(said))
    try:
        write_csv(outcomes, path)
    except OSError as error:
        complain(f"报告 {path} 未能写入（{error.strerror}）；结果都在库中，不受影响。")
    else:
        console.print(Text(f"报告：{path}"), soft_wrap=True)


def _pool(workers: int, cluster: str | None) -> Pool:
    from review.batch.pools import ClusterPool, LocalPool

    return ClusterPool(cluster) if cluster is not None else LocalPool(workers)


def _threads(workers: int, cluster: str | None) -> int:
    """Reading threads per file: all workers together have as many as there are cores.

    More would wait for each other. A cluster has a worker per core (`--nthreads 1`), each with one
    thread: it scales by files, which need nothing of each other, not by threads, which do.
    """
    return 1 if cluster is not None else max(1, (os.cpu_count() or 1) // workers)


def _limits(
    settings: Settings, threads: int, file_seconds: int | None, file_mb: int | None
) -> Settings:
    desk, batch = settings.desk, settings.batch
    if file_seconds is not None:
        desk = desk.model_copy(update={"file_seconds": file_seconds})
    if file_mb is not None:
        batch = batch.model_copy(update={"megabytes": file_mb})
    reading = settings.reading.model_copy(update={"threads": threads})
    return settings.model_copy(update={"desk": desk, "batch": batch, "reading": reading})


def _report_path(settings: Settings) -> Path:
    name = f"batch-{datetime.now():%Y%m%d-%H%M%S}.csv"
    return settings.desk_folder / "reports" / name


@contextmanager
def _until_told() -> Iterator[threading.Event]:
    """An event that Ctrl-C or the system's wish to end sets; a second Ctrl-C ends at once."""
    stop = threading.Event()
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def on_signal(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    for number in before:
        signal.signal(number, on_signal)
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
